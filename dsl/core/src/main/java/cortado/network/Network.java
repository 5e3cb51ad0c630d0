package cortado.network;

import cortado.base.Shape;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.graph.Graph;
import cortado.graph.Input;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import java.util.List;
import java.util.Locale;

/**
 * An architecture: layers put together, every shape known, no numbers yet.
 *
 * <p>Immutable. The forward pass is recorded once, when the network is made; all shape errors are found then.
 */
public final class Network implements Displayable {
    private final Tensor input;
    private final List<Stage> stages;

    private Network(Tensor input, List<Stage> stages) {
        this.input = input;
        this.stages = List.copyOf(stages);
    }

    /**
     * Returns the network that applies the layers one after another.
     *
     * @throws IllegalArgumentException if there is no layer, or a layer cannot follow the one before it; the message names both
     */
    public static Network sequential(Input input, Layer... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException(
                    "sequential: a network needs at least one layer after its input, e.g. sequential(input(4), dense(3)).");
        }
        Tensor start = Tensor.of(input);
        Recorder recorder = new Recorder(start, List.of(layers));
        for (Layer layer : layers) {
            recorder.add(layer);
        }
        return new Network(start, recorder.stages());
    }

    /** Returns a network of recorded stages, as a model file holds them. */
    public static Network of(Tensor input, List<Stage> stages) {
        return new Network(input, stages);
    }

    /** Returns the symbolic input. */
    public Tensor input() {
        return input;
    }

    /** Returns the symbolic output of the last layer. */
    public Tensor output() {
        return stages.get(stages.size() - 1).output();
    }

    /** Returns the layers in order, named, with their results. */
    public List<Stage> stages() {
        return stages;
    }

    /** Returns the shape of one sample that goes in. */
    public Shape inputShape() {
        return input.shape();
    }

    /** Returns the shape of one sample that comes out. */
    public Shape outputShape() {
        return output().shape();
    }

    /** Returns the operations of the forward pass. */
    public Graph graph() {
        return Graph.of(input, output());
    }

    /** Returns the table of layers with output shapes and parameter counts. */
    public Summary summary() {
        return new Summary(this);
    }

    /**
     * Returns a learner of this network; add options such as {@code epochs(5)}, then call {@code fit}.
     *
     * @param optimizer for example {@code adam(1e-3)}
     * @param loss for example {@code crossEntropy()}
     */
    public <L, S> L compile(LearnerFactory<L, S> optimizer, S loss) {
        return optimizer.learner(this, loss);
    }

    @Override
    public MimeBundle display() {
        return summary().display();
    }

    /** Returns shapes, number of layers and parameters in one line; {@link #summary} is the table. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "Network %s to %s, %d layers, %,d parameters",
                inputShape().batched(),
                outputShape().batched(),
                stages.size(),
                summary().parameters());
    }
}
