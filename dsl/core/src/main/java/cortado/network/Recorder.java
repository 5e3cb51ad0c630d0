package cortado.network;

import cortado.base.Shape;
import cortado.graph.Initializer;
import cortado.graph.Parameter;
import cortado.graph.Regularizer;
import cortado.graph.ShapeException;
import cortado.graph.State;
import cortado.graph.Tensor;
import cortado.layer.Activation;
import cortado.layer.Layer;
import cortado.layer.LayerWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs the forward passes of layers over symbolic tensors and names what they ask for. */
final class Recorder {
    /** A recorded place: its tensor, its name, and how messages speak of it. */
    record Place(Tensor tensor, String name, String title) {}

    /** One set of weights: the layer's name and its arrays, which later places of a shared layer take again. */
    static final class Arrays {
        private final String layer;
        private final Map<String, Tensor> parameters = new LinkedHashMap<>();
        private final Map<String, Tensor> states = new LinkedHashMap<>();
        private int uses;
        private boolean hasKernel;

        private Arrays(String layer) {
            this.layer = layer;
        }
    }

    private final List<Stage> stages = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> userNames;

    /** Starts an empty network, of which these names are taken. */
    Recorder(Set<String> userNames) {
        this.userNames = userNames;
    }

    /** Returns the names that users gave to layers. */
    static Set<String> userNames(List<Layer> layers) {
        return layers.stream()
                .map(layer -> layer.options().name())
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toSet());
    }

    List<Stage> stages() {
        return stages;
    }

    /** Returns a new set of weights for the layer, under its name. */
    Arrays arrays(Layer layer) {
        return new Arrays(nameOf(layer.kind(), layer.options().name()));
    }

    /** Records one layer; the messages of its shape rules name it and what stands before it. */
    Place add(Layer layer, Arrays arrays, Place before) {
        String name = ++arrays.uses == 1 ? arrays.layer : arrays.layer + "@" + arrays.uses;
        Tensor output = checked(title(layer), "follow", List.of(before), () -> layer.options()
                .activation()
                .of(layer.forward(
                        before.tensor, new StageWeights(arrays, layer.options().regularizer()))));
        Regularizer regularizer = layer.options().regularizer();
        if (!regularizer.equals(Regularizer.NONE) && !arrays.hasKernel) {
            throw new IllegalArgumentException(
                    "layer " + (stages.size() + 1) + " (" + title(layer) + "): it has no kernel for " + regularizer
                            + ". Give this to a layer that has one, e.g. dense or conv2d.");
        }
        return added(new Stage(
                name,
                layer.kind(),
                settings(layer),
                output,
                List.copyOf(arrays.parameters.keySet()),
                List.copyOf(arrays.states.keySet()),
                layer.options().isFrozen(),
                List.of(before.name)));
    }

    /** Records the joining of several places. */
    Place add(JoinNode join, List<Place> before) {
        String name = nameOf(join.toString(), "");
        List<Tensor> tensors = before.stream().map(Place::tensor).toList();
        Tensor output = checked(join.toString(), "join", before, () -> join.forward(tensors));
        List<String> from = before.stream().map(Place::name).toList();
        return added(new Stage(name, join.toString(), "", output, List.of(), List.of(), false, from));
    }

    private Place added(Stage stage) {
        stages.add(stage);
        String title =
                stage.name().startsWith(stage.kind() + "_") ? stage.kind() : stage.kind() + " '" + stage.name() + "'";
        return new Place(
                stage.output(),
                stage.name(),
                "layer " + stages.size() + " (" + title + ", output "
                        + stage.output().shape().batched() + ")");
    }

    private Tensor checked(String title, String verb, List<Place> before, Supplier<Tensor> forward) {
        try {
            return forward.get();
        } catch (ShapeException mismatch) {
            String places = before.stream().map(Place::title).collect(Collectors.joining(" and "));
            throw new IllegalArgumentException(
                    "layer %d (%s) cannot %s %s: %s.%n  %s"
                            .formatted(stages.size() + 1, title, verb, places, mismatch.getMessage(), mismatch.fix())
                            .replace("\r\n", "\n"),
                    mismatch);
        }
    }

    private static String settings(Layer layer) {
        Activation activation = layer.options().activation();
        return Stream.of(
                        layer.settings(),
                        activation.equals(Activation.LINEAR) ? "" : activation.label(),
                        layer.options().regularizer().toString())
                .filter(setting -> !setting.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String title(Layer layer) {
        String name = layer.options().name();
        return name.isEmpty() ? layer.kind() : layer.kind() + " '" + name + "'";
    }

    private String nameOf(String kind, String userName) {
        if (!userName.isEmpty()) {
            if (stages.stream().anyMatch(stage -> stage.name().equals(userName))) {
                throw new IllegalArgumentException("layer " + (stages.size() + 1) + ": the name '" + userName
                        + "' is taken by an earlier layer. Give each layer a name of its own.");
            }
            return userName;
        }
        String name;
        do {
            name = kind + "_" + counts.merge(kind, 1, Integer::sum);
        } while (userNames.contains(name));
        return name;
    }

    /** Records arrays under the layer's name, or gives those of its first place again. */
    private record StageWeights(Arrays arrays, Regularizer regularizer) implements LayerWeights {
        @Override
        public Tensor parameter(String name, Shape shape, Initializer initializer) {
            String full = arrays.layer + "." + name;
            return kept(arrays.parameters, shape, Tensor.of(new Parameter(full, shape, initializer)), full);
        }

        @Override
        public Tensor kernel(String name, Shape shape, Initializer initializer) {
            if (regularizer.equals(Regularizer.NONE)) {
                return parameter(name, shape, initializer);
            }
            arrays.hasKernel = true;
            String full = arrays.layer + "." + name;
            return kept(
                    arrays.parameters, shape, Tensor.of(new Parameter(full, shape, initializer, regularizer)), full);
        }

        @Override
        public Tensor state(String name, Shape shape, Initializer initializer) {
            String full = arrays.layer + "." + name;
            return kept(arrays.states, shape, Tensor.of(new State(full, shape, initializer)), full);
        }

        private Tensor kept(Map<String, Tensor> known, Shape shape, Tensor fresh, String full) {
            Tensor first = known.putIfAbsent(full, fresh);
            if (first == null) {
                return fresh;
            }
            if (arrays.uses == 1) {
                throw new IllegalArgumentException("layer '" + arrays.layer + "': it declares the array '"
                        + full.substring(arrays.layer.length() + 1) + "' twice. Give each array a name of its own.");
            }
            if (!first.shape().equals(shape)) {
                throw new ShapeException(
                        "the shared array " + full + " of shape " + first.shape() + " would have to be " + shape
                                + " here",
                        "Give all places of a shared layer the same shape, or use a layer of its own.");
            }
            return first;
        }
    }
}
