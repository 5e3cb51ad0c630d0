package cortado.graph;

import cortado.base.Shape;

/**
 * The labels of a batch: what a loss compares the output with.
 *
 * @param shape the shape of one sample's label; a scalar shape for a class number
 * @param isClass whether labels are class numbers (int64), not values (float32)
 */
public record Target(Shape shape, boolean isClass) implements Op {}
