package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;

/** A TorchScript file on the processor. */
final class ScriptNetwork implements FrozenNetwork {
    private final Program program;

    ScriptNetwork(byte[] file) {
        program = new Program(file, ai.djl.Device.cpu());
        program.endTraining();
    }

    @Override
    public float[] outputs(FloatBuffer rows, long[] shape) {
        try (NDArray array = program.manager().create(rows, new Shape(shape));
                NDList outputs = program.call("forward", array)) {
            return outputs.get(0).toFloatArray();
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
