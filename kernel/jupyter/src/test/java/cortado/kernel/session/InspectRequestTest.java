package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.Cortado;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What Shift-Tab shows, which asks for no details, with the sources of the DSL where the distribution has them. */
@Timeout(60)
class InspectRequestTest {
    private static final Path SOURCES = Path.of("..", "..", "dsl", "core", "src", "main", "java");

    private static KernelProcess kernel;

    @BeforeAll
    static void start(@TempDir Path home) throws IOException {
        Path zip = Files.createDirectory(home.resolve("src")).resolve("sources.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip));
                Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                out.putNextEntry(new ZipEntry(SOURCES.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        kernel = new KernelProcess(home, "-Dcortado.home=" + home);
    }

    @AfterAll
    static void stop() {
        kernel.close();
    }

    private static JsonNode inspect(String code) {
        Map<String, ?> asked = Map.of("code", code, "cursor_pos", code.length(), "detail_level", 0);
        return kernel.reply(kernel.ask("inspect_request", asked)).content().path("data");
    }

    @Test
    void a_function_of_the_dsl_is_told_in_full() {
        JsonNode conv2d = inspect("var net = sequential(input(1, 28, 28), conv2d(32, 3");
        JsonNode adam = inspect("adam(");

        assertThat(conv2d.path("text/plain").asText())
                .startsWith("cortado.layer.Conv2dLayer Cortado.conv2d(int filters, int kernel)\n"
                        + "    Returns a two-dimensional convolution (cross-correlation)")
                .contains("\n    Parameter kernel height");
        assertThat(adam.path("text/html").asText())
                .startsWith("<p><code><b>Optimizer Cortado.adam(double learningRate)</b></code><br>Returns Adam with")
                .contains("<br><b>Parameter</b> learningRate above 0")
                .contains("<a href=\"https://arxiv.org/abs/1412.6980\">");
    }

    @Test
    void no_function_of_the_dsl_only_refers_to_another() {
        TreeSet<String> names = new TreeSet<>();
        for (Method each : Cortado.class.getDeclaredMethods()) {
            if (Modifier.isPublic(each.getModifiers())) {
                names.add(each.getName());
            }
        }
        assertThat(names).hasSizeGreaterThan(45);
        for (String name : names) {
            String told = inspect(name + "(").path("text/plain").asText();
            assertThat(told)
                    .as(name)
                    .containsPattern("\\bCortado\\.(<.+>)?" + name + "\\(")
                    .doesNotContainPattern("\\bsee [\\w.]+\\.(\\n|$)");
            assertThat(told.lines()).as(name).hasSizeGreaterThan(1);
        }
    }

    @Test
    void what_a_chain_and_a_class_name_is_told() {
        assertThat(inspect("dense(10).relu(").path("text/plain").asText())
                .startsWith("cortado.layer.Layer cortado.layer.Layer.relu()\n    Returns this layer");
        // Java 25 leaves out the names of parameters of inherited functions.
        assertThat(inspect("Dataset.of(")
                        .path("text/plain")
                        .asText()
                        .replace("[] x,", "[],")
                        .replace("[] y)", "[])"))
                .contains(".of(float[][], int[])\n    Returns rows of numbers with a class each");
        assertThat(inspect("History").path("text/plain").asText()).startsWith("cortado.train.History\n    ");
    }

    @Test
    void comments_of_cells_are_told() {
        String cell = """
                /** Doubles. {@code twice(1)} is 2.
                 * @param n any number */
                int twice(int n) { return 2 * n; }

                /** Of text. */
                String twice(String s) { return s + s; }
                /* not this */
                /** A point. */
                record Point(int x) {
                    /** Makes one. */
                    Point(String x) { this(Integer.parseInt(x)); }
                    /** Returns its distance from zero. */
                    int far() { return Math.abs(x); }
                }
                int plain(int a) { return a; }""";
        assertThat(kernel.reply(kernel.execute(cell)).content().path("status").asText())
                .isEqualTo("ok");

        assertThat(inspect("twice(").path("text/plain").asText()).isEqualTo("""
                int twice(int n)
                    Doubles. twice(1) is 2.
                    Parameter n any number
                String twice(String s)
                    Of text.""");
        assertThat(List.of("Point", "new Point(\"\").far(", "plain("))
                .extracting(code -> inspect(code).path("text/plain").asText())
                .containsExactly(
                        "Point\n    A point.",
                        "int Point.far()\n    Returns its distance from zero.",
                        "int plain(int a)");
        assertThat(inspect("new Point(").path("text/plain").asText()).contains("Point(String x)\n    Makes one.");
    }
}
