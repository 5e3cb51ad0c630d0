package cortado.kernel.cell;

import cortado.kernel.eval.Outcome;
import cortado.kernel.eval.Piece;
import cortado.kernel.show.CellOutput;

/** What to do with the value of a snippet. */
@FunctionalInterface
public interface ValueHandler {
    /** Takes the value of a piece; runs where an interrupt can stop it. */
    void handle(Outcome outcome, Piece piece, boolean isLast, CellOutput output);
}
