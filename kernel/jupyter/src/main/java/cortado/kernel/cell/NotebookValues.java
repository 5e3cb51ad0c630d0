package cortado.kernel.cell;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.kernel.eval.Outcome;
import cortado.kernel.eval.Piece;
import cortado.kernel.show.CellOutput;
import cortado.kernel.show.IssuedIds;
import cortado.kernel.show.Renderer;
import java.util.UUID;

/**
 * Shows values as a notebook does: the last expression is the result of the cell, earlier ones are shown if they are made to
 * show themselves; a semicolon or an assignment keeps a value quiet.
 */
public final class NotebookValues implements ValueHandler {
    @Override
    public void handle(Outcome outcome, Piece piece, boolean isLast, CellOutput output) {
        boolean isQuiet = piece.kind() == Piece.Kind.CLOSED || isFromDisplay(outcome);
        if (outcome.kind() != Outcome.Kind.VALUE || isQuiet) {
            return;
        }
        if (isLast) {
            output.result(Renderer.render(outcome.value()));
        } else if (outcome.value() instanceof Displayable || outcome.value() instanceof MimeBundle) {
            output.display(Renderer.render(outcome.value()), UUID.randomUUID().toString());
        }
    }

    /** The identity in a variable is shown: somebody asked for it. */
    private static boolean isFromDisplay(Outcome outcome) {
        return outcome.name().startsWith("$") && IssuedIds.contains(outcome.value());
    }
}
