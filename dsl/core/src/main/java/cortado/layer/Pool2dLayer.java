package cortado.layer;

import cortado.graph.Pool2d;
import cortado.graph.Tensor;

/**
 * One value for each window of an image; see {@link Layers#maxPool2d} and {@link Layers#avgPool2d}.
 *
 * @param pooling what is taken from a window
 * @param sliding size and steps of the window, pixels
 * @param options name, activation and what else every layer has
 */
public record Pool2dLayer(Pool2d.Kind pooling, Sliding sliding, LayerOptions options) implements Layer {
    /** Checks the settings. */
    public Pool2dLayer {
        String kind = kindOf(pooling);
        Settings.atLeastOne(
                kind, options, "size", sliding.size(), "Pass the window's side in pixels, e.g. " + kind + "(2).");
        Settings.atLeastOne(
                kind, options, "stride", sliding.stride(), "Pass the step in pixels, e.g. " + kind + "(3).stride(2).");
    }

    /** Returns this layer with another step of the window, in pixels; default the window's size. */
    public Pool2dLayer stride(int newStride) {
        return new Pool2dLayer(pooling, sliding.withStride(newStride), options);
    }

    /**
     * Returns this layer with windows that reach over the edge, so that stride 1 keeps the size and a larger one drops no pixel;
     * default none. What lies outside counts neither as a value nor in a mean. Windows are centered like those of {@link
     * Conv2dLayer#samePadding}.
     */
    public Pool2dLayer samePadding() {
        return new Pool2dLayer(pooling, sliding.padded(Sliding.Padding.SAME), options);
    }

    @Override
    public String kind() {
        return kindOf(pooling);
    }

    @Override
    public String settings() {
        return sliding.size()
                + (sliding.stride() == sliding.size() ? "" : ", stride " + sliding.stride())
                + sliding.paddingSetting();
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new Pool2dLayer(pooling, sliding, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return Tensor.of(new Pool2d(
                x, pooling, sliding.size(), sliding.stride(), sliding.before(), sliding.after() - sliding.before()));
    }

    private static String kindOf(Pool2d.Kind pooling) {
        return pooling == Pool2d.Kind.MAX ? "maxPool2d" : "avgPool2d";
    }
}
