package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Initializer;
import java.util.Set;

/**
 * How the kernel or the bias of a layer starts: {@code dense(64).relu().init(Init.heNormal()).biasInit(Init.constant(0.1))}.
 *
 * <p>Inputs and outputs of a kernel are counted as PyTorch and Keras do: a kernel {@code (a, b, rows, columns)} has {@code b * rows *
 * columns} inputs, {@code in}, and {@code a * rows * columns} outputs, {@code out}. Of a convolution in groups that is the inputs one
 * filter sees; of a transposed one, whose kernel is {@code (C, filters, rows, columns)}, inputs and outputs change places.
 *
 * @param kind the distribution
 * @param value its constant, standard deviation, limit or gain; 0 if it has none
 */
public record Init(Kind kind, double value) {
    /** The distributions. */
    public enum Kind {
        /** As the layer does by itself. */
        DEFAULT("default"),
        CONSTANT("constant"),
        UNIFORM("uniform"),
        NORMAL("normal"),
        TRUNCATED_NORMAL("truncatedNormal"),
        ORTHOGONAL("orthogonal"),
        GLOROT_UNIFORM("glorotUniform"),
        GLOROT_NORMAL("glorotNormal"),
        HE_UNIFORM("heUniform"),
        HE_NORMAL("heNormal"),
        LECUN_UNIFORM("lecunUniform"),
        LECUN_NORMAL("lecunNormal");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** As the layer does by itself: He-uniform before rectifiers, else Glorot-uniform; biases at zero. */
    static final Init DEFAULT = new Init(Kind.DEFAULT, 0);

    /** Those that need no count of inputs and outputs. */
    private static final Set<Kind> OF_ANY_SHAPE =
            Set.of(Kind.DEFAULT, Kind.CONSTANT, Kind.UNIFORM, Kind.NORMAL, Kind.TRUNCATED_NORMAL);

    /** Checks the number. */
    public Init {
        boolean isPositive = value > 0 && value < Double.POSITIVE_INFINITY;
        switch (kind) {
            case CONSTANT -> check(Double.isFinite(value), kind, "value must be finite", value, "Init.constant(0.1)");
            case UNIFORM -> check(isPositive, kind, "limit must be above 0 and finite", value, "Init.uniform(0.05)");
            case NORMAL, TRUNCATED_NORMAL ->
                check(
                        isPositive,
                        kind,
                        "standard deviation must be above 0 and finite",
                        value,
                        "Init." + kind.label + "(0.02)");
            case ORTHOGONAL -> check(isPositive, kind, "gain must be above 0 and finite", value, "Init.orthogonal(1)");
            default -> check(value == 0, kind, "there is no setting", value, "Init." + kind.label + "()");
        }
    }

    private static void check(boolean holds, Kind kind, String rule, double value, String example) {
        if (!holds) {
            throw new IllegalArgumentException(
                    kind.label + ": " + rule + ", but was " + value + ". Pass e.g. " + example + ".");
        }
    }

    /** Returns zeros. */
    public static Init zeros() {
        return constant(0);
    }

    /** Returns ones. */
    public static Init ones() {
        return constant(1);
    }

    /**
     * Returns one value everywhere.
     *
     * @throws IllegalArgumentException if it is not finite
     */
    public static Init constant(double value) {
        return new Init(Kind.CONSTANT, value);
    }

    /**
     * Returns a uniform distribution from {@code -limit} to {@code limit}.
     *
     * @param limit above 0
     * @throws IllegalArgumentException if it is not above 0 or not finite
     */
    public static Init uniform(double limit) {
        return new Init(Kind.UNIFORM, limit);
    }

    /**
     * Returns a normal distribution around zero.
     *
     * @param deviation standard deviation, above 0, for example 0.02
     * @throws IllegalArgumentException if it is not above 0 or not finite
     */
    public static Init normal(double deviation) {
        return new Init(Kind.NORMAL, deviation);
    }

    /**
     * Returns a normal distribution around zero of which nothing lies further out than two standard deviations, as Keras's
     * TruncatedNormal. What is left has a standard deviation of 0.88 times the one given.
     *
     * @param deviation standard deviation before the cut, above 0, for example 0.02
     * @throws IllegalArgumentException if it is not above 0 or not finite
     */
    public static Init truncatedNormal(double deviation) {
        return new Init(Kind.TRUNCATED_NORMAL, deviation);
    }

