package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Cross-correlation along the steps of a sequence. Steps that are padding count as zeros.
 *
 * @param x input (N, T, C)
 * @param weight filters (F, C / groups, kernel)
 * @param bias (F); null for none
 * @param mask which steps count, (N, T) bool; null if all do
 * @param stride step of the window
 * @param before zeros added before the first step
 * @param after zeros added after the last step
 * @param dilation distance of the steps that a window takes, 1 for neighbors
 * @param groups parts into which features and filters are divided, each filter seeing the features of its part
 */
public record Conv1d(
        Tensor x,
        Tensor weight,
        @Nullable Tensor bias,
        @Nullable Tensor mask,
        int stride,
        int before,
        int after,
        int dilation,
        int groups)
        implements Op {
    /** Checks that the input is a sequence of the weight's features, at least as long as the window. */
    public Conv1d {
        int features = weight.shape().get(1) * groups;
        if (x.shape().rank() != 2 || x.shape().get(1) != features) {
            throw new ShapeException(
                    "conv1d with filters over " + features + " features needs sequences of as many",
                    "Pass an input of shape (N, length, " + features + ").");
        }
        if (weight.shape().get(0) % groups != 0) {
            throw new ShapeException(
                    "conv1d in " + groups + " groups needs a number of filters that " + groups + " divides, not "
                            + weight.shape().get(0),
                    "Choose a multiple of " + groups + ", or another number of groups.");
        }
        int unused = window(weight, stride, before, after, dilation)
                .overSteps("conv1d", x.shape().get(0));
    }

    private static Window window(Tensor weight, int stride, int before, int after, int dilation) {
        return new Window(weight.shape().get(2), stride, before, after - before, dilation);
    }

    /** Returns which steps of the result count; null if all do. */
    @Nullable
    Tensor resultMask() {
        Window window = window(weight, stride, before, after, dilation);
        return WindowMask.of(mask, window, before + after > 0);
    }

    @Override
    public Shape shape() {
        return Shape.of(
                window(weight, stride, before, after, dilation)
                        .overSteps("conv1d", x.shape().get(0)),
                weight.shape().get(0));
    }
}
