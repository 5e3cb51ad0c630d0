package cortado.kernel.notebook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import cortado.kernel.assist.HelpQuestion;
import cortado.kernel.cell.CellRunner;
import cortado.kernel.cell.Startup;
import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Source;
import cortado.kernel.show.CellDisplayHost;
import cortado.kernel.show.StreamCapture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Executes a notebook file in this process and stores it with its outputs. */
public final class NotebookRunner {
    private NotebookRunner() {}

    /**
     * Runs the code cells in order until one fails; the notebook is written either way.
     *
     * @param notebook file to execute
     * @param result file to write, which may be the same
     * @return the error that ended the run, if one did
     * @throws IOException with a message for the user if a file cannot be read or written
     */
    public static Optional<CellError> run(Path notebook, Path result) throws IOException {
        return run(notebook, result, Map.of());
    }

    /**
     * Runs the code cells as {@link #run(Path, Path)} does, with other values for the variables of the cell tagged
     * {@code parameters}.
     *
     * @param parameters values by name
     * @throws IOException with a message for the user if a file cannot be read or written; mostly nothing is run then
     * @throws IllegalArgumentException if a parameter is not declared there, or its value does not fit; nothing is run then
     */
    public static Optional<CellError> run(Path notebook, Path result, Map<String, String> parameters)
            throws IOException {
        NotebookFile file = NotebookFile.read(notebook);
        if (!parameters.isEmpty()) {
            new Parameters(parameters).inject(file);
        }
        // Before the cells run: nobody wants to lose an hour's training for a path.
        NotebookFile.requireWritable(result);
        file.clear();
        StreamCapture.install();
        CellDisplayHost.install();
        try (Evaluator evaluator = Startup.open()) {
            SaveOnExit saving = SaveOnExit.of(file, result, evaluator);
            try {
                return runCells(file.codeCells(), evaluator);
            } finally {
                saving.close();
            }
        }
    }

    private static Optional<CellError> runCells(List<ObjectNode> cells, Evaluator evaluator) {
        CellRunner runner = CellRunner.forNotebooks(evaluator);
        Map<String, List<ObjectNode>> displays = new HashMap<>();
        int count = 0;
        for (ObjectNode cell : cells) {
            String source = NotebookFile.source(cell);
            if (source.isBlank()) {
                continue;
            }
            count++;
            cell.put("execution_count", count);
            StoredOutput output = new StoredOutput(cell.putArray("outputs"), count, displays);
            // A file has no pager: help is an output like any other, so that readers of the page see it.
            Optional<HelpQuestion> question = HelpQuestion.in(source);
            Optional<CellError> error = question.isPresent()
                    ? question.get().answer(evaluator, output::page)
                    : runner.run(Source.cell(count, source), output);
            error.ifPresent(output::error);
            if (error.isPresent() && !isErrorExpected(cell)) {
                return error;
            }
        }
        return Optional.empty();
    }

    /** Jupyter's tag for cells that show what goes wrong. */
    private static boolean isErrorExpected(ObjectNode cell) {
        return NotebookFile.isTagged(cell, "raises-exception");
    }
}
