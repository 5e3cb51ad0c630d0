package cortado.kernel.cell;

import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Source;
import cortado.kernel.magic.Magic;
import cortado.kernel.magic.MagicCall;
import cortado.kernel.magic.MagicException;
import cortado.kernel.magic.Magics;
import cortado.kernel.magic.Workplace;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.CurrentCell;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the magics of cells: lines, whole cells, comments at the head, and calls from code. */
final class CellMagics {
    private static final String LOAD = "%load";

    private final Magics magics = new Magics();
    private final Evaluator evaluator;
    private final BiFunction<Source, CellOutput, Optional<CellError>> runner;

    CellMagics(Evaluator evaluator, BiFunction<Source, CellOutput, Optional<CellError>> runner) {
        this.evaluator = evaluator;
        this.runner = runner;
    }

    /** Returns what is wrong with a magic on a line, if anything is. */
    Optional<String> problem(Magic magic, boolean isFirst) {
        return magics.problem(magic, isFirst);
    }

    @Nullable
    CellError runLine(Source source, Piece piece, Magic magic, CellOutput output) {
        return run(source, piece, new MagicCall(magic.name(), magic.words(), ""), output);
    }

    @Nullable
    CellError runCell(Source source, Magic magic, CellOutput output) {
        int start = source.text().indexOf(magic.name());
        String body = Magic.body(source.text());
        Piece line = new Piece(Piece.Kind.MAGIC, magic.name(), start);
        return run(source, line, new MagicCall(magic.name(), magic.words(), body), output);
    }

    /** Does what the comments at the head of the cell ask for. */
    @Nullable
    CellError runComments(Source source, CellOutput output) {
        for (HeadComments.Comment comment : HeadComments.read(source.text())) {
            Piece line = new Piece(Piece.Kind.MAGIC, "", comment.offset());
            CellError error = run(source, line, new MagicCall(comment.magic(), comment.words(), ""), output);
            if (error != null) {
                return error;
            }
        }
        return null;
    }

    /** Runs a magic for code that calls it. */
    List<String> call(MagicCall call) {
        String percent = call.body().isEmpty() ? "%" : "%%";
        String name = call.name().startsWith("%") ? call.name() : percent + call.name();
        try {
            return magics.run(new MagicCall(name, call.words(), call.body()), workplace(output()));
        } catch (MagicException failed) {
            throw new EvalException(String.valueOf(failed.getMessage()));
        }
    }

    /** Returns where the running cell shows things. */
    CellOutput output() {
        CellOutput running = CurrentCell.output();
        if (running == null) {
            throw new EvalException("no cell is running. Call this from a cell.");
        }
        return running;
    }

    /** Returns the piece with the magic after its equals sign written as a call. */
    static Piece asJava(Piece piece) {
        int percent = piece.code().indexOf('%', piece.code().indexOf('='));
        Magic magic = Magic.of(piece.code().substring(percent).replaceFirst(";\\s*$", ""));
        String words = magic.words().stream()
                .map(word -> '"' + word.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", "));
        String call = "cortado.kernel.Kernel.lineMagic(\"" + magic.name() + "\", java.util.List.of(" + words + "));";
        return new Piece(Piece.Kind.CLOSED, piece.code().substring(0, percent) + call, piece.offset());
    }

    private @Nullable CellError run(Source source, Piece piece, MagicCall call, CellOutput output) {
        Workplace place = workplace(output);
        try {
            // What is loaded is guarded by itself, so that its errors and its interrupts are those of a cell.
            List<String> result = call.name().equals(LOAD)
                    ? magics.run(call, place)
                    : evaluator.guarded(() -> magics.run(call, place));
            assert result != null;
            return null;
        } catch (MagicException failed) {
            if (evaluator.isInterrupted()) {
                return CellError.interrupted();
            }
            return evaluator.errorAt("MagicError", String.valueOf(failed.getMessage()), source, piece);
        } catch (Exception stopped) {
            return evaluator.isInterrupted()
                    ? CellError.interrupted()
                    : evaluator.errorAt("MagicError", call.name() + ": " + stopped, source, piece);
        }
    }

    private Workplace workplace(CellOutput output) {
        return new CellWorkplace(evaluator, output, source -> runner.apply(source, output));
    }
}
