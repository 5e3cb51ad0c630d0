package cortado.layer;

import cortado.graph.Tensor;
import java.util.function.BiFunction;

/** The factories of all layers. */
public final class Layers extends ImageLayers {
    private Layers() {}

    /**
     * Returns a fully connected layer, {@code y = xWᵀ + b}.
     *
     * <p>Shapes: input {@code (N, in)} float32, weight {@code (units, in)}, output {@code (N, units)}; of sequences {@code (N, T, in)}
     * each step by itself, output {@code (N, T, units)}. LayerWeights start
     * He-uniform before relu and gelu, else Glorot-uniform; bias starts at zero.
     *
     * @param units output width, at least 1
     * @throws IllegalArgumentException if {@code units < 1}
     * @see <a href="https://arxiv.org/abs/1502.01852">He et al. 2015, eq. 10</a>
     * @see <a href="https://proceedings.mlr.press/v9/glorot10a.html">Glorot and Bengio 2010, eq. 16</a>
     */
    public static Layer dense(int units) {
        return new DenseLayer(units, LayerOptions.DEFAULT);
    }

    /** Returns a layer that lays each sample out as one row: input {@code (N, C, H, W)}, output {@code (N, C * H * W)}. */
    public static Layer flatten() {
        return new FlattenLayer(LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that, while training, zeroes values at random and scales the rest by {@code 1 / (1 - rate)}.
     *
     * <p>The mask is drawn from the run's seed and the step number.
     *
     * @param rate probability of a zero, at least 0, below 1
     * @throws IllegalArgumentException if the rate is out of range
     * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014</a>
     */
    public static Layer dropout(double rate) {
        return new DropoutLayer(rate, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that normalizes each channel over the batch, then scales and shifts it by trained numbers.
     *
     * <p>Shapes: input {@code (N, C)} or {@code (N, C, H, W)}, output the same. Running statistics move by 0.1 a step (Keras
     * calls this momentum 0.9) and are used at inference; 1e-5 is added to the variance.
     *
     * @see <a href="https://proceedings.mlr.press/v37/ioffe15.html">Ioffe and Szegedy 2015, algorithm 1</a>
     */
    public static Layer batchNorm() {
        return new BatchNormLayer(LayerOptions.DEFAULT);
    }

    /** Returns {@code max(x, 0)} as a layer of its own. */
    public static Layer relu() {
        return new ActivationLayer(Activation.RELU, LayerOptions.DEFAULT);
    }

    /** Returns {@code min(max(x, 0), 6)} as a layer of its own. */
    public static Layer relu6() {
        return new ActivationLayer(Activation.RELU6, LayerOptions.DEFAULT);
    }

    /**
     * Returns {@code x} where it is positive, else {@code slope * x}, as a layer of its own.
     *
     * @param slope of negative values, 0..1
     * @throws IllegalArgumentException if the slope is out of range
     */
    public static Layer leakyRelu(double slope) {
        return new ActivationLayer(Activation.leakyRelu(slope), LayerOptions.DEFAULT);
    }

    /**
     * Returns {@code x} where it is positive, else {@code alpha * (exp(x) - 1)}, as a layer of its own.
     *
     * @param alpha size of the most negative value, above 0
     * @throws IllegalArgumentException if alpha is not positive and finite
     * @see <a href="https://arxiv.org/abs/1511.07289">Clevert et al. 2016, eq. 15</a>
     */
    public static Layer elu(double alpha) {
        return new ActivationLayer(Activation.elu(alpha), LayerOptions.DEFAULT);
    }

    /** Returns {@code x / (1 + exp(-x))}, also called swish, as a layer of its own. */
    public static Layer silu() {
        return new ActivationLayer(Activation.SILU, LayerOptions.DEFAULT);
    }

    /** Returns the Gaussian error linear unit, {@code x Φ(x)}, as a layer of its own. */
    public static Layer gelu() {
        return new ActivationLayer(Activation.GELU, LayerOptions.DEFAULT);
    }

    /** Returns the hyperbolic tangent as a layer of its own. */
    public static Layer tanh() {
        return new ActivationLayer(Activation.TANH, LayerOptions.DEFAULT);
    }

    /** Returns {@code 1 / (1 + exp(-x))} as a layer of its own. */
    public static Layer sigmoid() {
        return new ActivationLayer(Activation.SIGMOID, LayerOptions.DEFAULT);
    }

    /** Returns softmax over the last dimension as a layer of its own. */
    public static Layer softmax() {
        return new ActivationLayer(Activation.SOFTMAX, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer of one's own: a function of the input over symbolic tensors, which asks for the arrays it trains.
     *
     * <pre>{@code
     * layer("scale", (x, w) -> x.times(w.constant("gain", 1, 8)))
     * }</pre>
     *
     * <p>The function is run once, when a network is made; a saved model holds what it recorded and does not need it.
     *
     * @param name as messages and summaries call it
     * @param forward of the input and of where arrays come from
     */
    public static Layer layer(String name, BiFunction<Tensor, LayerWeights, Tensor> forward) {
        return new OwnLayer(name, forward, LayerOptions.DEFAULT);
    }
}
