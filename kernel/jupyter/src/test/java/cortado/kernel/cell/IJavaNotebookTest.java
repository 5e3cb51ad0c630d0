package cortado.kernel.cell;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.display.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IJavaNotebookTest {
    @TempDir
    private Path folder;

    @Test
    void text_is_displayed_as_the_requested_types() {
        try (Session session = new Session()) {
            Session.Shown shown = session.run("display(\"<b>Bold</b>\", \"text/html\", \"text/markdown\")");

            assertThat(shown.displays())
                    .extracting(MimeBundle::data)
                    .containsExactly(Map.of(
                            "text/plain", "<b>Bold</b>", "text/html", "<b>Bold</b>", "text/markdown", "<b>Bold</b>"));
            assertThat(shown.result()).isEmpty();
        }
    }

    @Test
    void a_display_is_updated_by_the_identity_that_a_string_holds() {
        try (Session session = new Session()) {
            Session.Shown shown = session.run("""
                    String id = display("<b>Countdown:</b> 3", "text/html");
                    for (int i = 3; i >= 0; i--) {
                        updateDisplay(id, "<b>Countdown:</b> " + i, "text/html");
                    }
                    render("<b>Liftoff!</b>", "text/html")
                    """);

            assertThat(shown.displays()).hasSize(5);
            assertThat(shown.displays().get(4).data()).containsEntry("text/html", "<b>Countdown:</b> 0");
            assertThat(shown.result()).isEqualTo("<b>Liftoff!</b>");
            assertThat(session.result("id")).hasSize(36);
        }
    }

    @Test
    void code_is_evaluated_in_the_scope_of_the_cell() {
        try (Session session = new Session()) {
            assertThat(session.result("(int) eval(\"1 + 2\") + 3")).isEqualTo("6");
            assertThat(session.result("int a = 5;\n(int) eval(\"int b = a * 2; b + 1\") + 1"))
                    .isEqualTo("12");
            assertThat(session.run("eval(\"nix\")").error())
                    .startsWith("cortado.kernel.cell.EvalException: eval, line 1: cannot find symbol");
            assertThat(session.result("a + b")).isEqualTo("15");
        }
    }

    @Test
    void a_renderer_is_registered_for_a_type() {
        try (Session session = new Session()) {
            assertThat(session.run("""
                            record Money(int cents) {}
                            getKernelInstance().getRenderer().createRegistration(Money.class)
                                .preferring("text/html")
                                .supporting("text/markdown")
                                .register((money, ctx) -> {
                                    ctx.renderIfRequested("text/html", () -> "<b>" + money.cents() + "</b>");
                                    ctx.renderIfRequested("text/markdown", () -> "**" + money.cents() + "**");
                                });
                            """).error()).isEmpty();

            assertThat(session.run("display(new Money(7))").displays().get(0).data())
                    .isEqualTo(Map.of("text/plain", "Money[cents=7]", "text/html", "<b>7</b>"));
            assertThat(session.run("display(new Money(7), \"text/markdown\")")
                            .displays()
                            .get(0)
                            .data())
                    .isEqualTo(Map.of("text/plain", "Money[cents=7]", "text/markdown", "**7**"));
        }
    }

    @Test
    void magics_are_called_from_code() {
        try (Session session = new Session()) {
            assertThat(session.run("int a = 1;").error()).isEmpty();
            assertThat(session.run("lineMagic(\"who\", List.of());").printed()).isEqualTo("int a = 1\n");
            assertThat(session.run("lineMagic(\"nix\", List.of());").error())
                    .startsWith("cortado.kernel.cell.EvalException: unknown magic '%nix'. %magics lists all.");
        }
    }

    @Test
    void options_of_the_environment_mean_the_same() throws IOException {
        Path script = Files.writeString(folder.resolve("init.jshell"), "int fromFile = 4;");
        Map<String, String> environment = Map.of(
                "IJAVA_STARTUP_SCRIPTS_PATH", folder + "/*.jshell",
                "IJAVA_STARTUP_SCRIPT", "int twice(int a) { return 2 * a; }",
                "IJAVA_COMPILER_OPTS", "-parameters",
                "JJAVA_CLASSPATH", folder + "/",
                "IJAVA_TIMEOUT", "500 MILLISECONDS");
        try (Session session = new Session(environment)) {
            assertThat(session.result("twice(fromFile)")).isEqualTo("8");
            assertThat(session.result("class A { void f(int named) {} }\n"
                            + "A.class.getDeclaredMethods()[0].getParameters()[0].getName()"))
                    .isEqualTo("named");
            assertThat(session.run("while (true) {}").error())
                    .isEqualTo(
                            "the statement ran longer than 500 MILLISECONDS. Variables keep the values they had. The limit"
                                    + " is set by IJAVA_TIMEOUT or JJAVA_TIMEOUT.");
            assertThat(session.result("1 + 1")).isEqualTo("2");
        }
        assertThat(script).exists();
    }

    @Test
    void code_that_a_cell_evaluates_can_be_stopped() {
        try (Session session = new Session(Map.of("IJAVA_TIMEOUT", "500"))) {
            assertThat(session.run("int a = 1;\neval(\"while (true) { a++; }\")")
                            .error())
                    .isEqualTo(
                            "the statement ran longer than 500 ms. Variables keep the values they had. The limit is set by"
                                    + " IJAVA_TIMEOUT or JJAVA_TIMEOUT.");
            assertThat(session.result("(int) eval(\"a = 5\") + 1")).isEqualTo("6");
        }
    }
}
