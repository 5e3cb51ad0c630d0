package cortado.layer;

import cortado.graph.Permute;
import cortado.graph.Tensor;
import java.util.List;
import java.util.stream.Collectors;

/** See {@link Layers#permute}. */
record PermuteLayer(List<Integer> axes, LayerOptions options) implements Layer {
    PermuteLayer {
        axes = List.copyOf(axes);
    }

    @Override
    public String kind() {
        return "permute";
    }

    @Override
    public String settings() {
        return axes.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new PermuteLayer(axes, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return Tensor.of(new Permute(x, axes.stream().map(axis -> axis - 1).toList()));
    }
}
