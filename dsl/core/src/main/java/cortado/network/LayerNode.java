package cortado.network;

import cortado.layer.Layer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One layer on one place. */
final class LayerNode extends Node {
    private final Node from;
    private final Layer layer;
    private final @Nullable Shared shared;
    private final int index;

    private LayerNode(Node from, Layer layer, @Nullable Shared shared, int index) {
        this.from = from;
        this.layer = layer;
        this.shared = shared;
        this.index = index;
    }

    static Node chain(Node from, List<Layer> layers, @Nullable Shared shared) {
        Node last = from;
        for (int i = 0; i < layers.size(); i++) {
            last = new LayerNode(last, layers.get(i), shared, i);
        }
        return last;
    }

    Layer layer() {
        return layer;
    }

    /** Returns what shares its weights with other places, or null. */
    @Nullable
    Shared shared() {
        return shared;
    }

    /** Returns which of the shared layers this one is. */
    int index() {
        return index;
    }

    @Override
    List<Node> from() {
        return List.of(from);
    }

    /** Returns the layer's kind. */
    @Override
    public String toString() {
        return layer.kind()
                + (layer.options().name().isEmpty()
                        ? ""
                        : " '" + layer.options().name() + "'");
    }
}
