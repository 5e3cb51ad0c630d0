package cortado.graph;

import cortado.base.Shape;

/** The same values in another shape of equal size; the batch dimension stays. */
public record Reshape(Tensor x, Shape shape) implements Op {
    /** Checks that no element is lost. */
    public Reshape {
        if (x.shape().size() != shape.size()) {
            throw new ShapeException(
                    "reshape to " + shape + " needs " + shape.size() + " values per sample",
                    "Choose a shape of size " + x.shape().size() + ".");
        }
    }
}
