package cortado.train;

import cortado.base.Shape;
import cortado.graph.OneHot;
import cortado.graph.ShapeException;
import cortado.graph.Target;
import cortado.graph.Tensor;
import java.util.function.BinaryOperator;

/** Applies what a user wrote over symbolic tensors, with messages that speak of it. */
final class OwnFunction {
    private OwnFunction() {}

    /** Returns the labels as users' functions take them: float32 of the output's shape, one-hot for classes. */
    static Tensor target(Tensor output, Tensor target) {
        boolean isClass = target.op() instanceof Target labels && labels.isClass();
        return isClass ? Tensor.of(new OneHot(target, output.shape().get(0))) : target;
    }

    /**
     * Returns the function of output and target.
     *
     * @param what for example {@code loss 'asymmetric'}
     * @throws IllegalArgumentException if an operation does not take the shapes, or the result is not a number for each row or
     *     for the batch
     */
    static Tensor apply(String what, BinaryOperator<Tensor> function, Tensor output, Tensor target) {
        Tensor result;
        try {
            result = function.apply(output, target(output, target));
        } catch (ShapeException mismatch) {
            throw new IllegalArgumentException(
                    what + " cannot compare output " + output.shape().batched() + " with target "
                            + output.shape().batched() + ": " + mismatch.getMessage() + ". " + mismatch.fix(),
                    mismatch);
        }
        if (!result.isBatched() && !result.shape().equals(Shape.of())) {
            throw new IllegalArgumentException(what + " must give values for each row or one number, but gives "
                    + result.shape() + ". Compute it from output and target.");
        }
        return result;
    }

    /** Returns the mean of values for each row, or the number itself. */
    static Tensor mean(Tensor result) {
        return result.isBatched() ? result.mean() : result;
    }
}
