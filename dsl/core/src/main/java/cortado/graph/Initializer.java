package cortado.graph;

import cortado.base.Shape;
import java.util.SplittableRandom;

/**
 * How an array starts.
 *
 * @param kind the distribution
 * @param value the constant, half the width of the uniform interval around zero, the standard deviation, or the length of orthogonal
 *     vectors
 */
public record Initializer(Kind kind, double value) {
    /** The distributions. */
    public enum Kind {
        CONSTANT,
        UNIFORM,
        NORMAL,
        /** A normal distribution of which what lies further out than two standard deviations is drawn again. */
        TRUNCATED_NORMAL,
        /** Orthonormal columns, or rows where there are fewer. */
        ORTHOGONAL,
        /** The constant in the second of four blocks, where an LSTM keeps its forget gate; else zero. */
        FORGET_GATE
    }

    /** Returns an initializer that gives every element the same value. */
    public static Initializer constant(double value) {
        return new Initializer(Kind.CONSTANT, value);
    }

    /** Returns an initializer that draws from the interval of this half width around zero. */
    public static Initializer uniform(double halfWidth) {
        return new Initializer(Kind.UNIFORM, halfWidth);
    }

    /** Returns an initializer that draws from the normal distribution of this standard deviation around zero. */
    public static Initializer normal(double deviation) {
        return new Initializer(Kind.NORMAL, deviation);
    }

    /** Returns the same without what lies further out than two standard deviations. */
    public static Initializer truncatedNormal(double deviation) {
        return new Initializer(Kind.TRUNCATED_NORMAL, deviation);
    }

    /**
     * Returns the initializer of a matrix that keeps lengths: its columns, or its rows where there are fewer, are orthonormal.
     *
     * @see <a href="https://arxiv.org/abs/1312.6120">Saxe et al. 2014</a>
     */
    public static Initializer orthogonal() {
        return new Initializer(Kind.ORTHOGONAL, 1);
    }

    /**
     * Returns the initializer of an LSTM's bias that lets it remember at first: 1 for the forget gate, else 0.
     *
     * @see <a href="https://proceedings.mlr.press/v37/jozefowicz15.html">Jozefowicz et al. 2015</a>
     */
    public static Initializer forgetGate() {
        return new Initializer(Kind.FORGET_GATE, 1);
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

    /**
     * Returns the uniform initializer that keeps the variance of signals through leaky rectifiers: limit {@code sqrt(6 / ((1 + a²) in))}.
     *
     * @param fanIn number of inputs that one output sees
     * @param slope of negative values, a
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, eq. 15</a>
     */
    public static Initializer heUniform(long fanIn, double slope) {
        return new Initializer(Kind.UNIFORM, Math.sqrt(6.0 / ((1 + slope * slope) * fanIn)));
    }

    /** Returns the values of an array, row-major. */
    public float[] values(Shape shape, SplittableRandom random) {
        if (kind == Kind.ORTHOGONAL) {
            return Orthogonal.values(shape, value, random);
        }
        float[] values = new float[Math.toIntExact(shape.size())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float)
                    switch (kind) {
                        case UNIFORM -> value * (2 * random.nextDouble() - 1);
                        case NORMAL -> value * random.nextGaussian();
                        case TRUNCATED_NORMAL -> value * truncated(random);
                        case FORGET_GATE -> 4L * i / values.length == 1 ? value : 0;
                        default -> value;
                    };
        }
        return values;
    }

    private static double truncated(SplittableRandom random) {
        double drawn = random.nextGaussian();
        while (Math.abs(drawn) > 2) {
            drawn = random.nextGaussian();
        }
        return drawn;
    }
}