    /**
     * Returns random orthonormal rows, or columns where there are fewer, times a gain; a kernel of more dimensions is taken as a matrix
     * with the first as its rows.
     *
     * @param gain length of the rows or columns, above 0; 1 keeps lengths
     * @throws IllegalArgumentException if it is not above 0 or not finite
     * @see <a href="https://arxiv.org/abs/1312.6120">Saxe et al. 2014</a>
     */
    public static Init orthogonal(double gain) {
        return new Init(Kind.ORTHOGONAL, gain);
    }

    /**
     * Returns a uniform distribution with limit {@code sqrt(6 / (in + out))}, which keeps the variance of signals and gradients: what
     * layers without a rectifier start with by themselves.
     *
     * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio 2010, eq. 16</a>
     */
    public static Init glorotUniform() {
        return new Init(Kind.GLOROT_UNIFORM, 0);
    }

    /**
     * Returns a normal distribution of variance {@code 2 / (in + out)}. As PyTorch's; Keras cuts its tails, with the same variance.
     *
     * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio 2010, eq. 12</a>
     */
    public static Init glorotNormal() {
        return new Init(Kind.GLOROT_NORMAL, 0);
    }

    /**
     * Returns a uniform distribution with limit {@code sqrt(6 / in)}, which keeps the variance of signals through rectifiers: what layers
     * before one start with by themselves.
     *
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, eq. 10</a>
     */
    public static Init heUniform() {
        return new Init(Kind.HE_UNIFORM, 0);
    }

    /**
     * Returns a normal distribution of variance {@code 2 / in}. As PyTorch's; Keras cuts its tails, with the same variance.
     *
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, eq. 10</a>
     */
    public static Init heNormal() {
        return new Init(Kind.HE_NORMAL, 0);
    }

    /**
     * Returns a uniform distribution with limit {@code sqrt(3 / in)}.
     *
     * @see <a href="https://doi.org/10.1007/978-3-642-35289-8_3">LeCun et al. 1998, section 4.6</a>
     */
    public static Init lecunUniform() {
        return new Init(Kind.LECUN_UNIFORM, 0);
    }

    /**
     * Returns a normal distribution of variance {@code 1 / in}. Keras cuts its tails, with the same variance.
     *
     * @see <a href="https://doi.org/10.1007/978-3-642-35289-8_3">LeCun et al. 1998, section 4.6</a>
     */
    public static Init lecunNormal() {
        return new Init(Kind.LECUN_NORMAL, 0);
    }

    /** Returns whether it is left to the layer. */
    public boolean isDefault() {
        return kind == Kind.DEFAULT;
    }

    /** Returns whether it depends on numbers of inputs and outputs, which a bias has not. */
    boolean isOfKernels() {
        return !OF_ANY_SHAPE.contains(kind);
    }

    /** Returns how an array of this shape starts. */
    public Initializer of(Shape shape) {
        long window = shape.rank() < 2 ? 1 : shape.size() / shape.get(0) / shape.get(1);
        long in = window * shape.get(shape.rank() < 2 ? 0 : 1);
        long out = window * shape.get(0);
        return switch (kind) {
            case DEFAULT -> throw new IllegalStateException("the layer chooses");
            case CONSTANT -> Initializer.constant(value);
            case UNIFORM -> Initializer.uniform(value);
            case NORMAL -> Initializer.normal(value);
            case TRUNCATED_NORMAL -> Initializer.truncatedNormal(value);
            case ORTHOGONAL -> new Initializer(Initializer.Kind.ORTHOGONAL, value);
            case GLOROT_UNIFORM -> Initializer.glorotUniform(in, out);
            case GLOROT_NORMAL -> Initializer.normal(Math.sqrt(2.0 / (in + out)));
            case HE_UNIFORM -> Initializer.heUniform(in);
            case HE_NORMAL -> Initializer.normal(Math.sqrt(2.0 / in));
            case LECUN_UNIFORM -> Initializer.uniform(Math.sqrt(3.0 / in));
            case LECUN_NORMAL -> Initializer.normal(Math.sqrt(1.0 / in));
        };
    }

    /** Returns the name of the factory and the number, for example {@code heNormal} or {@code normal 0.02}. */
    @Override
    public String toString() {
        boolean isPlain = isOfKernels() && kind != Kind.ORTHOGONAL || kind == Kind.ORTHOGONAL && value == 1;
        return isPlain || isDefault() ? kind.label : kind.label + " " + value;
    }
}
