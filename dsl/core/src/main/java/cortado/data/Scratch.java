package cortado.data;

import java.util.function.IntFunction;

/** Memory of the thread for what an image goes through, used again for the next image. */
final class Scratch {
    /** Larger images get memory of their own, so that threads keep little. */
    private static final int LARGEST = 1 << 22;

    private static final ThreadLocal<byte[]> PIXELS = ThreadLocal.withInitial(() -> new byte[0]);
    private static final ThreadLocal<float[]> MEANS = ThreadLocal.withInitial(() -> new float[0]);

    private Scratch() {}

    /** Returns an image to be filled, which lasts until the thread asks for the next. */
    static Pixels pixels(int height, int width, int channels) {
        int size = Math.multiplyExact(height * width, channels);
        return new Pixels(array(PIXELS, PIXELS.get().length, size, byte[]::new), height, width, channels);
    }

    /** Returns an array of at least that size, which lasts until the thread asks for the next. */
    static float[] means(int size) {
        return array(MEANS, MEANS.get().length, size, float[]::new);
    }

    private static <T> T array(ThreadLocal<T> kept, int length, int size, IntFunction<T> maker) {
        if (length >= size) {
            return kept.get();
        }
        T fresh = maker.apply(size);
        if (size <= LARGEST) {
            kept.set(fresh);
        }
        return fresh;
    }
}
