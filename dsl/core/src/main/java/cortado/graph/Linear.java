package cortado.graph;

import cortado.base.Shape;

/** Matrix product with a transposed weight, plus a bias; see {@link Tensor#linear}. */
public record Linear(Tensor x, Tensor weight, Tensor bias) implements Op {
    /** Checks that the last dimension of the input is the weight's second. */
    public Linear {
        int rank = x.shape().rank();
        if (rank == 0 || x.shape().get(rank - 1) != weight.shape().get(1)) {
            throw new ShapeException(
                    "a linear map of weight " + weight.shape() + " needs "
                            + weight.shape().get(1) + " features",
                    "Pass an input of shape (N, " + weight.shape().get(1) + ").");
        }
    }

    @Override
    public Shape shape() {
        int[] dimensions = x.shape().toArray();
        dimensions[dimensions.length - 1] = weight.shape().get(0);
        return Shape.of(dimensions);
    }
}
