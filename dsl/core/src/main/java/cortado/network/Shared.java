package cortado.network;

import cortado.layer.Layer;
import java.util.List;

/**
 * Layers with one set of weights for all places where they are used, for example the two sides of a siamese network.
 *
 * <p>Immutable; it stands for itself, so that two of them share nothing.
 */
public final class Shared {
    private final List<Layer> layers;

    private Shared(List<Layer> layers) {
        this.layers = layers;
    }

    /**
     * Returns the layers as one set, applied one after another.
     *
     * @throws IllegalArgumentException if there is no layer
     */
    public static Shared of(Layer... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException("shared: pass at least one layer, e.g. shared(dense(16).relu()).");
        }
        return new Shared(List.of(layers));
    }

    List<Layer> layers() {
        return layers;
    }

    /** Returns how many layers there are. */
    @Override
    public String toString() {
        return "shared, " + layers.size() + (layers.size() == 1 ? " layer" : " layers");
    }
}
