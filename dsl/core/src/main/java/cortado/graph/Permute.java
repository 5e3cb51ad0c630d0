package cortado.graph;

import cortado.base.Shape;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The same values with the dimensions of each sample in another order; the batch dimension stays first.
 *
 * @param x input
 * @param order which dimension comes where, 0 being the outermost of a sample
 */
public record Permute(Tensor x, List<Integer> order) implements Op {
    /** Checks that each dimension comes once. */
    public Permute {
        order = List.copyOf(order);
        int rank = x.shape().rank();
        List<Integer> sorted = order.stream().sorted().toList();
        for (int i = 0; i < Math.max(rank, sorted.size()); i++) {
            if (sorted.size() != rank || sorted.get(i) != i) {
                throw new ShapeException(
                        "permute("
                                + order.stream()
                                        .map(axis -> Integer.toString(axis + 1))
                                        .collect(Collectors.joining(", "))
                                + ") needs each axis of its input once",
                        rank == 0
                                ? "There is none but the batch."
                                : "Pass the numbers 1 to " + rank + " in another order.");
            }
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(order.stream().mapToInt(axis -> x.shape().get(axis)).toArray());
    }
}
