package cortado.kernel.launch;

import cortado.kernel.cell.CellRunner;
import cortado.kernel.eval.Evaluator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one command of JShell that files may use: {@code /exit}, with a status from 0 to 255. */
final class Exit implements CellRunner.CommandHandler {
    private static final Pattern LINE = Pattern.compile("/ex(?:it)?(?:\\s+(\\d{1,3}))?\\s*");

    private final Evaluator evaluator;
    private Optional<Integer> status = Optional.empty();

    Exit(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns the status, once the command was met. */
    Optional<Integer> status() {
        return status;
    }

    @Override
    public Optional<String> run(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            return Optional.of("a file may use the command /exit with a status from 0 to 255, but has '" + line.strip()
                    + "'. Write Java instead.");
        }
        status = Optional.of(matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1)) & 0xFF);
        // Ends the file here, as the command says.
        evaluator.interrupt(told -> {});
        return Optional.empty();
    }
}
