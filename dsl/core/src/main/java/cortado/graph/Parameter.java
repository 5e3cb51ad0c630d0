package cortado.graph;

import cortado.base.Shape;
import org.jspecify.annotations.Nullable;

/**
 * A trainable array, float32.
 *
 * @param name unique in the graph, for example {@code dense_1.weight}
 * @param shape its shape
 * @param initializer its values before training
 * @param regularizer what keeps its values small; null if nothing does
 */
public record Parameter(
        String name,
        Shape shape,
        Initializer initializer,
        @Nullable Regularizer regularizer) implements Op {
    /** Makes an array that nothing keeps small. */
    public Parameter(String name, Shape shape, Initializer initializer) {
        this(name, shape, initializer, null);
    }

    @Override
    public boolean isBatched() {
        return false;
    }
}
