package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import cortado.graph.Graph;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trained network ready to predict. Used by one thread at a time; the caller closes it. */
public final class PredictionProgram implements AutoCloseable {
    /**
     * Outputs of labeled rows.
     *
     * @param outputs of each head, row-major
     * @param loss mean loss of the rows
     * @param losses mean loss of each head
     */
    public record Scored(List<float[]> outputs, double loss, List<Double> losses) {}

    private final Program program;
    private final List<Tensor> inputs;
    private final List<Staging> staging;
    private final int heads;
    private final @Nullable Relay forward;
    private final @Nullable Relay score;

    /** Loads the network of the objective with its weights. */
    public PredictionProgram(Objective objective, Weights weights) {
        this(objective, weights, Device.ANY);
    }

    /** Loads the network of the objective with its weights on a device. */
    public PredictionProgram(Objective objective, Weights weights, Device device) {
        this(objective.inputs(), objective.outputs(), Optional.of(objective), weights, device);
    }

    /** Loads the computation of some tensors from others, which cannot score labels. */
    public static PredictionProgram of(List<Tensor> inputs, List<Tensor> outputs, Weights weights, Device device) {
        return new PredictionProgram(inputs, outputs, Optional.empty(), weights, device);
    }

    private PredictionProgram(
            List<Tensor> inputs, List<Tensor> outputs, Optional<Objective> objective, Weights weights, Device device) {
        long smallest = Torch.smallestOneDnnProduct(device);
        ScriptModule module = ModelScript.module(inputs, outputs, weights, smallest);
        objective.ifPresent(scored -> ModelScript.addScore(module, scored, smallest));
        program = new Program(module, device.engine());
        this.inputs = inputs;
        staging = inputs.stream().map(input -> new Staging()).toList();
        heads = outputs.size();
        Parts parts = new Parts(outputs);
        if (parts.isWhole()) {
            forward = null;
            score = null;
        } else {
            Map<String, NDArray> arrays = arrays(outputs);
            forward = new Relay(program, parts, "forward", arrays);
            score = objective
                    .map(scored -> new Relay(program, new Parts(ModelScript.scored(scored)), "score", arrays))
                    .orElse(null);
        }
    }

    private Map<String, NDArray> arrays(List<Tensor> outputs) {
        Graph graph = Graph.of(outputs.toArray(Tensor[]::new));
        List<String> names = Attributes.of(graph).arrays();
        NDList all = program.call("arrays");
        all.attach(program.manager());
        Map<String, NDArray> arrays = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            arrays.put(names.get(i), all.get(i));
        }
        return arrays;
    }

    private NDList call(String method, @Nullable Relay relay, NDList arguments) {
        NDArray[] given = arguments.toArray(NDArray[]::new);
        if (relay == null) {
            return program.call(method, given);
        }
        try (NDManager scope = program.manager().newSubManager()) {
            NDList results = relay.run(scope, false, given);
            results.attach(program.manager());
            return results;
        }
    }

    /** Returns the network as a TorchScript archive, which {@code torch.jit.load} of Python and C++ reads. */
    public static byte[] archive(Network network, Weights weights) {
        return ModelScript.archive(network, weights);
    }

    /**
     * Returns the output of a network with one input and one output, row-major.
     *
     * @param features rows, row-major; read from position to limit
     */
    public float[] outputs(FloatBuffer features) {
        return outputs(List.of(features)).get(0);
    }

    /**
     * Returns the outputs of each head, row-major.
     *
     * @param features rows of each input, row-major; read from position to limit
     */
    public List<float[]> outputs(List<FloatBuffer> features) {
        try (NDList arguments = arguments(features);
                NDList results = call("forward", forward, arguments)) {
            return results.stream().map(NDArray::toFloatArray).toList();
        }
    }

    /** Returns the outputs and the losses of labeled rows; one entry for each input and each head. */
    public Scored score(List<FloatBuffer> features, List<Labels> labels) {
        try (NDList arguments = arguments(features)) {
            labels.forEach(label -> arguments.add(Native.labels(program.manager(), label)));
            try (NDList results = call("score", score, arguments)) {
                return new Scored(
                        results.subList(0, heads).stream()
                                .map(NDArray::toFloatArray)
                                .toList(),
                        results.get(heads).getFloat(),
                        results.subList(heads + 1, results.size()).stream()
                                .map(loss -> (double) loss.getFloat())
                                .toList());
            }
        }
    }

    private NDList arguments(List<FloatBuffer> features) {
        NDList arguments = new NDList();
        for (int i = 0; i < inputs.size(); i++) {
            arguments.add(staging.get(i)
                    .features(program.manager(), features.get(i), inputs.get(i).shape()));
        }
        return arguments;
    }

    @Override
    public void close() {
        program.close();
    }
}
