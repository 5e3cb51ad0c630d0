package cortado.kernel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
