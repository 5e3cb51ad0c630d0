package cortado.layer;

import cortado.graph.Pool2d;
import cortado.graph.Recurrent;
import cortado.graph.StepPool;
import cortado.graph.Tensor;
import cortado.graph.Upsample;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;

/** The factories of all layers. */
public final class Layers {
    private Layers() {}

    /**
     * Returns a fully connected layer, {@code y = xWᵀ + b}.
     *
     * <p>Shapes: input {@code (N, in)} float32, weight {@code (units, in)}, output {@code (N, units)}; of sequences {@code (N, T, in)}
     * each step by itself, output {@code (N, T, units)}. Weights start
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

    /**
     * Returns a two-dimensional convolution (cross-correlation) with bias, stride 1 and no padding.
     *
     * <p>Options: {@code stride}, {@code samePadding}, {@code dilation}, {@code groups}, {@code withoutBias}.
     *
     * <p>Shapes: input {@code (N, C, H, W)} float32, weight {@code (filters, C / groups, kernel, kernel)}, output {@code (N, filters,
     * H - kernel + 1, W - kernel + 1)}. Weights start He-uniform before relu and gelu, else
     * Glorot-uniform; bias starts at zero.
     *
     * @param filters number of output channels, at least 1
     * @param kernel height and width of the window, pixels, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public static Conv2dLayer conv2d(int filters, int kernel) {
        return new Conv2dLayer(filters, Sliding.of(kernel), 1, true, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that makes images larger, each pixel becoming a square of pixels, or a mixture with {@code bilinear()}.
     *
     * <p>Shapes: input {@code (N, C, H, W)}, output {@code (N, C, H * scale, W * scale)}.
     *
     * @param scale how many times as high and wide, at least 1
     * @throws IllegalArgumentException if {@code scale < 1}
     */
    public static UpsampleLayer upsample(int scale) {
        return new UpsampleLayer(scale, Upsample.Mode.NEAREST, LayerOptions.DEFAULT);
    }

    /**
     * Returns a convolution (cross-correlation) along the steps of a sequence, with bias, stride 1 and no padding.
     *
     * <p>As in Keras, and as all layers over sequences here, features come last. Shapes: input {@code (N, T, C)} float32, for example
     * what an embedding gives; weight {@code (filters, C / groups, kernel)}, as PyTorch's; output {@code (N, T - kernel + 1, filters)}.
     * Signals that come as {@code (N, C, T)} need {@code permute(2, 1)} before it. Weights start as those of {@code conv2d}.
     *
     * <p>Steps that {@code embedding(…).masked()} calls padding count as zeros, and a step of the result is padding if its window holds
     * any, so that padding after a row changes nothing; with {@code samePadding()} or {@code causalPadding()}, if its own step is.
     *
     * @param filters number of output features, at least 1
     * @param kernel length of the window, steps, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public static Conv1dLayer conv1d(int filters, int kernel) {
        return new Conv1dLayer(filters, Sliding.of(kernel), 1, true, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that takes the largest value of each feature in each window of a sequence; windows do not overlap unless {@code
     * stride} says so. For one window over all steps see {@code maxOverSteps()}.
     *
     * <p>Shapes: input {@code (N, T, C)}, output {@code (N, T / size, C)} rounded down. Padding is left out; a step of the result is
     * padding if its window holds any, or, with {@code samePadding()}, if its own step is.
     *
     * @param size length of the window, steps, at least 1
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public static Pool1dLayer maxPool1d(int size) {
        return new Pool1dLayer(Pool2d.Kind.MAX, Sliding.of(size).withStride(size), LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that takes the mean of each feature in each window of a sequence; windows do not overlap unless {@code stride} says
     * so. For one window over all steps see {@code avgOverSteps()}.
     *
     * <p>Shapes: input {@code (N, T, C)}, output {@code (N, T / size, C)} rounded down. Padding is left out; a step of the result is
     * padding if its window holds any, or, with {@code samePadding()}, if its own step is.
     *
     * @param size length of the window, steps, at least 1
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public static Pool1dLayer avgPool1d(int size) {
        return new Pool1dLayer(Pool2d.Kind.AVERAGE, Sliding.of(size).withStride(size), LayerOptions.DEFAULT);
    }

    /**
     * Returns a convolution of each channel by itself, with bias, stride 1 and no padding.
     *
     * <p>Shapes: input {@code (N, C, H, W)} float32, weight {@code (C * multiplier, 1, kernel, kernel)}, output {@code (N, C * multiplier,
     * H - kernel + 1, W - kernel + 1)}, the results of one channel side by side.
     *
     * @param kernel height and width of the window, pixels, at least 1
     * @throws IllegalArgumentException if {@code kernel < 1}
     */
    public static DepthwiseConv2dLayer depthwiseConv2d(int kernel) {
        return new DepthwiseConv2dLayer(Sliding.of(kernel), 1, true, LayerOptions.DEFAULT);
    }

