package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Scaled dot-product attention of a sequence to itself, several heads side by side: {@code softmax(Q Kᵀ / sqrt(d)) V}.
 *
 * @param x queries, keys and values side by side, (N, T, 3 * size)
 * @param mask which steps may be attended to, (N, T) bool; null if all may
 * @param heads number of heads, a divisor of the size
 * @param isCausal whether a step attends only to itself and those before it
 * @param dropout share of the attention weights that are zeroed while training, 0..1, 1 excluded
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, eq. 1 and section 3.2.2</a>
 */
public record Attention(Tensor x, @Nullable Tensor mask, int heads, boolean isCausal, double dropout) implements Op {
    /** Checks that the input is a sequence of three parts that the heads divide. */
    public Attention {
        if (x.shape().rank() != 2 || x.shape().get(1) % (3 * heads) != 0) {
            throw new ShapeException(
                    "attention with " + heads + " heads needs sequences (N, length, size) of a size that " + heads
                            + " divides",
                    "Choose a size that is a multiple of the number of heads.");
        }
    }

    /** Returns the width of the result. */
    public int size() {
        return x.shape().get(1) / 3;
    }

    @Override
    public Shape shape() {
        return Shape.of(x.shape().get(0), size());
    }
}
