package cortado.engine;

import java.nio.FloatBuffer;

/** A network from a file, which is only computed. */
interface FrozenNetwork extends AutoCloseable {
    /**
     * Returns the first output of rows of numbers, row-major.
     *
     * @param shape of all rows, the number of them first
     */
    float[] outputs(FloatBuffer rows, long[] shape);

    @Override
    void close();
}
