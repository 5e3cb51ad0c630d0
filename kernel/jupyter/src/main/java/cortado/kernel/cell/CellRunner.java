package cortado.kernel.cell;

import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Outcome;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Source;
import cortado.kernel.magic.Magic;
import cortado.kernel.magic.MagicCall;
import cortado.kernel.magic.MagicInfo;
import cortado.kernel.magic.Magics;
import cortado.kernel.show.BufferedOutput;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.CurrentCell;
import cortado.kernel.show.StreamName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs cells one after the other on the calling thread. */
public final class CellRunner {
    private static volatile @Nullable CellRunner current;

    private final Evaluator evaluator;
    private final ValueHandler values;
    private final CommandHandler commands;
    private final CellMagics magics;
    private final TimeLimit limit;

    /** What to do with a line that starts with a slash and a letter. */
    @FunctionalInterface
    public interface CommandHandler {
        /** Runs the command; returns what is wrong with it, if anything is. */
        Optional<String> run(String line);
    }

    /** Returns a runner that evaluates there, and gives values and commands to the handlers. */
    public CellRunner(Evaluator evaluator, ValueHandler values, CommandHandler commands) {
        this(evaluator, values, commands, Options.of(System.getenv()));
    }

    private CellRunner(Evaluator evaluator, ValueHandler values, CommandHandler commands, Options options) {
        this.evaluator = evaluator;
        this.values = values;
        this.commands = commands;
        this.limit = options.timeLimit();
        this.magics = new CellMagics(evaluator, (source, output) -> Optional.ofNullable(runPieces(source, output)));
    }

    /** Returns a runner for cells of notebooks. */
    public static CellRunner forNotebooks(Evaluator evaluator) {
        return forNotebooks(evaluator, Options.of(System.getenv()));
    }

    static CellRunner forNotebooks(Evaluator evaluator, Options options) {
        return new CellRunner(
                evaluator,
                new NotebookValues(),
                line -> Optional.of("JShell's command '" + line.split("\\s", 2)[0]
                        + "' is not known in a cell. Write Java, or open JShell with: cortado shell"),
                options);
    }

    /** Returns the runner that runs a cell, or ran the last one; null if none did. */
    public static @Nullable CellRunner current() {
        return current;
    }

    /** Returns the names of the magics, with their percent signs. */
    public static List<String> magicNames() {
        return Magics.list().stream().map(MagicInfo::name).collect(Collectors.toList());
    }

    /** Runs the snippets of the source until one fails; returns what ended it, if anything did. */
    public Optional<CellError> run(Source source, CellOutput target) {
        BufferedOutput output = new BufferedOutput(target);
        CellError error;
        current = this;
        evaluator.beginCell();
        CurrentCell.begin(output);
        boolean wasInterrupted;
        try {
            error = runPieces(source, output);
        } catch (ThreadDeath late) {
            error = CellError.interrupted();
        } finally {
            wasInterrupted = evaluator.endCell();
            CurrentCell.end();
        }
        return Optional.ofNullable(wasInterrupted && error == null ? CellError.interrupted() : error);
    }

    /**
     * Evaluates code that a running cell gives; magics are understood, values are not shown.
     *
     * @return the value of the last expression; null if it has none
     * @throws EvalException if a snippet fails
     */
    public @Nullable Object eval(String code) {
        Source source = new Source("eval", code, false);
        CellOutput output = magics.output();
        Object value = null;
        for (Piece piece : evaluator.split(code)) {
            CellError error;
            if (piece.kind() == Piece.Kind.MAGIC) {
                error = runMagic(source, piece, false, false, output);
            } else {
                Outcome outcome = limit.limit(evaluator, () -> evaluator.evaluate(source, piece));
                error = outcome.error();
                value = outcome.value();
            }
            if (error != null) {
                throw new EvalException(error.text());
            }
        }
        return value;
    }

    /**
     * Runs a magic that code calls.
     *
     * @param name with or without percent signs
     * @param body the text below a magic of a cell
     * @throws EvalException if it is unknown or fails
     */
    public List<String> magic(String name, List<String> words, String body) {
        return magics.call(new MagicCall(name, words, body));
    }

