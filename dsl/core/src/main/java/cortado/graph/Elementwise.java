package cortado.graph;

import cortado.base.Shape;

/** A function of each element by itself. */
public record Elementwise(Tensor x, Function function) implements Op {
    /** The functions. */
    public enum Function {
        /** {@code max(x, 0)}. */
        RELU,
        /** {@code x Φ(x)} with the exact normal distribution function, as Hendrycks and Gimpel 2016. */
        GELU,
        /** {@code x / (1 + exp(-x))}; Elfwing et al. 2018. */
        SILU,
        /** The hyperbolic tangent. */
        TANH,
        /** {@code 1 / (1 + exp(-x))}. */
        SIGMOID,
        /** The exponential. */
        EXP,
        /** The natural logarithm. */
        LOG,
        /** The absolute value. */
        ABS,
        /** The square root. */
        SQRT
    }

    @Override
    public Shape shape() {
        return x.shape();
    }

    @Override
    public boolean isBatched() {
        return x.isBatched();
    }
}
