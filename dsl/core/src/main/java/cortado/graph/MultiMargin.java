package cortado.graph;

import cortado.base.Shape;

/**
 * How far other classes come near the true one: {@code sum over j != y of max(0, 1 - x_y + x_j) / classes} of each row.
 *
 * @param scores (N, classes)
 * @param target class numbers (N), int64
 * @see <a href="https://jmlr.csail.mit.edu/papers/v2/crammer01a.html">Crammer and Singer 2001</a>; the sum over classes is
 *     Weston and Watkins's, which PyTorch takes as well
 */
public record MultiMargin(Tensor scores, Tensor target) implements Op {
    @Override
    public Shape shape() {
        return Shape.of();
    }
}
