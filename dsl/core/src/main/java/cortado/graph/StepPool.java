package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One value for each feature of a sequence: (N, T, size) becomes (N, size). Padding is left out; a sequence of nothing else gives
 * zeros.
 *
 * @param x input (N, T, size)
 * @param mask which steps count, (N, T) bool; null if all do
 * @param kind which value is taken
 */
public record StepPool(Tensor x, @Nullable Tensor mask, Kind kind) implements Op {
    /** What is taken from the steps. */
    public enum Kind {
        AVERAGE,
        MAX,
        LAST
    }

    /** Checks that the input is a sequence. */
    public StepPool {
        if (x.shape().rank() != 2) {
            throw new ShapeException(
                    "pooling over steps needs sequences (N, length, size)",
                    "Put it after an embedding, attention or a recurrent layer with sequences().");
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(x.shape().get(1));
    }
}
