package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** Direct memory through which the features of one call after another reach libtorch: to make it new each time costs more. */
final class Staging {
    private ByteBuffer memory = ByteBuffer.allocateDirect(0);

    /**
     * Returns (N, …sample) float32 of the values from position to limit.
     *
     * <p>The array is read until it is closed; the next call writes over it.
     */
    NDArray features(NDManager manager, FloatBuffer values, cortado.base.Shape sample) {
        int bytes = values.remaining() * Float.BYTES;
        if (memory.capacity() < bytes) {
            memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        }
        ByteBuffer used = memory.duplicate().order(ByteOrder.nativeOrder()).limit(bytes);
        used.asFloatBuffer().put(values.duplicate());
        return manager.create(used, Native.shape(values, sample), DataType.FLOAT32);
    }
}
