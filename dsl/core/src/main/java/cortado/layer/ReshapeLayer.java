package cortado.layer;

import cortado.base.Shape;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** See {@link Layers#reshape}. */
record ReshapeLayer(List<Integer> dimensions, LayerOptions options) implements Layer {
    /** Stands for the dimension that follows from the others. */
    private static final int OPEN = -1;

    ReshapeLayer {
        dimensions = List.copyOf(dimensions);
        boolean isValid = !dimensions.isEmpty()
                && dimensions.stream().allMatch(d -> d >= 1 || d == OPEN)
                && dimensions.stream().filter(d -> d == OPEN).count() <= 1;
        Settings.check(
                isValid,
                "reshape",
                options,
                "dimensions must be at least 1, one of them -1 if it follows from the others, but were "
                        + list(dimensions) + ". Leave out the batch dimension, e.g. reshape(1, 28, 28).");
    }

    private static String list(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    @Override
    public String kind() {
        return "reshape";
    }

    @Override
    public String settings() {
        String list = list(dimensions);
        return list.substring(1, list.length() - 1);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new ReshapeLayer(dimensions, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        long size = x.shape().size();
        int[] sizes = dimensions.stream().mapToInt(d -> d).toArray();
        long known = Arrays.stream(sizes).asLongStream().filter(d -> d != OPEN).reduce(1, Math::multiplyExact);
        boolean isOpen = dimensions.contains(OPEN);
        if (isOpen ? size % known != 0 : size != known) {
            throw new ShapeException(
                    "reshape to " + list(dimensions) + " needs " + (isOpen ? "a multiple of " : "") + known
                            + " values per sample, but there are " + size,
                    "Choose dimensions whose product is " + size + ", or -1 for one of them.");
        }
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = sizes[i] == OPEN ? Math.toIntExact(size / known) : sizes[i];
        }
        return x.reshape(Shape.of(sizes));
    }
}
