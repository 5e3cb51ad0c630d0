package cortado.kernel.launch;

import cortado.display.Displayable;
import cortado.display.Displays;
import cortado.display.MimeBundle;
import cortado.kernel.cell.CellRunner;
import cortado.kernel.cell.Startup;
import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Outcome;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Source;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.IssuedIds;
import cortado.kernel.show.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs files of snippets in this process and prints values as JShell does. */
final class FileShell {
    private FileShell() {}

    /** Runs the files in order; returns 0, or 1 after the first error, or the status that a file exits with. */
    static int run(List<Path> files) throws IOException {
        try (Evaluator evaluator = Startup.open()) {
            Exit exit = new Exit(evaluator);
            CellRunner runner = new CellRunner(evaluator, FileShell::print, exit);
            for (Path file : files) {
                Optional<CellError> error = runner.run(Source.file(file.toString(), read(file)), new TerminalOutput());
                if (exit.status().isPresent()) {
                    return exit.status().get();
                }
                if (error.isPresent()) {
                    System.err.println(error.get().text());
                    return 1;
                }
            }
            return 0;
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException absent) {
            throw new IOException("shell: the file " + file + " does not exist. Check the path.", absent);
        }
    }

    private static void print(Outcome outcome, Piece piece, boolean isLast, CellOutput output) {
        Object value = outcome.value();
        if (value instanceof Displayable || value instanceof MimeBundle) {
            if (outcome.kind() == Outcome.Kind.VALUE) {
                Displays.show(value);
            }
        } else if (!IssuedIds.contains(value)) {
            String text = value instanceof String
                    ? "\"" + value + "\""
                    : Renderer.render(value).text();
            System.out.println(outcome.name() + " ==> " + text);
        }
    }
}
