package cortado.notebooks;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.net.URI;
import java.util.List;

/** A notebook that is open in the classic front end. Cells are numbered from 0, as they stand. */
final class ClassicNotebook implements AutoCloseable {
    private final Page page;

    private ClassicNotebook(Page page) {
        this.page = page;
    }

    /** Opens the notebook and waits until its kernel is there. */
    static ClassicNotebook open(Browser browser, URI address) {
        ClassicNotebook notebook = new ClassicNotebook(browser.open(address));
        notebook.awaitKernel();
        return notebook;
    }

    Page page() {
        return page;
    }

    /**
     * Waits until a kernel that has nothing to do is connected. Its icon shows it idle before it has introduced itself; that
     * makes it busy once more, and a Tab pressed meanwhile is not sent to it.
     */
    void awaitKernel() {
        page.await("Jupyter.notebook.kernel.is_connected() && Jupyter.notebook.kernel.info_reply.implementation"
                + " && Jupyter.notebook.get_cells().every(cell => !(cell.completer && cell.completer.skip_kernel_completion))"
                + " && document.querySelector('#kernel_indicator_icon.kernel_idle_icon') !== null");
    }

    /** Types the code into the empty cell at the end and leaves the cursor behind it; returns the number of the cell. */
    @CanIgnoreReturnValue
    int type(String code) {
        int cell = page.evaluate("(() => { const book = Jupyter.notebook; const last = book.ncells() - 1;"
                        + " const isFree = last >= 0 && book.get_cell(last).get_text() === '';"
                        + " if (!isFree) book.insert_cell_at_bottom('code');"
                        + " const cell = book.ncells() - 1; book.select(cell); book.edit_mode();"
                        + " book.get_cell(cell).code_mirror.setOption('autoCloseBrackets', false);"
                        + " book.scroll_to_cell(cell, 0); return cell })()")
                .asInt();
        page.type(code);
        return cell;
    }

    /** Presses Shift-Enter. */
    void run() {
        page.pressShift("Enter", 13);
    }

    /** Runs the code in a new cell and returns the number of the cell when it is done. */
    @CanIgnoreReturnValue
    int run(String code) {
        int cell = start(code);
        awaitDone(cell);
        return cell;
    }

    /** Runs the code in a new cell and returns the number of the cell when the front end has sent it. */
    int start(String code) {
        int cell = type(code);
        run();
        page.await(prompt(cell) + " === 'In [*]:' || " + isDone(cell));
        return cell;
    }

    void awaitDone(int cell) {
        page.await(isDone(cell));
    }

    /** Returns the lines of all outputs of the cell, as the reader sees them, without blank ones. */
    List<String> output(int cell) {
        String text = page.evaluate("[..." + element(cell)
                        + ".querySelectorAll('.output_subarea')].map(output => output.innerText).join('\\n')")
                .asText();
        return text.lines().filter(line -> !line.isBlank()).toList();
    }

    /** Returns how many outputs the cell shows. */
    int outputs(int cell) {
        return page.evaluate(element(cell) + ".querySelectorAll('.output_area').length")
                .asInt();
    }

    /** Chooses an entry of a menu by its id. */
    void choose(String id) {
        page.evaluate("document.querySelector('#" + id + " a').click()");
    }

    /** Leaves the cell's text, so that letters are commands. */
    void commandMode() {
        page.press("Escape", 27);
        page.await("Jupyter.notebook.mode === 'command'");
    }

    /** Closes the page and ends the kernel. */
    @Override
    public void close() {
        page.evaluate("new Promise(done => { Jupyter.notebook.set_dirty(false);"
                + " Jupyter.notebook.session.delete(done, done) })");
        page.close();
    }

    static String element(int cell) {
        return "Jupyter.notebook.get_cell(" + cell + ").element[0]";
    }

    private static String prompt(int cell) {
        return element(cell) + ".querySelector('.input_prompt').innerText.replace(/\\s/g, ' ')";
    }

    private static String isDone(int cell) {
        return "/^In .\\d+.:$/.test(" + prompt(cell) + ")";
    }
}
