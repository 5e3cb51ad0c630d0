package cortado.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/** Starts libtorch once, with the settings that this library needs, and prepares threads that call it. */
final class Torch {
    private static final String ENGINE = "PyTorch";

    /** Below it the cut costs more than the faster kernel saves. */
    private static final long SMALLEST_ONE_DNN_PRODUCT = 8_192;

    private static final Engine STARTED = start();

    private Torch() {}

    /** Returns a new manager of native memory on a device; the caller closes it. */
    static NDManager newManager(ai.djl.Device device) {
        return STARTED.newBaseManager(device);
    }

    /** Returns how many graphics cards there are. */
    static int gpuCount() {
        return STARTED.getGpuCount();
    }

    /** Runs an action with autograd on or off. */
    static <T> T withGradients(boolean isOn, Supplier<T> action) {
        // Both settings belong to the calling thread: threads differ in autograd mode, and the profiling executor slows
        // training.
        boolean before = JniUtils.isGradMode();
        JniUtils.setGraphExecutorOptimize(false);
        JniUtils.setGradMode(isOn);
        try {
            return action.get();
        } finally {
            JniUtils.setGradMode(before);
        }
    }

    /**
     * Returns the multiplications a sample from which on oneDNN's matrix product beats MKL's, which keeps to AVX2 on processors
     * that are not Intel's; {@link Long#MAX_VALUE} where there is no oneDNN.
     */
    static long smallestOneDnnProduct(Device device) {
        boolean isPlain = device.isOnCpu()
                && System.getProperty("os.arch").equals("amd64")
                && System.getProperty("os.name").equals("Linux");
        return isPlain && hasFusedOptimizers() ? SMALLEST_ONE_DNN_PRODUCT : Long.MAX_VALUE;
    }

    /** Returns whether programs can only run on the processor. */
    static boolean isOnCpu() {
        return STARTED.getGpuCount() == 0;
    }

    /** Returns whether optimizers have fused CPU kernels: libtorch 2.4 and later. */
    static boolean hasFusedOptimizers() {
        String[] version = STARTED.getVersion().split("\\.");
        int major = Integer.parseInt(version[0]);
        return major > 2 || (major == 2 && Integer.parseInt(version[1]) >= 4);
    }

    private static Engine start() {
        DjlSettings.apply();
        NativeMemory.keepFreedMemory();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // DJL looks for engines with the context class loader once, when its Engine class starts.
        thread.setContextClassLoader(NDManager.class.getClassLoader());
        try {
            Engine engine = Engine.getEngine(ENGINE);
            JniUtils.setNumThreads(Integer.getInteger("cortado.threads", 1));
            return engine;
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
