package cortado.layer;

import cortado.graph.Pool2d;

/** The factories of layers over images; {@link Layers} has them too. */
abstract class ImageLayers extends SequenceLayers {
    ImageLayers() {}

    /**
     * Returns a two-dimensional convolution (cross-correlation) with bias, stride 1 and no padding.
     *
     * <p>Shapes: input {@code (N, C, H, W)} float32, weight {@code (filters, C, kernel, kernel)}, output {@code (N, filters,
     * H - kernel + 1, W - kernel + 1)}. LayerWeights start He-uniform before relu and gelu, else
     * Glorot-uniform; bias starts at zero.
     *
     * @param filters number of output channels, at least 1
     * @param kernel height and width of the window, pixels, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     */
    public static Conv2dLayer conv2d(int filters, int kernel) {
        return new Conv2dLayer(filters, kernel, 1, false, LayerOptions.DEFAULT);
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
        return new Pool2dLayer(Pool2d.Kind.MAX, size, size, LayerOptions.DEFAULT);
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
        return new Pool2dLayer(Pool2d.Kind.AVERAGE, size, size, LayerOptions.DEFAULT);
    }

    /** Returns a layer that takes the mean of each channel: input {@code (N, C, H, W)}, output {@code (N, C)}. */
    public static Layer globalAvgPool2d() {
        return new GlobalAvgPool2dLayer(LayerOptions.DEFAULT);
    }
}
