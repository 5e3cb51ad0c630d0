package cortado.network;

import cortado.graph.ShapeException;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs the forward passes of layers over symbolic tensors and names what they ask for. */
final class Recorder {
    /** A recorded place: its tensor, its name, and how messages speak of it. */
    record Place(Tensor tensor, String name, String title) {}

    /** One set of weights: the layer's name and its arrays, which later places of a shared layer take again. */
    static final class Arrays {
        private final String layer;
        private final Map<String, Tensor> parameters = new LinkedHashMap<>();
        private final Map<String, Tensor> states = new LinkedHashMap<>();
        private final Map<String, Weights.Values> starts = new LinkedHashMap<>();
        private int uses;

        private Arrays(String layer) {
            this.layer = layer;
        }

        /** Returns the array of a full name: the fresh one in the first place, in later ones that of the first. */
        Tensor kept(boolean isState, String full, Tensor fresh) {
            Tensor first = (isState ? states : parameters).putIfAbsent(full, fresh);
            if (first == null) {
                return fresh;
            }
            if (uses == 1) {
                throw new IllegalArgumentException("layer '" + layer + "': it declares the array '"
                        + full.substring(layer.length() + 1) + "' twice. Give each array a name of its own.");
            }
            if (!first.shape().equals(fresh.shape())) {
                throw new ShapeException(
                        "the shared array " + full + " of shape " + first.shape() + " would have to be " + fresh.shape()
                                + " here",
                        "Give all places of a shared layer the same shape, or use a layer of its own.");
            }
            return first;
        }

        /** Says with which values the array of a full name starts. */
        void start(String full, Weights.Values values) {
            starts.put(full, values);
        }

        /** Returns the names of the arrays whose names begin so: trainable ones, or running ones. */
        List<String> names(boolean isState, String prefix) {
            return (isState ? states : parameters)
                    .keySet().stream().filter(name -> name.startsWith(prefix)).toList();
        }
    }

    private final List<Stage> stages = new ArrayList<>();
    private final List<Arrays> sets = new ArrayList<>();
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
        Arrays set = new Arrays(nameOf(layer.kind(), layer.options().name()));
        sets.add(set);
        return set;
    }

    /** Returns the arrays that start with known values. */
    Weights starts() {
        Map<String, Weights.Values> all = new LinkedHashMap<>();
        sets.forEach(set -> all.putAll(set.starts));
        return Weights.of(all);
    }

    /** Records one layer; the messages of its shape rules name it and what stands before it. */
    Place add(Layer layer, Arrays arrays, Place before) {
        String name = ++arrays.uses == 1 ? arrays.layer : arrays.layer + "@" + arrays.uses;
        Scope scope = new Scope(layer, arrays, arrays.layer, name);
        Tensor output = checked(title(layer), "follow", List.of(before), () -> scope.run(before.tensor));
        scope.idleSettings().ifPresent(idle -> {
            throw new IllegalArgumentException(
                    "layer " + (stages.size() + 1) + " (" + title(layer) + "): " + idle + ".");
        });
        return added(scope.stage(output, List.of(before.name)));
    }

    /** Records the joining of several places. */
    Place add(JoinNode join, List<Place> before) {
        String name = nameOf(join.toString(), "");
        List<Tensor> tensors = before.stream().map(Place::tensor).toList();
        Tensor output = checked(join.toString(), "join", before, () -> join.forward(tensors));
        List<String> from = before.stream().map(Place::name).toList();
        return added(new Stage(name, join.toString(), "", output, List.of(), List.of(), false, from, List.of()));
    }

    private Place added(Stage stage) {
        stages.add(stage);
        String title =
                stage.name().startsWith(stage.kind() + "_") ? stage.kind() : stage.kind() + " '" + stage.name() + "'";
        return new Place(stage.output(), stage.name(), place(stages.size(), title, stage.output()));
    }

    /** Returns how messages speak of a layer's result. */
    static String place(int number, String title, Tensor output) {
        return "layer " + number + " (" + title + ", output " + output.shape().batched() + ")";
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

    /** Returns how messages call a layer. */
    static String title(Layer layer) {
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
}
