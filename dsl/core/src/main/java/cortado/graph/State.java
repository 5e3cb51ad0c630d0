package cortado.graph;

import cortado.base.Shape;

/**
 * An array that the forward pass updates while training, float32, for example a running mean. It has no gradient.
 *
 * @param name unique in the graph, for example {@code batchNorm_1.runningMean}
 * @param shape its shape
 * @param initializer its values before training
 */
public record State(String name, Shape shape, Initializer initializer) implements Op {
    @Override
    public boolean isBatched() {
        return false;
    }
}
