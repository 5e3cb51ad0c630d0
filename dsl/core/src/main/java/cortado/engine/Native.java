package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.Objects;

/** Copies of data in native memory. */
final class Native {
    private Native() {}

    /** Returns (N, …sample) float32 of the values from position to limit. */
    static NDArray features(NDManager manager, FloatBuffer values, cortado.base.Shape sample) {
        return manager.create(values, shape(values, sample));
    }

    /** Returns the shape of the rows that the values from position to limit are. */
    static Shape shape(FloatBuffer values, cortado.base.Shape sample) {
        long[] dimensions = new long[sample.rank() + 1];
        dimensions[0] = values.remaining() / sample.size();
        for (int i = 0; i < sample.rank(); i++) {
            dimensions[i + 1] = sample.get(i);
        }
        return new Shape(dimensions);
    }

    /** Returns class numbers (N) int64 or values (N, width) float32. */
    static NDArray labels(NDManager manager, Labels labels) {
        long[] classes = labels.classes();
        if (classes != null) {
            return manager.create(classes);
        }
        float[] values = Objects.requireNonNull(labels.values());
        return manager.create(values, new Shape(values.length / labels.width(), labels.width()));
    }

    /** Returns the weights of rows (N) float32; a single zero, which nothing reads, if there are none. */
    static NDArray weights(NDManager manager, Labels labels) {
        float[] weights = labels.weights();
        return manager.create(weights == null ? new float[1] : weights);
    }
}
