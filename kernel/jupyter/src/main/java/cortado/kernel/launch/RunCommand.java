package cortado.kernel.launch;

import cortado.kernel.eval.CellError;
import cortado.kernel.notebook.NotebookPage;
import cortado.kernel.notebook.NotebookRunner;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cortado run}. */
@Command(
        name = "run",
        description = {
            "Executes a notebook without Jupyter and stores its outputs.",
            "Ends with status 1 if a cell fails, and stores the outputs so far; the tag 'raises-exception' allows a cell to"
                    + " fail. Status 2 is a wrong command."
        },
        footer = {
            "",
            "Examples:",
            "  cortado run report.ipynb -o done.ipynb -p epochs=3 -p name=Ada",
            "  cortado run report.ipynb -o done.ipynb --html report.html"
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "NOTEBOOK", description = "the .ipynb file to execute")
    private Path notebook = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where to store the executed notebook (default: the notebook itself)")
    private @Nullable Path output;

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "replaces the value that the cell tagged 'parameters' gives the variable; may be repeated")
    private List<String> parameters = List.of();

    @Option(names = "--html", paramLabel = "FILE", description = "also writes the executed notebook as one HTML page")
    private @Nullable Path html;

    @Override
    public Integer call() throws Exception {
        // The run gives the standard streams to the cells.
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Path result = output == null ? notebook : output;
        if (html != null) {
            NotebookPage.requireWritable(html);
        }
        Optional<CellError> error = NotebookRunner.run(notebook, result, values());
        if (html != null) {
            NotebookPage.write(result, html);
        }
        error.ifPresent(failed -> err.println(failed.text()));
        return error.isPresent() ? 1 : 0;
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("run: a parameter must be NAME=VALUE, but was '" + parameter
                        + "'. Write for example -p epochs=3.");
            }
            values.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return values;
    }
}
