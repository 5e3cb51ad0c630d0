package cortado.graph;

import cortado.base.Shape;

/**
 * The penalty of a kernel, a scalar: {@code sum(l1 |w| + l2 w²)}, as Keras defines it; the gradient of {@code |w|} at 0 is 0.
 *
 * @param weight the kernel, of any shape
 * @param l1 weight of the absolute values, at least 0
 * @param l2 weight of the squares, at least 0
 */
public record Penalty(Tensor weight, double l1, double l2) implements Op {
    @Override
    public Shape shape() {
        return Shape.of();
    }

    @Override
    public boolean isBatched() {
        return false;
    }
}
