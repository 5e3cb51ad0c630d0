package cortado.engine;

import ai.djl.ndarray.NDArray;
import cortado.base.Shape;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.FloatBuffer;

/** A trained network ready to predict. Used by one thread at a time; the caller closes it. */
public final class PredictionProgram implements AutoCloseable {
    private final Program program;
    private final Shape input;

    /** Loads the network with its weights. */
    public PredictionProgram(Network network, Weights weights) {
        program = new Program(ModelScript.module(network, weights));
        input = network.inputShape();
    }

    /**
     * Returns the network's output.
     *
     * @param features samples, row-major; read from position to limit
     * @return outputs, row-major
     */
    public float[] outputs(FloatBuffer features) {
        int rows = Math.toIntExact(features.remaining() / input.size());
        try (NDArray x = program.manager().create(features, TrainingProgram.shape(rows, input))) {
            return program.floats("forward", x);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
