package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The lines that the README shows: in the script, in {@code cortado shell} and in a class. */
class FiveLinesTest {
    private static final Path SCRIPT = Places.folder().resolve("first-light.jsh");
    private static final Pattern BLOCK = Pattern.compile("## Five lines\n+```java\n(.*?)```\n", Pattern.DOTALL);

    @Test
    void the_script_holds_the_lines_of_the_readme_byte_for_byte() {
        String script = Places.read(SCRIPT);
        assertThat(script.substring(script.indexOf('\n') + 1)).isEqualTo(fiveLines());
    }

    @Test
    void the_shell_prints_accuracy_report_matrix_and_summary() {
        String out = Executed.byShell(SCRIPT).out();
        assertThat(Notebook.accuracies(out)).hasSize(1);
        assertThat(out)
                .containsPattern("(?m)^ +precision +recall +f1-score +support$")
                .containsPattern("(?m)^ +Ankle boot +[01]\\.\\d\\d +[01]\\.\\d\\d +[01]\\.\\d\\d +50$")
                .containsPattern("(?m)^weighted avg +0\\.\\d\\d +0\\.\\d\\d +0\\.\\d\\d +500$")
                .contains("actual \\ predicted")
                .containsPattern("(?m)^total 225,034 parameters$");
    }

    @Test
    void the_shell_and_the_notebook_train_the_same_model() {
        Path notebook = Places.folder().resolve("first-light.ipynb");
        assertThat(Notebook.accuracies(Executed.byShell(SCRIPT).out()))
                .isEqualTo(Executed.byCortado(notebook).accuracies());
    }

    @Test
    void a_class_trains_the_same_model() throws IOException {
        Path source = Files.writeString(Places.output().resolve("FiveLines.java"), asClass(fiveLines()));
        Program.Result result = Program.java(
                        "-Djava.awt.headless=true",
                        "-cp",
                        Places.distribution().resolve("lib") + "/*",
                        source.toString())
                .run()
                .succeeded();
        assertThat(Notebook.accuracies(result.out()))
                .isEqualTo(Notebook.accuracies(Executed.byShell(SCRIPT).out()));
    }

    private static String fiveLines() {
        Matcher block = BLOCK.matcher(Places.read(Places.folder().resolveSibling("README.md")));
        if (!block.find()) {
            throw new AssertionError("README.md has no Java block after '## Five lines'");
        }
        return block.group(1);
    }

    /** Adds what the README says a class needs: the imports and the semicolons. */
    private static String asClass(String lines) {
        String statements = lines.lines()
                .map(line -> line.replaceFirst("\\)(\\s*//.*)$", ");$1"))
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                List.of(
                        "import static cortado.Cortado.*;",
                        "import cortado.Datasets;",
                        "public class FiveLines {",
                        "    public static void main(String[] args) {",
                        statements,
                        "        System.out.println(model.evaluate(fashion.test()).display().text());",
                        "    }",
                        "}"));
    }
}
