package cortado.network;

import cortado.layer.Layer;
import java.util.List;

/**
 * A place in a branching network: an input, or what layers make of other places.
 *
 * <p>Immutable. A node stands for itself: two inputs of one shape are two inputs. Nothing is recorded before {@link
 * Network#branching} puts the network together.
 */
public abstract sealed class Node permits InputNode, LayerNode, JoinNode {
    Node() {}

    /**
     * Returns the result of the layers, one after another, on this place. Their weights are their own; {@link Shared} layers
     * keep theirs in each place.
     *
     * @throws IllegalArgumentException if there is no layer
     */
    public Node then(Layer... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException("then: pass at least one layer, e.g. then(dense(16).relu()).");
        }
        return LayerNode.chain(this, List.of(layers), null);
    }

    /** Returns the result of the shared layers on this place, with the same weights wherever they are used. */
    public Node then(Shared shared) {
        return LayerNode.chain(this, shared.layers(), shared);
    }

    /**
     * Returns the values of several places one after another along the first dimension: features, or channels.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Node concat(Node... parts) {
        return new JoinNode(JoinNode.Kind.CONCAT, parts);
    }

    /**
     * Returns the elementwise sum of several places of one shape.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Node add(Node... parts) {
        return new JoinNode(JoinNode.Kind.ADD, parts);
    }

    /**
     * Returns the elementwise product of several places of one shape.
     *
     * @throws IllegalArgumentException if there are fewer than two
     */
    public static Node multiply(Node... parts) {
        return new JoinNode(JoinNode.Kind.MULTIPLY, parts);
    }

    /** Returns the places that this one is computed from. */
    abstract List<Node> from();
}
