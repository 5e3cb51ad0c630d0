package cortado.kernel.assist;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.dependency.TestRepository;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompleterTest {
    private static final Evaluator EVALUATOR = Evaluator.start(Set.of("java.util.*"));

    @AfterAll
    static void close() {
        EVALUATOR.close();
    }

    private static Completer.Completion complete(String before) {
        return new Completer(EVALUATOR, List.of("%time", "%%time", "%load")).complete(before, before.length());
    }

    private static List<String> texts(Completer.Completion found) {
        return found.matches().stream().map(Completer.Match::text).collect(Collectors.toList());
    }

    private static void run(String code) {
        for (Piece piece : EVALUATOR.split(code)) {
            assertThat(EVALUATOR.evaluate(Source.cell(1, code), piece).error()).isNull();
        }
    }

    @Test
    void completion_replaces_the_name_before_the_cursor() {
        String code = "int a = 1;\n\"abc\".subs + 2";

        Completer.Completion found = new Completer(EVALUATOR, List.of()).complete(code, code.indexOf(" + 2"));

        assertThat(found.matches())
                .containsExactly(new Completer.Match(
                        "substring(",
                        "method",
                        "String String.substring(int beginIndex)\n"
                                + "String String.substring(int beginIndex, int endIndex)"));
        assertThat(found.start()).isEqualTo(code.indexOf("subs"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "List.of(1)\n    .stream()\n    .fil",
                "List.of(1).stream()\n  // a comment\n  .map(n -> n + 1)\n  .fil",
                "var kept = List.of(\"a\").stream().fil",
                "List.of(List.of(1)).forEach(inner -> inner.stream().fil",
                "\"😀\".length(); List.of(1).stream().fil"
            })
    void completion_works_in_chains_and_lambdas(String before) {
        Completer.Completion found = complete(before);

        assertThat(texts(found)).containsExactly("filter(");
        assertThat(found.start()).isEqualTo(before.length() - "fil".length());
    }

    @Test
    void what_fits_the_expected_type_comes_first() {
        run("String wordOne = \"\"; int wordTwo = 2; String wordThree = \"\";");

        assertThat(texts(complete("int n = word"))).startsWith("wordTwo").contains("wordOne");
        assertThat(texts(complete("String s = word")))
                .startsWith("wordOne", "wordThree")
                .contains("wordTwo");
    }

    @Test
    void what_every_object_has_comes_last() {
        List<String> texts = texts(complete("new ArrayList<Integer>()."));

        assertThat(texts.indexOf("notifyAll()")).isGreaterThan(texts.indexOf("trimToSize()"));
    }

    @Test
    void a_match_tells_its_type() {
        run("int someVariable = 1;");

        assertThat(complete("someVar").matches())
                .extracting(Completer.Match::type)
                .containsExactly("variable");
        assertThat(complete("ArrayLis").matches())
                .extracting(Completer.Match::type)
                .containsOnly("class");
        assertThat(complete("Integer.MAX_V").matches())
                .extracting(Completer.Match::type)
                .containsExactly("field");
    }

    @Test
    void magics_complete_to_their_names_and_files(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("train.jsh"));
        Path inner = Files.createDirectory(folder.resolve("trained"));

        assertThat(texts(complete("%"))).containsExactly("%%time", "%load", "%time");
        assertThat(complete("1 + 1\n%lo").matches()).containsExactly(new Completer.Match("%load", "magic"));
        assertThat(complete("1 + 1\n%lo").start()).isEqualTo(6);
        assertThat(texts(complete("%load " + folder + "/tra"))).containsExactly(file.toString(), inner + "/");
        assertThat(texts(complete("%load " + folder.resolve("none") + "/"))).isEmpty();
        assertThat(texts(complete("%time \"abc\".subs"))).containsExactly("substring(");
    }

    @Test
    void an_unknown_class_is_offered_by_its_full_name_with_its_import() {
        Completer.Completion found = complete("new AtomicInteger");

        assertThat(texts(found).subList(0, 3))
                .containsExactly(
                        "java.util.concurrent.atomic.AtomicInteger",
                        "java.util.concurrent.atomic.AtomicIntegerArray",
                        "java.util.concurrent.atomic.AtomicIntegerFieldUpdater");
        assertThat(found.start()).isEqualTo(4);
        assertThat(found.matches().get(0))
                .isEqualTo(new Completer.Match(
                        "java.util.concurrent.atomic.AtomicInteger",
                        "class",
                        "import java.util.concurrent.atomic.AtomicInteger;"));
        assertThat(texts(complete("new NoSuchClassAnywhere"))).isEmpty();
    }

    @Test
    void a_prefix_offers_what_is_in_scope_before_what_is_not() {
        assertThat(texts(complete("new ArrayDe"))).containsExactly("ArrayDeque(");
        assertThat(texts(complete("Array")).subList(0, 3))
                .containsExactly("ArrayDeque", "ArrayIndexOutOfBoundsException", "ArrayList");
        assertThat(texts(complete("Array")))
                .contains("java.sql.Array", "java.util.concurrent.ArrayBlockingQueue")
                .doesNotContain("java.util.ArrayList");
        assertThat(texts(complete("Pat")).get(0)).isEqualTo("java.util.regex.Pattern");
        assertThat(texts(complete("int n = CRC"))).startsWith("java.util.zip.CRC32", "java.util.zip.CRC32C");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"AtomicInt",
                "// AtomicInt",
                "List.of(1).AtomicInt",
                "List . AtomicInt",
                "A",
                "atomicInt",
                "/* AtomicInt"
            })
    void classes_are_offered_only_where_one_can_stand(String before) {
        assertThat(texts(complete(before))).noneMatch(text -> text.startsWith("java.util.concurrent"));
    }

    @Test
    void classes_of_an_added_jar_are_offered(@TempDir Path folder) throws IOException {
        assertThat(Files.createDirectories(folder.resolve("lib"))).isDirectory();
        TestRepository.jar(
                folder.resolve("lib/oats.jar"),
                Map.of("OatCounter", "1", "OatHidden", "package lib; class OatHidden { }"),
                Map.of());
        EVALUATOR.addToClassPath(List.of(folder.resolve("lib/oats.jar")));

        assertThat(texts(complete("new Oat"))).containsExactly("lib.OatCounter");
    }
}
