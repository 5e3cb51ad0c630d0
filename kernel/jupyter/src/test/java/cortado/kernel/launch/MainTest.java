package cortado.kernel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class MainTest {
    @TempDir
    private Path folder;

    private record Ended(int status, String out, String err) {}

    private Ended cortado(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "cortado.kernel.launch.Main"));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(
                status, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }

    private void write(String name, String text) throws IOException {
        assertThat(Files.writeString(folder.resolve(name), text)).exists();
    }

    @Test
    void shell_runs_a_file_and_prints_values_as_jshell_does() throws IOException, InterruptedException {
        write("a.jsh", """
                int x = 3;
                "ab"
                  .toUpperCase()        // goes on
                new int[] {1, 2};
                cortado.display.MimeBundle.text("shows itself")
                System.out.println("printed");
                """);

        assertThat(cortado("shell", "a.jsh"))
                .isEqualTo(new Ended(0, "x ==> 3\n$1 ==> \"AB\"\n$2 ==> [1, 2]\nshows itself\nprinted\n", ""));
    }

    @Test
    void shell_marks_the_first_error_and_ends_with_status_1() throws IOException, InterruptedException {
        write("a.jsh", "int a = 0;\nint b = 1 / a;\nSystem.out.println(\"never\");\n");

        assertThat(cortado("shell", "a.jsh"))
                .isEqualTo(
                        new Ended(
                                1,
                                "a ==> 0\n",
                                "java.lang.ArithmeticException: / by zero\n  at a.jsh:2\n    1  int a = 0;\n--> 2  int b = 1 / a;\n"));
    }

    @Test
    void shell_ends_with_the_status_of_exit() throws IOException, InterruptedException {
        write("a.jsh", "int a = 0;\n/exit 7\nint b = 1;\n");

        assertThat(cortado("shell", "a.jsh")).isEqualTo(new Ended(7, "a ==> 0\n", ""));
    }

    @Test
    void files_share_one_session() throws IOException, InterruptedException {
        write("a.jsh", "int a = 4;");
        write("b.jsh", "a * 2");

        assertThat(cortado("shell", "a.jsh", "b.jsh")).isEqualTo(new Ended(0, "a ==> 4\n$1 ==> 8\n", ""));
    }

    @Test
    void run_tells_the_error_of_a_cell() throws IOException, InterruptedException {
        write("a.ipynb", """
                {"nbformat": 4, "nbformat_minor": 5, "metadata": {},
                 "cells": [{"cell_type": "code", "metadata": {}, "outputs": [], "source": "nix"}]}
                """);

        assertThat(cortado("run", "a.ipynb", "-o", "b.ipynb"))
                .isEqualTo(new Ended(
                        1,
                        "",
                        "cell 1, line 1: cannot find symbol\n--> 1  nix\n       ^^^\n  symbol:   variable nix\n"));
        assertThat(folder.resolve("b.ipynb")).content().contains("\"ename\": \"CompileError\"");
    }

    @Test
    void a_missing_file_is_named() throws IOException, InterruptedException {
        assertThat(cortado("shell", "absent.jsh"))
                .isEqualTo(new Ended(1, "", "cortado: shell: the file absent.jsh does not exist. Check the path.\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "install", "list", "doctor", "uninstall", "shell", "run", "help"})
    void help_fits_into_80_columns(String name) {
        CommandLine commands = Main.commands();
        CommandLine command =
                name.isEmpty() ? commands : commands.getSubcommands().get(name);

        assertThat(command.getUsageMessage().lines()).hasSizeGreaterThan(2).allMatch(line -> line.length() <= 80);
    }

    @Test
    void a_wrong_command_is_told_in_two_lines() throws IOException, InterruptedException {
        assertThat(cortado("install", "--heap")).isEqualTo(new Ended(2, "", """
                        cortado: Missing required parameter for option '--heap' (SIZE)
                        For its options: cortado install --help
                        """));
    }

    @Test
    void install_checks_its_options_before_it_writes() throws IOException, InterruptedException {
        assertThat(cortado("install", "--prefix", "p", "--heap", "lots")).isEqualTo(new Ended(1, "", """
                        cortado: --heap must be a number with m or g after it, but was 'lots'. Pass for example 4g.
                        """));
        assertThat(cortado("install", "--prefix", "p", "--java-home", "none").err())
                .isEqualTo("cortado: --java-home: there is no Java at "
                        + folder.toRealPath().resolve("none/bin/java")
                        + ". Pass the folder of a JDK, 17 or later, that holds bin/java.\n");
        assertThat(cortado("install", "--prefix", "p", "--gpu", "cu999")).isEqualTo(new Ended(1, "", """
                        cortado: --gpu must be cu118 or cu124, but was 'cu999'. See the driver's CUDA version with: nvidia-smi
                        """));
        assertThat(folder.resolve("p")).doesNotExist();
    }

    @Test
    void list_tells_what_install_wrote() throws IOException, InterruptedException {
        Path kernels = folder.toRealPath().resolve("p ü/share/jupyter/kernels/java");
        assertThat(cortado("install", "--prefix", "p ü", "--name", "java", "--heap", "300m"))
                .isEqualTo(new Ended(
                        0,
                        "Installed " + kernels + "\nNo class archive could be made, so the kernel starts more slowly\n"
                                + "Jupyter shows it as \"Java (Cortado)\". Java " + System.getProperty("java.version")
                                + ", heap 300m. Test it: cortado doctor\n",
                        ""));

        assertThat(cortado("list", "--prefix", "p ü").out())
                .endsWith("java - Java (Cortado)\n  where    " + kernels + "\n  java     "
                        + System.getProperty("java.version") + ", " + System.getProperty("java.home")
                        + "\n  heap     300m\n  archive  none; the kernel starts more slowly. Run: cortado install --prefix '"
                        + folder.toRealPath().resolve("p ü") + "' --name java --heap 300m\n");
        assertThat(cortado("uninstall", "--prefix", "p ü", "--name", "java"))
                .isEqualTo(new Ended(0, "Removed " + kernels + "\n", ""));
        assertThat(kernels).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            @/absent.ipynb          | the notebook @/absent.ipynb does not exist. Check the path.
            @                       | @ is a folder. Pass a notebook in it.
            @/text.ipynb            | @/text.ipynb is not a notebook: it is not JSON. Pass a file that Jupyter saved.
            @/list.ipynb            | @/list.ipynb is not a notebook: it names no format. Pass a file that Jupyter saved.
            @/old.ipynb             | @/old.ipynb must be a notebook of format 4, but is of format 3. Convert it: jupyter nbconvert --to notebook --inplace @/old.ipynb
            @/cell.ipynb            | @/cell.ipynb is damaged: its cell 2 is no JSON object. Pass a file that Jupyter saved.
            @/cells.ipynb           | @/cells.ipynb is damaged: it has no list of cells. Pass a file that Jupyter saved.
            @/ok.ipynb -o @/no/b    | the folder of @/no/b does not exist. Make it first.
            @/ok.ipynb --html @/n/b | the folder of @/n/b does not exist. Make it first.
            @/ok.ipynb -o @         | @ is a folder. Name a file to write.
            @/ok.ipynb -p n         | a parameter must be NAME=VALUE, but was 'n'. Write for example -p epochs=3.
            @/ok.ipynb -p n=1       | no cell is tagged 'parameters', so the parameter 'n' has no place. Tag the cell that declares it, e.g. in JupyterLab's property inspector.
            """)
    void run_tells_what_it_cannot_use_and_leaves_the_notebook_alone(String arguments, String message)
            throws IOException {
        String ok = "{\"nbformat\": 4, \"metadata\": {}, \"cells\": []}";
        write("text.ipynb", "x{");
        write("list.ipynb", "[]");
        write("old.ipynb", "{\"nbformat\": 3, \"worksheets\": []}");
        write("cell.ipynb", "{\"nbformat\": 4, \"cells\": [{}, 3]}");
        write("cells.ipynb", "{\"nbformat\": 4}");
        write("ok.ipynb", ok);
        String here = folder.toString();
        PrintStream before = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            assertThat(Main.run(("run " + arguments.replace("@", here)).split(" ")))
                    .isEqualTo(1);
        } finally {
            System.setErr(before);
        }

        assertThat(told.toString(StandardCharsets.UTF_8))
                .isEqualTo("cortado: run: " + message.replace("@", here) + System.lineSeparator());
        assertThat(folder.resolve("ok.ipynb")).hasContent(ok);
    }

    @Test
    void run_stores_the_cells_so_far_when_a_cell_exits() throws IOException, InterruptedException {
        write("a.ipynb", """
                {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [
                 {"cell_type": "code", "metadata": {}, "outputs": [], "source": "6 * 7"},
                 {"cell_type": "code", "metadata": {}, "outputs": [], "source": "System.exit(3);"}]}
                """);

        assertThat(cortado("run", "a.ipynb", "-o", "b.ipynb")).isEqualTo(new Ended(3, "", ""));
        assertThat(folder.resolve("b.ipynb")).content().contains("\"42\"");
    }

    @Test
    void run_stores_the_cells_so_far_when_it_is_stopped() throws IOException, InterruptedException {
        write("a.ipynb", """
                {"nbformat": 4, "nbformat_minor": 4, "metadata": {}, "cells": [
                 {"cell_type": "code", "metadata": {}, "outputs": [], "source": "6 * 7"},
                 {"cell_type": "code", "metadata": {}, "outputs": [],
                  "source": "new ProcessBuilder(\\"kill\\", \\"\\" + ProcessHandle.current().pid()).start(); while (true) { Thread.sleep(10); }"}]}
                """);

        assertThat(cortado("run", "a.ipynb", "-o", "b.ipynb").status()).isEqualTo(143);
        assertThat(folder.resolve("b.ipynb")).content().contains("\"42\"").contains("\"evalue\": \"interrupted\"");
    }
}
