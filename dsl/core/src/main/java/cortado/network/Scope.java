package cortado.network;

import cortado.base.Shape;
import cortado.graph.Initializer;
import cortado.graph.Parameter;
import cortado.graph.Regularizer;
import cortado.graph.ShapeException;
import cortado.graph.State;
import cortado.graph.Tensor;
import cortado.layer.Activation;
import cortado.layer.Init;
import cortado.layer.Layer;
import cortado.layer.LayerOptions;
import cortado.layer.LayerWeights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One layer while its forward pass is recorded: gives it its arrays, or those of its first place again, and its layers inside. */
final class Scope implements LayerWeights {
    private final Layer layer;
    private final Recorder.Arrays arrays;
    private final String arrayPrefix;
    private final String name;
    private final List<Stage> parts = new ArrayList<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean hasKernel;
    private boolean hasBias;

    /**
     * Opens a layer.
     *
     * @param prefix what its arrays' names begin with
     * @param name its own, which differs from the prefix in later places of a shared layer
     */
    Scope(Layer layer, Recorder.Arrays arrays, String prefix, String name) {
        this.layer = layer;
        this.arrays = arrays;
        this.arrayPrefix = prefix + ".";
        this.name = name;
    }

    /** Records the forward pass with its activation. */
    Tensor run(Tensor x) {
        return layer.options().activation().of(layer.forward(x, this));
    }

    /** Returns which settings have no array that they could act on, and what to do, without a full stop; empty if all have. */
    Optional<String> idleSettings() {
        LayerOptions options = layer.options();
        String ofKernels = joined(
                options.init().isDefault() ? "" : options.init().toString(),
                options.regularizer().toString());
        if (!hasKernel && !ofKernels.isEmpty()) {
            return Optional.of(
                    "it has no kernel for " + ofKernels + ". Give this to a layer that has one, e.g. dense or conv2d");
        }
        return hasBias || options.biasInit().isDefault()
                ? Optional.empty()
                : Optional.of("it has no bias for biasInit " + options.biasInit()
                        + ". Give this to a layer that has one, e.g. dense or conv2d");
    }

    Stage stage(Tensor output, List<String> from) {
        return new Stage(
                name,
                layer.kind(),
                settings(),
                output,
                arrays.names(false, arrayPrefix),
                arrays.names(true, arrayPrefix),
                layer.options().isFrozen(),
                from,
                layer.options().isFrozen()
                        ? parts.stream()
                                .map(part -> part.frozen(Set.of(part.layer()), true))
                                .toList()
                        : parts);
    }

    private String settings() {
        LayerOptions options = layer.options();
        Activation activation = options.activation();
        return joined(
                layer.settings(),
                activation.equals(Activation.LINEAR) ? "" : activation.label(),
                options.init().isDefault() ? "" : options.init().toString(),
                options.biasInit().isDefault() ? "" : "bias " + options.biasInit(),
                options.regularizer().toString());
    }

    private static String joined(String... settings) {
        return Stream.of(settings).filter(setting -> !setting.isEmpty()).collect(Collectors.joining(", "));
    }

    @Override
    public Tensor parameter(String array, Shape shape, Initializer initializer) {
        String full = arrayPrefix + array;
        return arrays.kept(false, full, Tensor.of(new Parameter(full, shape, initializer)));
    }

    @Override
    public Tensor kernel(String array, Shape shape, Initializer initializer) {
        LayerOptions options = layer.options();
        hasKernel = true;
        String full = arrayPrefix + array;
        Initializer start =
                options.init().isDefault() ? initializer : options.init().of(shape);
        Parameter parameter = options.regularizer().equals(Regularizer.NONE)
                ? new Parameter(full, shape, start)
                : new Parameter(full, shape, start, options.regularizer());
        return arrays.kept(false, full, Tensor.of(parameter));
    }

    @Override
    public Tensor bias(String array, int size) {
        Init init = layer.options().biasInit();
        hasBias = true;
        return parameter(array, Shape.of(size), init.isDefault() ? Initializer.constant(0) : init.of(Shape.of(size)));
    }

    @Override
    public Tensor state(String array, Shape shape, Initializer initializer) {
        String full = arrayPrefix + array;
        return arrays.kept(true, full, Tensor.of(new State(full, shape, initializer)));
    }

    @Override
    public Tensor parameter(String array, Shape shape, float[] start) {
        arrays.start(arrayPrefix + array, new Weights.Values(shape, start));
        return parameter(array, shape, Initializer.constant(0));
    }

    @Override
    public Tensor state(String array, Shape shape, float[] start) {
        arrays.start(arrayPrefix + array, new Weights.Values(shape, start));
        return state(array, shape, Initializer.constant(0));
    }

    @Override
    public Tensor apply(Layer inner, Tensor x) {
        String own = nameOf(inner);
        Scope scope = new Scope(inner, arrays, arrayPrefix + own, name + "." + own);
        int number = parts.size() + 1;
        Tensor output;
        try {
            output = scope.run(x);
        } catch (ShapeException mismatch) {
            throw new ShapeException(
                    "inside it, layer %d (%s) cannot follow %s: %s"
                            .formatted(number, Recorder.title(inner), before(x), mismatch.getMessage()),
                    mismatch.fix());
        }
        scope.idleSettings().ifPresent(idle -> {
            throw new IllegalArgumentException(
                    "layer '%s': inside it, layer %d (%s): %s.".formatted(name, number, Recorder.title(inner), idle));
        });
        List<String> from = parts.stream()
                .filter(part -> part.output() == x)
                .map(Stage::name)
                .limit(1)
                .toList();
        parts.add(scope.stage(output, from));
        return output;
    }

    private String before(Tensor x) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).output() == x) {
                return Recorder.place(i + 1, parts.get(i).kind(), x);
            }
        }
        return x.shape().batched();
    }

    private String nameOf(Layer inner) {
        Set<String> taken = parts.stream()
                .map(part -> part.name().substring(name.length() + 1))
                .collect(Collectors.toSet());
        String given = inner.options().name();
        if (taken.contains(given)) {
            throw new IllegalArgumentException("layer '" + name + "': the name '" + given
                    + "' is given twice inside it. Give each layer inside a name of its own, or none.");
        }
        String chosen = given;
        while (chosen.isEmpty() || !chosen.equals(given) && taken.contains(chosen)) {
            chosen = inner.kind() + "_" + counts.merge(inner.kind(), 1, Integer::sum);
        }
        return chosen;
    }
}
