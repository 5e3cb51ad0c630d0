package cortado.graph;

import cortado.base.Shape;

/**
 * The features of a batch.
 *
 * @param shape the shape of one sample
 */
public record Input(Shape shape) implements Op {}
