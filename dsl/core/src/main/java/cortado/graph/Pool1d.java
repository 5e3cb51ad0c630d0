package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One value for each window of a sequence and each feature. Steps that are padding, or lie outside, count neither as values nor in a
 * mean; a window of nothing else gives zero.
 *
 * @param x input (N, T, C)
 * @param mask which steps count, (N, T) bool; null if all do
 * @param kind what is taken from a window
 * @param size steps of the window
 * @param stride step of the window
 * @param before steps added before the first
 * @param after steps added after the last
 */
public record Pool1d(Tensor x, @Nullable Tensor mask, Pool2d.Kind kind, int size, int stride, int before, int after)
        implements Op {
    /** Checks that the input is a sequence at least as long as the window. */
    public Pool1d {
        if (x.shape().rank() != 2) {
            throw new ShapeException(
                    name(kind) + " needs sequences (N, length, features)", "Start with input(length, features).");
        }
        int unused = new Window(size, stride, before, after - before, 1)
                .overSteps(name(kind), x.shape().get(0));
    }

    private static String name(Pool2d.Kind kind) {
        return kind == Pool2d.Kind.MAX ? "maxPool1d" : "avgPool1d";
    }

    private Window window() {
        return new Window(size, stride, before, after - before, 1);
    }

    /** Returns which steps of the result count; null if all do. */
    @Nullable
    Tensor resultMask() {
        return WindowMask.of(mask, window(), before + after > 0);
    }

    @Override
    public Shape shape() {
        return Shape.of(
                window().overSteps(name(kind), x.shape().get(0)), x.shape().get(1));
    }
}
