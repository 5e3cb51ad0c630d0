package io.github.spencerpark.ijava;

import io.github.spencerpark.jupyter.kernel.BaseKernel;

/**
 * The entry class of IJava as far as an extension sees it: IJava itself is not published as an artifact, its base kernel is.
 */
public final class IJava {
    private static BaseKernel kernel;

    private IJava() {}

    /** Makes the kernel the running one, as IJava's main method does. */
    public static void start(BaseKernel started) {
        kernel = started;
    }

    /** Returns the running kernel. */
    public static BaseKernel getKernelInstance() {
        return kernel;
    }
}
