package cortado.graph;

import cortado.base.Shape;

/**
 * A variant of {@code max(x, 0)} with one setting.
 *
 * @param x input of any shape
 * @param kind which one
 * @param value its setting
 */
public record Rectifier(Tensor x, Kind kind, double value) implements Op {
    /** The variants, v being the setting. */
    public enum Kind {
        /** {@code x} where it is positive, else {@code v * x}; Maas et al. 2013. */
        LEAKY,
        /** {@code x} where it is positive, else {@code v * (exp(x) - 1)}; Clevert et al. 2016, eq. 15. */
        EXPONENTIAL,
        /** {@code min(max(x, 0), v)}. */
        CAPPED
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
