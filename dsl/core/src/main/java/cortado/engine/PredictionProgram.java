package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import cortado.base.Shape;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.FloatBuffer;

/** A trained network ready to predict. Used by one thread at a time; the caller closes it. */
public final class PredictionProgram implements AutoCloseable {
    /**
     * Outputs of labeled rows.
     *
     * @param outputs row-major
     * @param loss mean loss of the rows
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Scored(float[] outputs, double loss) {}

    private final Program program;
    private final Shape input;

    /** Loads the network of the objective with its weights. */
    public PredictionProgram(Objective objective, Weights weights) {
        ScriptModule module = ModelScript.module(objective.input(), objective.output(), weights);
        ModelScript.addScore(module, objective);
        program = new Program(module);
        input = objective.input().shape();
    }

    /** Returns the network as a TorchScript archive, which {@code torch.jit.load} of Python and C++ reads. */
    public static byte[] archive(Network network, Weights weights) {
        return ModelScript.archive(network, weights);
    }

    /**
     * Returns the network's output.
     *
     * @param features rows, row-major; read from position to limit
     * @return outputs, row-major
     */
    public float[] outputs(FloatBuffer features) {
        try (NDArray x = Native.features(program.manager(), features, input);
                NDList results = program.call("forward", x)) {
            return results.get(0).toFloatArray();
        }
    }

    /** Returns the network's output and the loss of labeled rows. */
    public Scored score(FloatBuffer features, Labels labels) {
        try (NDArray x = Native.features(program.manager(), features, input);
                NDArray y = Native.labels(program.manager(), labels);
                NDList results = program.call("score", x, y)) {
            return new Scored(results.get(0).toFloatArray(), results.get(1).getFloat());
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
