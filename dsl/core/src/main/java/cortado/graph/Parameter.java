package cortado.graph;

import cortado.base.Shape;

/**
 * A trainable array, float32.
 *
 * @param name unique in the graph, for example {@code dense_1.weight}
 * @param shape its shape
 * @param initializer its values before training
 */
public record Parameter(String name, Shape shape, Initializer initializer) implements Op {
    @Override
    public boolean isBatched() {
        return false;
    }
}
