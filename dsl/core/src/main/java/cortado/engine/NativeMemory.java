package cortado.engine;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;

/** Tells glibc's allocator to keep big freed blocks, since page faults otherwise bound training with big activations. */
final class NativeMemory {
    private static final int M_TRIM_THRESHOLD = -1;
    private static final int M_TOP_PAD = -2;
    private static final int M_MMAP_THRESHOLD = -3;
    private static final int BIGGEST_KEPT_BYTES = 32 << 20;

    /** Threads other than a program's first, as all of Java's, take memory from heaps of this size; padded so, none is given back. */
    private static final int HEAP_BYTES = 64 << 20;

    /** The function of glibc that we call. */
    interface Glibc extends Library {
        @CanIgnoreReturnValue
        int mallopt(int parameter, int value);
    }

    private NativeMemory() {}

    /** Has no effect where the C library is not glibc. */
    static void keepFreedMemory() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Glibc glibc = Native.load("c", Glibc.class);
            glibc.mallopt(M_MMAP_THRESHOLD, BIGGEST_KEPT_BYTES);
            glibc.mallopt(M_TRIM_THRESHOLD, Integer.MAX_VALUE);
            glibc.mallopt(M_TOP_PAD, HEAP_BYTES);
        } catch (LinkageError notGlibc) {
            // Another C library: only speed is lost.
        }
    }
}
