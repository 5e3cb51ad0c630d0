package cortado.layer;

import cortado.graph.Pool2d;
import cortado.graph.Tensor;

/**
 * One value for each window of an image; see {@link Layers#maxPool2d} and {@link Layers#avgPool2d}.
 *
 * @param pooling what is taken from a window
 * @param size height and width of the window, pixels, at least 1
 * @param step step of the window, pixels, at least 1
 * @param options name and activation
 */
public record Pool2dLayer(Pool2d.Kind pooling, int size, int step, LayerOptions options) implements Layer {
    /** Checks the settings. */
    public Pool2dLayer {
        String kind = kindOf(pooling);
        Settings.atLeastOne(kind, options, "size", size, "Pass the window's side in pixels, e.g. " + kind + "(2).");
        Settings.atLeastOne(kind, options, "stride", step, "Pass the step in pixels, e.g. " + kind + "(3).stride(2).");
    }

    /** Returns this layer with another step of the window, in pixels; default the window's size. */
    public Pool2dLayer stride(int newStride) {
        return new Pool2dLayer(pooling, size, newStride, options);
    }

    @Override
    public String kind() {
        return kindOf(pooling);
    }

    @Override
    public String settings() {
        return size + (step == size ? "" : ", stride " + step);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new Pool2dLayer(pooling, size, step, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return pooling == Pool2d.Kind.MAX ? x.maxPool2d(size, step) : x.avgPool2d(size, step);
    }

    private static String kindOf(Pool2d.Kind pooling) {
        return pooling == Pool2d.Kind.MAX ? "maxPool2d" : "avgPool2d";
    }
}
