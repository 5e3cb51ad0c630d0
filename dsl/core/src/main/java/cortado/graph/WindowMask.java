package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Which results of windows over a sequence count: those whose windows hold no padding, so that they are what the tokens by themselves
 * would give.
 *
 * @param mask which steps count, (N, T) bool
 * @param span steps from the first to the last of a window; 1 where the step at which a window stands decides alone
 * @param stride step of the window
 */
public record WindowMask(Tensor mask, int span, int stride) implements Op {
    /** Returns the mask of a window's results; null if all count. */
    static @Nullable Tensor of(@Nullable Tensor mask, Window window, boolean isPadded) {
        return mask == null
                ? null
                : Tensor.of(new WindowMask(mask, isPadded ? 1 : Math.toIntExact(window.span()), window.stride()));
    }

    @Override
    public Shape shape() {
        return Shape.of((mask.shape().get(0) - span) / stride + 1);
    }
}
