package cortado.train;

import cortado.base.Names;
import cortado.base.Shape;
import cortado.graph.Parameter;
import cortado.graph.Replay;
import cortado.graph.ShapeException;
import cortado.graph.State;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import cortado.layer.LayerOptions;
import cortado.layer.LayerWeights;
import cortado.network.InputNode;
import cortado.network.Network;
import cortado.network.Stage;
import cortado.network.Weights;
import java.nio.file.Path;
import java.util.List;

/**
 * A trained model as the first layers of another network: {@code sequential(base.input(), base.withoutHead().frozen(), dense(5))}.
 *
 * <p>Its layers keep their names inside this one, {@code pretrained_1.conv2d_1}, so that they can be frozen and unfrozen one by one, and start
 * with the model's weights. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/1411.1792">Yosinski et al. 2014</a>
 */
public final class Pretrained implements Layer {
    private final Model model;
    private final int kept;
    private final LayerOptions options;

    private Pretrained(Model model, int kept, LayerOptions options) {
        this.model = model;
        this.kept = kept;
        this.options = options;
    }

    /**
     * Returns all layers of a model.
     *
     * @throws IllegalArgumentException if the model has several inputs, outputs or branches, or layers that share weights
     */
    public static Pretrained of(Model model) {
        Network network = model.network();
        if (!network.isSequential()
                || network.stages().stream().anyMatch(stage -> stage.name().contains("@"))) {
            throw new IllegalArgumentException(
                    "pretrained: the model must be a sequence of layers, but has branches or shared layers. "
                            + "Use startFrom(model) of a learner, whose network has layers of the same names.");
        }
        return new Pretrained(model, network.stages().size(), LayerOptions.DEFAULT);
    }

    /**
     * Returns all layers of a saved model.
     *
     * @throws IllegalArgumentException as {@link #of(Model)}, or if the file is missing, damaged or no model
     */
    public static Pretrained of(Path path) {
        return of(Model.load(path));
    }

    /**
     * Returns the layers before the last one that has weights: what is left without the model's own classes or values.
     *
     * @throws IllegalArgumentException if no other layer is left
     */
    public Pretrained withoutHead() {
        List<Stage> stages = model.network().stages();
        int last = kept - 1;
        while (last > 0 && stages.get(last).parameters().isEmpty()) {
            last--;
        }
        if (last == 0) {
            throw new IllegalArgumentException("pretrained: the model has no layer before its head '"
                    + stages.get(0).name() + "', so that nothing would be left.");
        }
        return new Pretrained(model, last, options);
    }

    /**
     * Returns the layers up to one of them.
     *
     * @param layer the name of the last layer to keep, for example {@code conv2d_2}
     * @throws IllegalArgumentException if the model has no such layer
     */
    public Pretrained upTo(String layer) {
        List<String> names = model.network().stages().stream().map(Stage::name).toList();
        int index = names.indexOf(layer);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "pretrained: the model has no layer '" + layer + "'" + Names.didYouMean(layer, names));
        }
        return new Pretrained(model, index + 1, options);
    }

    /**
     * Returns an input for the rows that the model took, with its tokenizer or what else made numbers of raw rows: what the model was trained
     * with comes along.
     */
    public InputNode input() {
        Network network = model.network();
        return network.encoders().isEmpty()
                ? InputNode.of(network.inputShape())
                : InputNode.of(network.encoders().values().iterator().next());
    }

    @Override
    public String kind() {
        return "pretrained";
    }

    @Override
    public String settings() {
        return "up to " + model.network().stages().get(kept - 1).name();
    }

    @Override
    public LayerOptions options() {
        return options;
    }

    @Override
    public Pretrained with(LayerOptions newOptions) {
        return new Pretrained(model, kept, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Network network = model.network();
        if (!x.shape().equals(network.inputShape())) {
            throw new ShapeException(
                    "the model was trained on inputs of shape "
                            + network.inputShape().batched(),
                    "Begin with the model's own input: pretrained(path).input().");
        }
        Tensor before = network.input();
        Tensor result = x;
        for (Stage stage : network.stages().subList(0, kept)) {
            result = weights.apply(
                    new Piece(stage, before, model.weights(), LayerOptions.DEFAULT.withName(stage.name())), result);
            before = stage.output();
        }
        return result;
    }

    /** One layer of the model, recorded again. */
    private record Piece(Stage stage, Tensor before, Weights values, LayerOptions options) implements Layer {
        @Override
        public String kind() {
            return stage.kind();
        }

        @Override
        public String settings() {
            return stage.settings();
        }

        @Override
        public Layer with(LayerOptions newOptions) {
            return new Piece(stage, before, values, newOptions);
        }

        @Override
        public Tensor forward(Tensor x, LayerWeights weights) {
            return Replay.withArrays(array -> started(array, weights))
                    .with(before, x)
                    .of(stage.output());
        }

        private Tensor started(Tensor array, LayerWeights weights) {
            boolean isState = array.op() instanceof State;
            String full = isState ? ((State) array.op()).name() : ((Parameter) array.op()).name();
            String own = full.substring(stage.name().length() + 1);
            Shape shape = array.shape();
            float[] start = values.get(full).values();
            return isState ? weights.state(own, shape, start) : weights.parameter(own, shape, start);
        }
    }
}
