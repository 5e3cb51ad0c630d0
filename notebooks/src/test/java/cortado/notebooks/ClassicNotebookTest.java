package cortado.notebooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** What a person does in the classic notebook, done in Chromium. Each test leaves a picture of its last moment. */
class ClassicNotebookTest {
    private static final String STOPPED = "interrupted: the cell was stopped. Variables keep the values they had.";
    private static final String LONG_FIT = String.join(
            "\n",
            "var flowers = Datasets.iris().train();",
            "var net = sequential(input(4), dense(8).relu(), dense(3));",
            "var learner = net.compile(adam(1e-3), crossEntropy()).seed(1).epochs(1_000_000);",
            "var model = learner.fit(flowers)");

    private static NotebookServer server;
    private static Browser browser;

    private ClassicNotebook notebook;

    @BeforeAll
    static void start() {
        server = NotebookServer.start();
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        browser.close();
        server.close();
    }

    @AfterEach
    void close(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName();
        notebook.page().screenshot(Places.output().resolve("classic-" + name + ".png"));
        notebook.close();
    }

    @Test
    void all_cells_of_a_notebook_run_and_curves_grow_in_one_output() {
        notebook = ClassicNotebook.open(browser, server.copy(Places.folder().resolve("first-light.ipynb")));
        int fit = number("cells.findIndex(cell => cell.get_text().includes('.fit('))");
        int last = number("cells.length - 1 - cells.reverse().findIndex(cell => cell.cell_type === 'code')");
        watchPicturesOf(fit);
        notebook.choose("run_all_cells");
        notebook.page().await("pictures.length > 2");
        notebook.awaitDone(last);

        assertThat(number("most")).as("outputs at once").isEqualTo(1);
        assertThat(picture(fit, "src")).startsWith("data:image/png");
        assertThat(picture(fit, "width")).isEqualTo("720");
        assertThat(number("document.querySelectorAll('.output_error').length")).isZero();
        assertThat(number("[...document.querySelectorAll('.output img')].filter(img => img.naturalWidth > 0).length"))
                .isEqualTo(number("document.querySelectorAll('.output img').length"))
                .isGreaterThan(1);
    }

    @Test
    void interrupting_ends_a_loop_and_the_next_cell_works() {
        open("loop.ipynb");
        int loop = notebook.start("int turns = 0;\nSystem.out.println(\"counting\");\nwhile (true) { turns++; }");
        notebook.page().await(ClassicNotebook.element(loop) + ".querySelector('.output_stdout') !== null");
        notebook.choose("int_kernel");
        notebook.awaitDone(loop);
        int next = notebook.run("turns > 0");

        assertThat(notebook.output(loop)).containsExactly("counting", STOPPED);
        assertThat(notebook.output(next)).containsExactly("true");
    }

    @Test
    void pressing_i_twice_ends_training_and_keeps_the_model_so_far() {
        open("training.ipynb");
        int fit = notebook.start(LONG_FIT);
        notebook.page()
                .await("/^loss training \\d/.test(" + ClassicNotebook.element(fit)
                        + ".querySelector('.output img')?.alt)");
        notebook.commandMode();
        notebook.page().press("i", 73);
        notebook.page().press("i", 73);
        notebook.awaitDone(fit);
        int next = notebook.run("model.history().stop() + \", rows \" + model.predict(flowers).length");

        assertThat(notebook.output(fit)).containsExactly(STOPPED);
        assertThat(picture(fit, "src")).startsWith("data:image/png");
        assertThat(notebook.output(next)).containsExactly("INTERRUPTED, rows 120");
    }

    @Test
    void restarting_forgets_the_variables_and_cells_run_again() {
        open("restart.ipynb");
        notebook.run("int answer = 42;");
        notebook.commandMode();
        notebook.page().press("0", 48);
        notebook.page().press("0", 48);
        notebook.page().await("document.querySelector('.modal.in .btn-danger') !== null");
        notebook.page().evaluate("document.querySelector('.modal.in .btn-danger').click()");
        notebook.page().await("document.querySelector('.modal-backdrop') === null");
        notebook.awaitKernel();
        int forgotten = notebook.run("answer");
        int again = notebook.run("6 * 7");

        assertThat(notebook.output(forgotten))
                .startsWith("cell 1, line 1: cannot find symbol")
                .endsWith("  symbol:   variable answer");
        assertThat(notebook.output(again)).containsExactly("42");
    }

    @Test
    void tab_offers_the_names_of_the_dsl() {
        open("complete.ipynb");
        notebook.type("dense(8).");
        notebook.page().press("Tab", 9);
        String offered = notebook.page()
                .await("[...document.querySelectorAll('.completions option')].map(option => option.innerText).join()")
                .asText();

        assertThat(offered.split(",")).contains("gelu()", "named(", "relu()", "softmax()");
    }

    @Test
    void tab_completes_the_only_name() {
        open("complete-one.ipynb");
        notebook.type("dense(8).gel");
        notebook.page().press("Tab", 9);
        String completed = notebook.page()
                .await("Jupyter.notebook.get_cell(0).get_text().match(/.*[)]$/)?.[0]")
                .asText();

        assertThat(completed).isEqualTo("dense(8).gelu()");
    }

    @Test
    void shift_tab_shows_signature_and_javadoc() {
        open("inspect.ipynb");
        notebook.type("dense(");
        notebook.page().pressShift("Tab", 9);
        String tooltip = notebook.page()
                .await("document.querySelector('#tooltip .tooltiptext').innerText")
                .asText();

        assertThat(tooltip)
                .startsWith("cortado.layer.Layer Cortado.dense(int units)")
                .contains("Returns a fully connected layer");
    }

    private void open(String name) {
        notebook = ClassicNotebook.open(browser, server.emptyNotebook(name));
    }

    /** Notes every picture that the cell shows while it runs, and how many outputs it had at most. */
    private void watchPicturesOf(int cell) {
        notebook.page()
                .evaluate("window.pictures = []; window.most = 0; const cell = " + ClassicNotebook.element(cell) + ";"
                        + "new MutationObserver(() => {"
                        + " if (!cell.querySelector('.input_prompt').innerText.includes('*')) return;"
                        + " const source = cell.querySelector('.output img')?.src;"
                        + " most = Math.max(most, cell.querySelectorAll('.output_area').length);"
                        + " if (source && !pictures.includes(source)) pictures.push(source)"
                        + "}).observe(cell, {subtree: true, childList: true, attributes: true})");
    }

    private String picture(int cell, String attribute) {
        return notebook.page()
                .evaluate(ClassicNotebook.element(cell) + ".querySelector('.output img')." + attribute)
                .asText();
    }

    private int number(String expression) {
        return notebook.page()
                .evaluate("(cells => " + expression + ")(Jupyter.notebook.get_cells())")
                .asInt();
    }
}