    /**
     * Runs other code of the user, such as a handler, the way a cell runs.
     *
     * @return what it threw, if anything; an {@link InterruptedException} if it was interrupted
     */
    public Optional<Throwable> call(Runnable code, CellOutput target) {
        Throwable thrown = null;
        boolean wasInterrupted;
        evaluator.beginCell();
        CurrentCell.begin(new BufferedOutput(target));
        try {
            boolean isDone = evaluator.guarded(() -> {
                code.run();
                return true;
            });
            assert isDone;
        } catch (Throwable broken) {
            thrown = broken;
        } finally {
            wasInterrupted = evaluator.endCell();
            CurrentCell.end();
        }
        return Optional.ofNullable(wasInterrupted ? new InterruptedException() : thrown);
    }

    private @Nullable CellError runPieces(Source source, CellOutput output) {
        if (evaluator.isInterrupted()) {
            return CellError.interrupted();
        }
        long start = System.nanoTime();
        Optional<Magic> whole = Magics.ofCell(source.text());
        if (whole.isPresent()) {
            return magics.runCell(source, whole.get(), output);
        }
        CellError failed = magics.runComments(source, output);
        if (failed != null) {
            return failed;
        }
        List<Piece> pieces = evaluator.split(source.text());
        for (int i = 0; i < pieces.size(); i++) {
            if (evaluator.isInterrupted()) {
                return CellError.interrupted();
            }
            CellError error = runPiece(source, pieces.get(i), i == 0, i == pieces.size() - 1, output);
            if (error != null) {
                return error;
            }
        }
        if (!pieces.isEmpty()
                && pieces.get(0).kind() == Piece.Kind.MAGIC
                && Magic.of(pieces.get(0).code()).name().equals(Magic.TIME_CELL)) {
            printTime(output, start);
        }
        return null;
    }

    private @Nullable CellError runPiece(
            Source source, Piece piece, boolean isFirst, boolean isLast, CellOutput output) {
        return switch (piece.kind()) {
            case MAGIC -> runMagic(source, piece, isFirst, isLast, output);
            case MAGIC_VALUE -> evaluate(source, CellMagics.asJava(piece), isLast, output);
            case COMMAND ->
                commands.run(piece.code())
                        .map(problem -> evaluator.errorAt("UnknownCommand", problem, source, piece))
                        .orElse(null);
            case OPEN, CLOSED, INCOMPLETE, BROKEN -> evaluate(source, piece, isLast, output);
        };
    }

    private @Nullable CellError runMagic(
            Source source, Piece piece, boolean isFirst, boolean isLast, CellOutput output) {
        Magic magic = Magic.of(piece.code());
        Optional<String> problem = magics.problem(magic, isFirst);
        if (problem.isPresent()) {
            return evaluator.errorAt("MagicError", problem.get(), source, piece);
        }
        if (magic.name().equals(Magic.TIME)) {
            return time(source, piece, magic, isLast, output);
        }
        return magic.name().equals(Magic.TIME_CELL) ? null : magics.runLine(source, piece, magic, output);
    }

    private @Nullable CellError time(Source source, Piece piece, Magic magic, boolean isLast, CellOutput output) {
        long start = System.nanoTime();
        List<Piece> timed = evaluator.split(magic.argument());
        for (int i = 0; i < timed.size(); i++) {
            Piece part = timed.get(i);
            Piece placed = new Piece(part.kind(), part.code(), piece.offset() + magic.argumentOffset() + part.offset());
            CellError error = evaluate(source, placed, isLast && i == timed.size() - 1, output);
            if (error != null) {
                return error;
            }
        }
        printTime(output, start);
        return null;
    }

    private @Nullable CellError evaluate(Source source, Piece piece, boolean isLast, CellOutput output) {
        Outcome outcome = limit.limit(evaluator, () -> evaluator.evaluate(source, piece));
        if (outcome.kind() == Outcome.Kind.VALUE || outcome.kind() == Outcome.Kind.ASSIGNED) {
            try {
                boolean isShown = evaluator.guarded(() -> {
                    values.handle(outcome, piece, isLast, output);
                    return true;
                });
                assert isShown;
            } catch (Exception stopped) {
                return CellError.interrupted();
            }
        }
        return outcome.error();
    }

    private static void printTime(CellOutput output, long startNanos) {
        double seconds = (System.nanoTime() - startNanos) / (double) TimeUnit.SECONDS.toNanos(1);
        output.print(StreamName.STDOUT, String.format(Locale.ROOT, "time: %.3f s%n", seconds));
    }
}
