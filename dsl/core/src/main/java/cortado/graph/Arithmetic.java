package cortado.graph;

import cortado.base.Shape;

/** A binary operation of two tensors of equal shape; an unbatched or scalar operand is used for every sample. */
public record Arithmetic(Tensor left, Tensor right, Operator operator) implements Op {
    /** The operators. */
    public enum Operator {
        ADD,
        SUBTRACT,
        MULTIPLY,
        DIVIDE
    }

    /** Checks that the shapes are equal or one of them is a scalar. */
    public Arithmetic {
        boolean isScalar = left.shape().rank() == 0 || right.shape().rank() == 0;
        if (!isScalar && !left.shape().equals(right.shape())) {
            throw new ShapeException(
                    "elementwise arithmetic needs equal shapes, but got " + left.shape() + " and " + right.shape(),
                    "Reshape one of them.");
        }
    }

    @Override
    public Shape shape() {
        return left.shape().rank() == 0 ? right.shape() : left.shape();
    }

    @Override
    public boolean isBatched() {
        return left.isBatched() || right.isBatched();
    }
}
