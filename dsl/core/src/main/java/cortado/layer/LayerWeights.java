package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Initializer;
import cortado.graph.Tensor;

/** Where a layer's forward pass takes its arrays from. Names are unique within the layer. */
public interface LayerWeights {
    /** Returns a trainable array. */
    Tensor parameter(String name, Shape shape, Initializer initializer);

    /**
     * Returns a trainable array that connects inputs to outputs: what {@code init}, {@code l1}, {@code l2} and {@code maxNorm} of
     * the layer act on.
     *
     * @param shape outputs first
     */
    default Tensor kernel(String name, Shape shape, Initializer initializer) {
        return parameter(name, shape, initializer);
    }

    /** Returns a trainable row of numbers that are added to outputs: what {@code biasInit} of the layer acts on; zeros at first. */
    default Tensor bias(String name, int size) {
        return parameter(name, Shape.of(size), Initializer.constant(0));
    }

    /**
     * Returns the result of a layer inside this one, its activation included. Its arrays are this layer's, named after both: {@code
     * residual_1.conv2d_2.weight}.
     */
    Tensor apply(Layer inner, Tensor x);

    /** Returns an array that the forward pass updates while training. */
    Tensor state(String name, Shape shape, Initializer initializer);

    /**
     * Returns a trainable array that starts with known values.
     *
     * @param start row-major; shared, not to be changed
     */
    Tensor parameter(String name, Shape shape, float[] start);

    /**
     * Returns an array that the forward pass updates while training, and that starts with known values.
     *
     * @param start row-major; shared, not to be changed
     */
    Tensor state(String name, Shape shape, float[] start);

    /** Returns a trainable array that starts with the same value everywhere; without dimensions, a single number. */
    default Tensor constant(String name, double value, int... shape) {
        return parameter(name, Shape.of(shape), Initializer.constant(value));
    }

    /**
     * Returns a trainable matrix, a {@link #kernel}, that starts Glorot-uniform.
     *
     * @param out number of outputs, its rows
     * @param in number of inputs, its columns
     */
    default Tensor glorot(String name, int out, int in) {
        return kernel(name, Shape.of(out, in), Initializer.glorotUniform(in, out));
    }
}
