package cortado.graph;

import cortado.base.Shape;
import java.util.SplittableRandom;

/**
 * How an array starts.
 *
 * @param kind the distribution
 * @param value the constant, or half the width of the uniform interval around zero
 */
public record Initializer(Kind kind, double value) {
    /** The distributions. */
    public enum Kind {
        CONSTANT,
        UNIFORM
    }

    /** Returns an initializer that gives every element the same value. */
    public static Initializer constant(double value) {
        return new Initializer(Kind.CONSTANT, value);
    }

    /**
     * Returns the uniform initializer that keeps the variance of signals and gradients: limit {@code sqrt(6 / (in + out))}.
     *
     * @param fanIn number of inputs that one output sees
     * @param fanOut number of outputs that one input reaches
     * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio 2010, eq. 16</a>
     */
    public static Initializer glorotUniform(long fanIn, long fanOut) {
        return new Initializer(Kind.UNIFORM, Math.sqrt(6.0 / (fanIn + fanOut)));
    }

    /**
     * Returns the uniform initializer that keeps the variance of signals through rectifiers: limit {@code sqrt(6 / in)}.
     *
     * @param fanIn number of inputs that one output sees
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, eq. 10</a>
     */
    public static Initializer heUniform(long fanIn) {
        return new Initializer(Kind.UNIFORM, Math.sqrt(6.0 / fanIn));
    }

    /** Returns the values of an array, row-major. */
    public float[] values(Shape shape, SplittableRandom random) {
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (kind == Kind.CONSTANT ? value : value * (2 * random.nextDouble() - 1));
        }
        return values;
    }
}
