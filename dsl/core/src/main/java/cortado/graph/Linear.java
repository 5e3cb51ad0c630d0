package cortado.graph;

import cortado.base.Shape;

/** Matrix product with a transposed weight, plus a bias; see {@link Tensor#linear}. */
public record Linear(Tensor x, Tensor weight, Tensor bias) implements Op {
    /** Checks that the last dimension of the input is the weight's second. */
    public Linear {
        if (x.shape().rank() != 1 || x.shape().get(0) != weight.shape().get(1)) {
            throw new ShapeException(
                    "a linear map of weight " + weight.shape() + " needs "
                            + weight.shape().get(1) + " features",
                    "Pass an input of shape (N, " + weight.shape().get(1) + ").");
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(weight.shape().get(0));
    }
}
