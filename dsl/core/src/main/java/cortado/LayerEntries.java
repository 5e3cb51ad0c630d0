package cortado;

import cortado.graph.Tensor;
import cortado.layer.AttentionLayer;
import cortado.layer.Conv2dLayer;
import cortado.layer.EmbeddingLayer;
import cortado.layer.Layer;
import cortado.layer.LayerWeights;
import cortado.layer.Layers;
import cortado.layer.Pool2dLayer;
import cortado.layer.RecurrentLayer;
import cortado.layer.TransformerEncoderLayer;
import java.util.function.BiFunction;

/** The layers among the entries of {@link Cortado}. */
abstract class LayerEntries {
    LayerEntries() {}

    /** Returns a layer of one's own; see {@link Layers#layer}. */
    public static Layer layer(String name, BiFunction<Tensor, LayerWeights, Tensor> forward) {
        return Layers.layer(name, forward);
    }

    /** Returns a fully connected layer; see {@link Layers#dense}. */
    public static Layer dense(int units) {
        return Layers.dense(units);
    }

    /** Returns a two-dimensional convolution; see {@link Layers#conv2d}. */
    public static Conv2dLayer conv2d(int filters, int kernel) {
        return Layers.conv2d(filters, kernel);
    }

    /** Returns max pooling; see {@link Layers#maxPool2d}. */
    public static Pool2dLayer maxPool2d(int size) {
        return Layers.maxPool2d(size);
    }

    /** Returns average pooling; see {@link Layers#avgPool2d}. */
    public static Pool2dLayer avgPool2d(int size) {
        return Layers.avgPool2d(size);
    }

    /** Returns the mean of each channel; see {@link Layers#globalAvgPool2d}. */
    public static Layer globalAvgPool2d() {
        return Layers.globalAvgPool2d();
    }

    /** Returns a layer that lays each row out flat; see {@link Layers#flatten}. */
    public static Layer flatten() {
        return Layers.flatten();
    }

    /** Returns dropout; see {@link Layers#dropout}. */
    public static Layer dropout(double rate) {
        return Layers.dropout(rate);
    }

    /** Returns batch normalization; see {@link Layers#batchNorm}. */
    public static Layer batchNorm() {
        return Layers.batchNorm();
    }

    /** Returns a table with a row for each token; see {@link Layers#embedding}. */
    public static EmbeddingLayer embedding(int vocabulary, int size) {
        return Layers.embedding(vocabulary, size);
    }

    /** Returns trained positions of steps; see {@link Layers#positions}. */
    public static Layer positions() {
        return Layers.positions();
    }

    /** Returns sines and cosines of the position; see {@link Layers#sinusoidalPositions}. */
    public static Layer sinusoidalPositions() {
        return Layers.sinusoidalPositions();
    }

    /** Returns a simple recurrent layer; see {@link Layers#simpleRnn}. */
    public static RecurrentLayer simpleRnn(int units) {
        return Layers.simpleRnn(units);
    }

    /** Returns a long short-term memory; see {@link Layers#lstm}. */
    public static RecurrentLayer lstm(int units) {
        return Layers.lstm(units);
    }

    /** Returns a gated recurrent unit; see {@link Layers#gru}. */
    public static RecurrentLayer gru(int units) {
        return Layers.gru(units);
    }

    /** Returns attention of a sequence to itself; see {@link Layers#multiHeadAttention}. */
    public static AttentionLayer multiHeadAttention(int heads) {
        return Layers.multiHeadAttention(heads);
    }

    /** Returns an encoder layer of the transformer; see {@link Layers#transformerEncoder}. */
    public static TransformerEncoderLayer transformerEncoder(int heads, int feedForward) {
        return Layers.transformerEncoder(heads, feedForward);
    }

    /** Returns the mean over the steps of a sequence; see {@link Layers#avgOverSteps}. */
    public static Layer avgOverSteps() {
        return Layers.avgOverSteps();
    }

    /** Returns the largest values over the steps of a sequence; see {@link Layers#maxOverSteps}. */
    public static Layer maxOverSteps() {
        return Layers.maxOverSteps();
    }

    /** Returns the last step of a sequence; see {@link Layers#lastStep}. */
    public static Layer lastStep() {
        return Layers.lastStep();
    }

    /** Returns {@code max(x, 0)} as a layer; see {@link Layers#relu}. */
    public static Layer relu() {
        return Layers.relu();
    }

    /** Returns {@code min(max(x, 0), 6)} as a layer; see {@link Layers#relu6}. */
    public static Layer relu6() {
        return Layers.relu6();
    }

    /** Returns a rectifier that lets some of what is negative through; see {@link Layers#leakyRelu}. */
    public static Layer leakyRelu(double slope) {
        return Layers.leakyRelu(slope);
    }

    /** Returns the exponential linear unit as a layer; see {@link Layers#elu}. */
    public static Layer elu(double alpha) {
        return Layers.elu(alpha);
    }

    /** Returns {@code x / (1 + exp(-x))} as a layer; see {@link Layers#silu}. */
    public static Layer silu() {
        return Layers.silu();
    }

    /** Returns the Gaussian error linear unit as a layer; see {@link Layers#gelu}. */
    public static Layer gelu() {
        return Layers.gelu();
    }

    /** Returns the hyperbolic tangent as a layer; see {@link Layers#tanh}. */
    public static Layer tanh() {
        return Layers.tanh();
    }

    /** Returns the logistic function as a layer; see {@link Layers#sigmoid}. */
    public static Layer sigmoid() {
        return Layers.sigmoid();
    }

    /** Returns softmax as a layer; see {@link Layers#softmax}. */
    public static Layer softmax() {
        return Layers.softmax();
    }
}
