package cortado.layer;

import cortado.graph.Elementwise.Function;
import cortado.graph.Initializer;
import cortado.graph.Rectifier;
import cortado.graph.Tensor;

/**
 * The functions that can follow a layer.
 *
 * @param kind which one
 * @param value its setting: a slope or a scale; 0 if it has none
 */
public record Activation(Kind kind, double value) {
    /** The functions. */
    public enum Kind {
        LINEAR("linear"),
        RELU("relu"),
        RELU6("relu6"),
        LEAKY_RELU("leakyRelu"),
        ELU("elu"),
        GELU("gelu"),
        SILU("silu"),
        TANH("tanh"),
        SIGMOID("sigmoid"),
        SOFTMAX("softmax");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    /** The identity. */
    public static final Activation LINEAR = new Activation(Kind.LINEAR, 0);

    /** {@code max(x, 0)}. */
    public static final Activation RELU = new Activation(Kind.RELU, 0);

    /** {@code min(max(x, 0), 6)}. */
    public static final Activation RELU6 = new Activation(Kind.RELU6, 0);

    /** {@code x Φ(x)}. */
    public static final Activation GELU = new Activation(Kind.GELU, 0);

    /** {@code x / (1 + exp(-x))}. */
    public static final Activation SILU = new Activation(Kind.SILU, 0);

    /** The hyperbolic tangent. */
    public static final Activation TANH = new Activation(Kind.TANH, 0);

    /** {@code 1 / (1 + exp(-x))}. */
    public static final Activation SIGMOID = new Activation(Kind.SIGMOID, 0);

    /** The exponentials of the last dimension divided by their sum. */
    public static final Activation SOFTMAX = new Activation(Kind.SOFTMAX, 0);

    /** Checks the setting. */
    public Activation {
        if (kind == Kind.LEAKY_RELU && !(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("leakyRelu: slope must be at least 0 and at most 1, but was " + value
                    + ". Pass the slope of negative values, e.g. leakyRelu(0.1).");
        }
        if (kind == Kind.ELU && !(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("elu: alpha must be above 0 and finite, but was " + value
                    + ". Pass the size of the most negative value, e.g. elu(1).");
        }
    }

    /**
     * Returns {@code x} where it is positive, else {@code slope * x}.
     *
     * @param slope of negative values, 0..1
     * @throws IllegalArgumentException if the slope is out of range
     */
    public static Activation leakyRelu(double slope) {
        return new Activation(Kind.LEAKY_RELU, slope);
    }

    /**
     * Returns {@code x} where it is positive, else {@code alpha * (exp(x) - 1)}.
     *
     * @param alpha size of the most negative value, above 0
     * @throws IllegalArgumentException if alpha is not positive and finite
     */
    public static Activation elu(double alpha) {
        return new Activation(Kind.ELU, alpha);
    }

    /** Records this function of the tensor. */
    public Tensor of(Tensor x) {
        return switch (kind) {
            case LINEAR -> x;
            case RELU -> x.relu();
            case RELU6 -> Tensor.of(new Rectifier(x, Rectifier.Kind.CAPPED, 6));
            case LEAKY_RELU -> Tensor.of(new Rectifier(x, Rectifier.Kind.LEAKY, value));
            case ELU -> Tensor.of(new Rectifier(x, Rectifier.Kind.EXPONENTIAL, value));
            case GELU -> x.apply(Function.GELU);
            case SILU -> x.apply(Function.SILU);
            case TANH -> x.apply(Function.TANH);
            case SIGMOID -> x.sigmoid();
            case SOFTMAX -> x.softmax();
        };
    }

    /**
     * Returns how the weights before this activation start: He-uniform before rectifiers, of whose slope it takes account, else
     * Glorot-uniform.
     */
    Initializer initializer(long fanIn, long fanOut) {
        return switch (kind) {
            case RELU, RELU6, ELU, GELU, SILU -> Initializer.heUniform(fanIn);
            case LEAKY_RELU -> Initializer.heUniform(fanIn, value);
            case LINEAR, TANH, SIGMOID, SOFTMAX -> Initializer.glorotUniform(fanIn, fanOut);
        };
    }

    /** Returns the name of the factory, for example {@code relu}. */
    String name() {
        return kind.label;
    }

    /** Returns the setting as a summary shows it, empty if there is none. */
    String setting() {
        return kind == Kind.LEAKY_RELU || kind == Kind.ELU ? Double.toString(value) : "";
    }

    /** Returns name and setting as a summary shows them, for example {@code relu} or {@code elu 1.0}. */
    public String label() {
        return (name() + " " + setting()).strip();
    }
}
