package cortado.graph;

import cortado.base.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * Tensors laid one after another along a dimension.
 *
 * @param parts at least one, equal in all other dimensions
 * @param axis the dimension of a sample, 0 being the outermost
 */
public record Concat(List<Tensor> parts, int axis) implements Op {
    /** Checks that all other dimensions agree. */
    public Concat {
        parts = List.copyOf(parts);
        Shape first = parts.get(0).shape();
        if (axis < 0 || axis >= first.rank()) {
            throw new ShapeException(
                    "there is no axis " + (axis + 1) + " in " + first.batched(),
                    "Choose one from 1 to " + first.rank() + ".");
        }
        for (Tensor part : parts) {
            if (!without(part.shape(), axis).equals(without(first, axis))) {
                throw new ShapeException(
                        "all but axis " + (axis + 1) + " must agree, but the parts are " + first.batched() + " and "
                                + part.shape().batched(),
                        "Give all parts the same other dimensions, e.g. by equal strides and samePadding().");
            }
        }
    }

    private static List<Integer> without(Shape shape, int axis) {
        List<Integer> dimensions = new ArrayList<>();
        for (int i = 0; i < shape.rank(); i++) {
            dimensions.add(i == axis ? -1 : shape.get(i));
        }
        return dimensions;
    }

    @Override
    public Shape shape() {
        int[] dimensions = parts.get(0).shape().toArray();
        dimensions[axis] =
                parts.stream().mapToInt(part -> part.shape().get(axis)).sum();
        return Shape.of(dimensions);
    }
}
