package cortado.graph;

import cortado.base.Shape;

/**
 * Sines and cosines that tell positions apart: {@code sin(t / 10000^(2i / size))} in column {@code 2i} of row {@code t}, the cosine
 * in column {@code 2i + 1}. Unbatched.
 *
 * @param x a sequence (N, T, size) of an even size; only its shape and device count
 * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.5</a>
 */
public record Sinusoids(Tensor x) implements Op {
    /** Checks that there is a cosine for each sine. */
    public Sinusoids {
        if (x.shape().rank() != 2 || x.shape().get(1) % 2 != 0) {
            throw new ShapeException(
                    "sinusoidal positions need sequences (N, length, size) of an even size",
                    "Put an embedding of an even size before them, e.g. embedding(10_000, 64).");
        }
    }

    @Override
    public Shape shape() {
        return x.shape();
    }

    @Override
    public boolean isBatched() {
        return false;
    }
}
