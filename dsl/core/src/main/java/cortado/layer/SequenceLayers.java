package cortado.layer;

import cortado.graph.Recurrent;
import cortado.graph.StepPool;

/** The factories of layers over sequences; {@link Layers} has them too. */
abstract class SequenceLayers {
    SequenceLayers() {}

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
