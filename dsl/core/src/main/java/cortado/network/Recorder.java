package cortado.network;

import cortado.base.Shape;
import cortado.graph.Initializer;
import cortado.graph.Parameter;
import cortado.graph.ShapeException;
import cortado.graph.State;
import cortado.graph.Tensor;
import cortado.layer.Activation;
import cortado.layer.Layer;
import cortado.layer.LayerWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs the forward passes of layers one after another over symbolic tensors and names what they ask for. */
final class Recorder {
    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> userNames;
    private Tensor tensor;

    Recorder(Tensor input, List<Layer> layers) {
        tensor = input;
        userNames = layers.stream()
                .map(layer -> layer.options().name())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    List<Stage> stages() {
        return stages;
    }

    /** Records one more layer; the messages of its shape rules name it and what stands before it. */
    void add(Layer layer) {
        String name = nameOf(layer);
        StageWeights weights = new StageWeights(name);
        Tensor output;
        try {
            output = layer.options().activation().of(layer.forward(tensor, weights));
        } catch (ShapeException mismatch) {
            throw new IllegalArgumentException(
                    "layer %d (%s) cannot follow %s: %s.%n  %s"
                            .formatted(
                                    stages.size() + 1, title(layer), previous(), mismatch.getMessage(), mismatch.fix())
                            .replace("\r\n", "\n"),
                    mismatch);
        }
        stages.add(new Stage(name, layer.kind(), settings(layer), output, weights.parameters, weights.states));
        tensor = output;
    }

    private static String settings(Layer layer) {
        Activation activation = layer.options().activation();
        if (activation == Activation.LINEAR) {
            return layer.settings();
        }
        return layer.settings().isEmpty() ? activation.label() : layer.settings() + ", " + activation.label();
    }

    private static String title(Layer layer) {
        String name = layer.options().name();
        return name.isEmpty() ? layer.kind() : layer.kind() + " '" + name + "'";
    }

    private String previous() {
        if (stages.isEmpty()) {
            return "the input " + tensor.shape().batched();
        }
        Stage last = stages.get(stages.size() - 1);
        String title = last.name().startsWith(last.kind() + "_") ? last.kind() : last.kind() + " '" + last.name() + "'";
        return "layer " + stages.size() + " (" + title + ", output "
                + tensor.shape().batched() + ")";
    }

    private String nameOf(Layer layer) {
        if (!layer.options().name().isEmpty()) {
            String name = layer.options().name();
            if (stages.stream().anyMatch(stage -> stage.name().equals(name))) {
                throw new IllegalArgumentException("layer " + (stages.size() + 1) + ": the name '" + name
                        + "' is taken by an earlier layer. Give each layer a name of its own.");
            }
            return name;
        }
        String name;
        do {
            name = layer.kind() + "_" + counts.merge(layer.kind(), 1, Integer::sum);
        } while (userNames.contains(name));
        return name;
    }

    /** Records arrays under the layer's name. */
    private static final class StageWeights implements LayerWeights {
        private final String layer;
        private final List<String> parameters = new ArrayList<>();
        private final List<String> states = new ArrayList<>();

        StageWeights(String layer) {
            this.layer = layer;
        }

        @Override
        public Tensor parameter(String name, Shape shape, Initializer initializer) {
            parameters.add(layer + "." + name);
            return Tensor.of(new Parameter(layer + "." + name, shape, initializer));
        }

        @Override
        public Tensor state(String name, Shape shape, Initializer initializer) {
            states.add(layer + "." + name);
            return Tensor.of(new State(layer + "." + name, shape, initializer));
        }
    }
}
