package cortado.layer;

import cortado.graph.Tensor;
import java.util.List;

/** See {@link Layers#repeat}. */
record RepeatLayer(int times, List<Layer> layers, LayerOptions options) implements Layer {
    RepeatLayer {
        layers = List.copyOf(layers);
        String fix = "Pass how often and what, e.g. repeat(3, dense(64).relu()).";
        Settings.atLeastOne("repeat", options, "times", times, fix);
        Settings.check(!layers.isEmpty(), "repeat", options, "at least one layer is needed. " + fix);
        for (Layer layer : layers) {
            Settings.check(
                    times == 1 || layer.options().name().isEmpty(),
                    "repeat",
                    options,
                    "a layer inside is named '" + layer.options().name()
                            + "', but each copy needs a name of its own. Leave named(...) out; copies are numbered.");
        }
    }

    @Override
    public String kind() {
        return "repeat";
    }

    @Override
    public String settings() {
        return times + " x " + Blocks.count(layers);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new RepeatLayer(times, layers, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Tensor result = x;
        for (int i = 0; i < times; i++) {
            result = Blocks.chain(layers, result, weights);
        }
        return result;
    }
}
