package cortado.graph;

import cortado.base.Shape;

/**
 * The negative log-likelihood of a sequence of labels under all alignments with the steps, for each row.
 *
 * @param logits (N, steps, classes); class 0 is the blank between labels
 * @param target labels of at least 1, then zeros; (N, longest) float32
 * @see <a href="https://doi.org/10.1145/1143844.1143891">Graves et al. 2006, eq. 3 and 8</a>
 */
public record Ctc(Tensor logits, Tensor target) implements Op {
    /** Checks that there are steps. */
    public Ctc {
        if (logits.shape().rank() != 2) {
            throw new ShapeException(
                    "ctc needs a score for each class at each step, (N, steps, classes)",
                    "End the network with e.g. lstm(64).sequences(), dense(classes + 1).");
        }
    }

    @Override
    public Shape shape() {
        return Shape.of();
    }
}
