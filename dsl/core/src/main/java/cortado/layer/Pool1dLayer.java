package cortado.layer;

import cortado.graph.Pool1d;
import cortado.graph.Pool2d;
import cortado.graph.Tensor;
import cortado.layer.Sliding.Padding;

/**
 * One value for each window of a sequence; see {@link Layers#maxPool1d} and {@link Layers#avgPool1d}.
 *
 * @param pooling what is taken from a window
 * @param sliding size and steps of the window
 * @param options name, activation and what else every layer has
 */
public record Pool1dLayer(Pool2d.Kind pooling, Sliding sliding, LayerOptions options) implements Layer {
    /** Checks the settings. */
    public Pool1dLayer {
        String kind = kindOf(pooling);
        Settings.atLeastOne(
                kind, options, "size", sliding.size(), "Pass the window's length in steps, e.g. " + kind + "(2).");
        Settings.atLeastOne(
                kind, options, "stride", sliding.stride(), "Pass the step, e.g. " + kind + "(3).stride(2).");
    }

    /** Returns this layer with another step of the window; default the window's size. */
    public Pool1dLayer stride(int newStride) {
        return new Pool1dLayer(pooling, sliding.withStride(newStride), options);
    }

    /**
     * Returns this layer with windows that reach over both ends, so that stride 1 keeps the length and a larger one drops no step;
     * default none. What lies outside counts neither as a value nor in a mean.
     */
    public Pool1dLayer samePadding() {
        return new Pool1dLayer(pooling, sliding.padded(Padding.SAME), options);
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
        return new Pool1dLayer(pooling, sliding, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Sequences.check(kind(), x);
        return Tensor.of(
                new Pool1d(x, x.mask(), pooling, sliding.size(), sliding.stride(), sliding.before(), sliding.after()));
    }

    private static String kindOf(Pool2d.Kind pooling) {
        return pooling == Pool2d.Kind.MAX ? "maxPool1d" : "avgPool1d";
    }
}