    /**
     * Returns a convolution of each channel by itself followed by one of single pixels over all channels, with one bias, stride 1 and no
     * padding: nearly what {@code conv2d} does, with far fewer weights.
     *
     * <p>Shapes: input {@code (N, C, H, W)} float32, depthwise {@code (C * multiplier, 1, kernel, kernel)}, pointwise {@code (filters, C *
     * multiplier, 1, 1)}, output {@code (N, filters, H - kernel + 1, W - kernel + 1)}.
     *
     * @param filters number of output channels, at least 1
     * @param kernel height and width of the window, pixels, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     * @see <a href="https://arxiv.org/abs/1610.02357">Chollet 2017</a>
     */
    public static SeparableConv2dLayer separableConv2d(int filters, int kernel) {
        return new SeparableConv2dLayer(filters, Sliding.of(kernel), 1, true, LayerOptions.DEFAULT);
    }

    /**
     * Returns a transposed convolution, which makes images larger, with bias and stride 1.
     *
     * <p>Shapes: input {@code (N, C, H, W)} float32, weight {@code (C, filters, kernel, kernel)}, output {@code (N, filters, (H - 1) *
     * stride + kernel, (W - 1) * stride + kernel)}, or {@code (N, filters, H * stride, W * stride)} with {@code samePadding()}.
     *
     * @param filters number of output channels, at least 1
     * @param kernel height and width of the window, pixels, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     * @see <a href="https://arxiv.org/abs/1603.07285">Dumoulin and Visin 2016, section 4</a>
     */
    public static ConvTranspose2dLayer convTranspose2d(int filters, int kernel) {
        return new ConvTranspose2dLayer(filters, Sliding.of(kernel), 0, 0, true, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that takes the largest value of each window; windows do not overlap unless {@code stride} says so.
     *
     * <p>Shapes: input {@code (N, C, H, W)}, output {@code (N, C, H / size, W / size)} rounded down.
     *
     * @param size height and width of the window, pixels, at least 1
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public static Pool2dLayer maxPool2d(int size) {
        return new Pool2dLayer(Pool2d.Kind.MAX, Sliding.of(size).withStride(size), LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that takes the mean of each window; windows do not overlap unless {@code stride} says so.
     *
     * <p>Shapes: input {@code (N, C, H, W)}, output {@code (N, C, H / size, W / size)} rounded down.
     *
     * @param size height and width of the window, pixels, at least 1
     * @throws IllegalArgumentException if {@code size < 1}
     */
    public static Pool2dLayer avgPool2d(int size) {
        return new Pool2dLayer(Pool2d.Kind.AVERAGE, Sliding.of(size).withStride(size), LayerOptions.DEFAULT);
    }

    /** Returns a layer that takes the mean of each channel: input {@code (N, C, H, W)}, output {@code (N, C)}. */
    public static Layer globalAvgPool2d() {
        return new GlobalPool2dLayer(false, LayerOptions.DEFAULT);
    }

    /** Returns a layer that takes the largest value of each channel: input {@code (N, C, H, W)}, output {@code (N, C)}. */
    public static Layer globalMaxPool2d() {
        return new GlobalPool2dLayer(true, LayerOptions.DEFAULT);
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
     * <p>Shapes: input {@code (N, C)}, {@code (N, T, C)} or {@code (N, C, H, W)}, output the same. Sequences with padding are refused,
     * since it would enter the statistics. Running statistics move by 0.1 a step (Keras
     * calls this momentum 0.9) and are used at inference; 1e-5 is added to the variance.
     *
     * @see <a href="https://proceedings.mlr.press/v37/ioffe15.html">Ioffe and Szegedy 2015, algorithm 1</a>
     */
    public static Layer batchNorm() {
        return new BatchNormLayer(LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that normalizes each sample over its features, then scales and shifts them by trained numbers; 1e-5 is added to
     * the variance.
     *
     * <p>Shapes: input {@code (N, C)}; sequences {@code (N, T, C)}, each step by itself; or images {@code (N, C, H, W)}, each pixel by
     * itself over its channels, as Keras does. Output the same, weight and bias {@code (C)}. A padding mask is handed on.
     *
     * @see <a href="https://arxiv.org/abs/1607.06450">Ba et al. 2016, eq. 3 and 4</a>
     */
    public static Layer layerNorm() {
        return new LayerNormLayer(LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that normalizes each sample over groups of channels and all their pixels or steps, then scales and shifts each
     * channel by trained numbers; 1e-5 is added to the variance. As many groups as channels make it instance normalization.
     *
     * <p>Shapes: input {@code (N, C, H, W)}, {@code (N, T, C)} or {@code (N, C)}, output the same, weight and bias {@code (C)}. Sequences
     * with padding are refused, since it would enter the means.
     *
     * @param groups a divisor of the number of channels, at least 1
     * @throws IllegalArgumentException if {@code groups < 1}
     * @see <a href="https://arxiv.org/abs/1803.08494">Wu and He 2018</a>
     */
    public static Layer groupNorm(int groups) {
        return new GroupNormLayer(groups, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that, while training, zeroes whole channels of images, or features of sequences, at random and scales the rest by
     * {@code 1 / (1 - rate)}: neighboring pixels and steps are too much alike for single zeros to matter.
     *
     * <p>Shapes: input {@code (N, C, H, W)} or {@code (N, T, C)}, output the same. A padding mask is handed on.
     *
     * @param rate probability of a zero, at least 0, below 1
     * @throws IllegalArgumentException if the rate is out of range
     * @see <a href="https://arxiv.org/abs/1411.4280">Tompson et al. 2015, section 3.2</a>
     */
    public static Layer spatialDropout(double rate) {
        return new SpatialDropoutLayer(rate, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that gives the values of each sample another shape, row-major: {@code reshape(1, 28, 28)} makes images of rows of
     * 784 numbers. A padding mask ends here.
     *
     * @param dimensions the new shape without the batch dimension, of the same size; -1 for one that follows from the others
     * @throws IllegalArgumentException if another one is less than 1
     */
    public static Layer reshape(int... dimensions) {
        return new ReshapeLayer(Arrays.stream(dimensions).boxed().toList(), LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that puts the dimensions of each sample in another order: {@code permute(2, 1)} makes sequences {@code (N, T, C)} of
     * signals {@code (N, C, T)}. A padding mask ends here.
     *
     * @param axes which dimension comes where, the first after the batch being 1, as in Keras
     */
    public static Layer permute(int... axes) {
        return new PermuteLayer(Arrays.stream(axes).boxed().toList(), LayerOptions.DEFAULT);
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
     * Returns a residual block: the layers, one after another, and the sum of their result and their input.
     *
     * <pre>{@code
     * residual(conv2d(64, 3).samePadding().withoutBias(), batchNorm().relu(),
     *          conv2d(64, 3).samePadding().withoutBias(), batchNorm()).relu()
     * }</pre>
     *
     * <p>Shapes: the result's is the input's, unless {@code shortcut(...)} gives the input another one. Its layers' arrays are named
     * after the block, {@code residual_1.conv2d_1.weight}; a summary shows it as one row, {@code summary().expanded()} its layers.
     *
     * @param layers at least one
     * @throws IllegalArgumentException if there is none
     * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2016, eq. 1 and 2</a>
     */
    public static ResidualLayer residual(Layer... layers) {
        return new ResidualLayer(List.of(layers), List.of(), LayerOptions.DEFAULT);
    }

    /**
     * Returns several copies of some layers, one after another, each with weights of its own: {@code repeat(4, transformerEncoder(8, 512))}.
     *
     * @param times number of copies, at least 1
     * @param layers what is copied, at least one, without names of their own
     * @throws IllegalArgumentException if a number is less than 1, or a layer has a name that all its copies would get
     */
    public static Layer repeat(int times, Layer... layers) {
        return new RepeatLayer(times, List.of(layers), LayerOptions.DEFAULT);
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

    /**
     * Returns a layer that gives each token of a sequence its row of a trained table.
     *
     * <p>Shapes: input {@code (N, T)}, ids from 0 to {@code vocabulary - 1} as whole float32 numbers, weight {@code (vocabulary, size)},
     * output {@code (N, T, size)}. Rows start uniform in -0.05..0.05, as Keras's.
     *
     * @param vocabulary number of tokens, padding included, at least 1
     * @param size width of a row, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public static EmbeddingLayer embedding(int vocabulary, int size) {
        return new EmbeddingLayer(vocabulary, size, false, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that adds a trained row to each step of a sequence, so that later layers can tell positions apart.
     *
     * <p>Shapes: input {@code (N, T, size)}, weight {@code (T, size)}, output the same as the input. Rows start uniform in
     * -0.05..0.05.
     */
    public static Layer positions() {
        return new PositionsLayer(true, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that adds sines and cosines of the position to each step of a sequence; nothing in it is trained.
     *
     * <p>Shapes: input {@code (N, T, size)} of an even size, output the same.
     *
     * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.5</a>
     */
    public static Layer sinusoidalPositions() {
        return new PositionsLayer(false, LayerOptions.DEFAULT);
    }

    /**
     * Returns a recurrent layer with {@code h' = tanh(W x + U h + b)}, from a state of zeros.
     *
     * <p>Shapes: input {@code (N, T, in)}, output the last state {@code (N, units)}, or all with {@code sequences()}. Arrays: weight
     * {@code (units, in)}, Glorot-uniform; recurrent {@code (units, units)}, orthogonal; bias {@code (units)}, zeros. Steps that {@code
     * embedding(…).masked()} calls padding are passed over.
     *
     * @param units width of the state, at least 1
     * @throws IllegalArgumentException if {@code units < 1}
     */
    public static RecurrentLayer simpleRnn(int units) {
        return recurrent(Recurrent.Cell.RNN, units);
    }

    /**
     * Returns a long short-term memory, from a state of zeros.
     *
     * <p>Shapes: input {@code (N, T, in)}, output the last state {@code (N, units)}, or all with {@code sequences()}. Arrays, gates in
     * the order input, forget, cell, output: weight {@code (4 units, in)}, Glorot-uniform; recurrent {@code (4 units, units)},
     * orthogonal; bias {@code (4 units)}, 1 for the forget gate, else 0: one bias a gate, as Keras has, where PyTorch has two that it
     * adds. Steps that {@code embedding(…).masked()} calls padding are passed over.
     *
     * @param units width of the state, at least 1
     * @throws IllegalArgumentException if {@code units < 1}
     * @see <a href="https://doi.org/10.1162/neco.1997.9.8.1735">Hochreiter and Schmidhuber 1997</a>, with the forget gate of
     *     <a href="https://doi.org/10.1162/089976600300015015">Gers et al. 2000</a>
     */
    public static RecurrentLayer lstm(int units) {
        return recurrent(Recurrent.Cell.LSTM, units);
    }

    /**
     * Returns a gated recurrent unit, from a state of zeros. Its reset gate acts after the product with the state, as PyTorch's and
     * Keras's default ({@code reset_after}).
     *
     * <p>Shapes: input {@code (N, T, in)}, output the last state {@code (N, units)}, or all with {@code sequences()}. Arrays, gates in
     * the order reset, update, new: weight {@code (3 units, in)}, Glorot-uniform; recurrent {@code (3 units, units)}, orthogonal; bias
     * {@code (2, 3 units)}, zeros, one row for the input and one for the state. Steps that {@code embedding(…).masked()} calls padding
     * are passed over.
     *
     * @param units width of the state, at least 1
     * @throws IllegalArgumentException if {@code units < 1}
     * @see <a href="https://aclanthology.org/D14-1179/">Cho et al. 2014</a>
     */
    public static RecurrentLayer gru(int units) {
        return recurrent(Recurrent.Cell.GRU, units);
    }

    private static RecurrentLayer recurrent(Recurrent.Cell cell, int units) {
        return new RecurrentLayer(cell, units, 1, 0, false, false, LayerOptions.DEFAULT);
    }

    /**
     * Returns attention of a sequence to itself: each step becomes a mixture of all steps, weighted by how well they fit.
     *
     * <p>Shapes: input {@code (N, T, size)}, output the same; weight {@code (3 size, size)} and bias {@code (3 size)} make queries, keys
     * and values, out_weight {@code (size, size)} and out_bias {@code (size)} the result. Weights start Glorot-uniform, each projection
     * by itself, biases at zero. Steps that {@code embedding(…).masked()} calls padding are not attended to.
     *
     * @param heads number of heads, a divisor of the size, at least 1
     * @throws IllegalArgumentException if {@code heads < 1}
     * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.2.2</a>
     */
    public static AttentionLayer multiHeadAttention(int heads) {
        return new AttentionLayer(heads, false, 0, LayerOptions.DEFAULT);
    }

    /**
     * Returns an encoder layer of the transformer: attention and a feed-forward network of two dense layers, relu between them, each
     * with dropout 0.1, a residual connection and layer normalization of the sum.
     *
     * <p>Shapes: input {@code (N, T, size)}, output the same. Steps that {@code embedding(…).masked()} calls padding are not attended
     * to. It does not know positions: put {@code positions()} or {@code sinusoidalPositions()} before the first.
     *
     * @param heads number of attention heads, a divisor of the size, at least 1
     * @param feedForward width of the feed-forward network, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     * @see <a href="https://arxiv.org/abs/1706.03762">Vaswani et al. 2017, section 3.1</a>
     */
    public static TransformerEncoderLayer transformerEncoder(int heads, int feedForward) {
        return new TransformerEncoderLayer(
                heads, feedForward, 0.1, false, false, Activation.RELU, LayerOptions.DEFAULT);
    }

    /** Returns a layer that takes the mean of the steps that are no padding: input {@code (N, T, size)}, output {@code (N, size)}. */
    public static Layer avgOverSteps() {
        return new StepPoolLayer(StepPool.Kind.AVERAGE, LayerOptions.DEFAULT);
    }

    /**
     * Returns a layer that takes the largest value of each feature over the steps that are no padding: input {@code (N, T, size)},
     * output {@code (N, size)}.
     */
    public static Layer maxOverSteps() {
        return new StepPoolLayer(StepPool.Kind.MAX, LayerOptions.DEFAULT);
    }

    /** Returns a layer that takes the last step that is no padding: input {@code (N, T, size)}, output {@code (N, size)}. */
    public static Layer lastStep() {
        return new StepPoolLayer(StepPool.Kind.LAST, LayerOptions.DEFAULT);
    }
}
