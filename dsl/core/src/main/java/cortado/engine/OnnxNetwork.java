package cortado.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.Map;

/** An ONNX file in ONNX Runtime. */
final class OnnxNetwork implements FrozenNetwork {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxNetwork(byte[] file) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(Integer.getInteger("cortado.threads", 1));
            session = environment.createSession(file, options);
        } catch (OrtException refused) {
            throw new IllegalArgumentException("ONNX Runtime cannot read it: " + refused.getMessage(), refused);
        }
    }

    @Override
    public float[] outputs(FloatBuffer rows, long[] shape) {
        String name = session.getInputNames().iterator().next();
        try (OnnxTensor input = OnnxTensor.createTensor(environment, rows, shape)) {
            return run(Map.of(name, input));
        } catch (OrtException refused) {
            throw failed(refused);
        }
    }

    /**
     * Returns the first output of rows of tokens, as BERT's networks take them.
     *
     * @param ids of the tokens, row-major {@code (N, length)}
     * @param mask 1 for a token, 0 for padding
     */
    float[] ofTokens(long[] ids, long[] mask, long[] shape) {
        try (OnnxTensor tokens = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
                OnnxTensor attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
                OnnxTensor types = OnnxTensor.createTensor(environment, LongBuffer.allocate(ids.length), shape)) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            for (String name : session.getInputNames()) {
                inputs.put(name, name.contains("mask") ? attention : name.contains("type") ? types : tokens);
            }
            return run(inputs);
        } catch (OrtException refused) {
            throw failed(refused);
        }
    }

    private float[] run(Map<String, OnnxTensor> inputs) throws OrtException {
        try (OrtSession.Result result = session.run(inputs)) {
            FloatBuffer output = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[output.remaining()];
            output.get(values);
            return values;
        }
    }

    private static IllegalArgumentException failed(OrtException refused) {
        return new IllegalArgumentException(
                "extractor: the network does not take these rows: " + refused.getMessage(), refused);
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException refused) {
            throw failed(refused);
        }
    }
}
