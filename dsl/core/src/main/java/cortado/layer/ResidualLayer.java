package cortado.layer;

import cortado.base.Shape;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;
import java.util.List;

/**
 * Layers whose result is added to what goes in; see {@link Layers#residual}.
 *
 * @param layers what is added, at least one
 * @param shortcut what the input goes through before the sum; none for the input itself
 * @param options name, activation and what else every layer has
 */
public record ResidualLayer(List<Layer> layers, List<Layer> shortcut, LayerOptions options) implements Layer {
    /** Checks that there are layers. */
    public ResidualLayer {
        layers = List.copyOf(layers);
        shortcut = List.copyOf(shortcut);
        Settings.check(
                !layers.isEmpty(),
                "residual",
                options,
                "at least one layer is needed. Pass what is added to the input, e.g. residual(dense(64).relu(), dense(64)).");
    }

    /**
     * Returns this layer with the input going through layers of its own before the sum, where the shapes differ; default the input
     * itself.
     */
    public ResidualLayer shortcut(Layer... projection) {
        return new ResidualLayer(layers, List.of(projection), options);
    }

    @Override
    public String kind() {
        return "residual";
    }

    @Override
    public String settings() {
        return Blocks.count(layers) + (shortcut.isEmpty() ? "" : ", shortcut of " + Blocks.count(shortcut));
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new ResidualLayer(layers, shortcut, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Tensor added = Blocks.chain(layers, x, weights);
        Tensor kept = Blocks.chain(shortcut, x, weights);
        if (!added.shape().equals(kept.shape())) {
            throw new ShapeException(
                    "its layers give " + added.shape().batched() + ", but the shortcut "
                            + kept.shape().batched() + ", and only equal shapes can be added",
                    fix(added.shape(), kept.shape()));
        }
        return added.plus(kept);
    }

    private String fix(Shape wanted, Shape kept) {
        if (!shortcut.isEmpty() || wanted.rank() != kept.rank() || wanted.rank() == 0) {
            return "Let both ways end with the same shape.";
        }
        if (wanted.rank() != 3) {
            return wanted.rank() == 2 && wanted.get(0) != kept.get(0)
                    ? "Let both ways end with the same shape."
                    : "Let the layers end with " + kept.get(-1) + " features, or add .shortcut(dense(" + wanted.get(-1)
                            + ")).";
        }
        int stride = Math.max(1, Math.round((float) kept.get(1) / wanted.get(1)));
        String strided = stride == 1 ? "" : ".stride(" + stride + ")";
        return kept.get(1) == wanted.get(1) * stride || (kept.get(1) - 1) / stride + 1 == wanted.get(1)
                ? "Add a projection, e.g. .shortcut(conv2d(" + wanted.get(0) + ", 1)" + strided + ")."
                : "Keep the size with samePadding(), or let a shortcut(...) end with the same shape.";
    }
}
