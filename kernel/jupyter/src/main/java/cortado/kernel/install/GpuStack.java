package cortado.kernel.install;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A set of native libraries for GPUs, with the version of DJL that belongs to it. DJL publishes no CUDA libraries for the
 * version that the distribution holds, so a kernel on a GPU runs on an older one; the DSL runs on each.
 */
public enum GpuStack {
    /** CUDA 11.8. */
    CU118("11.8", "0.25.0", "2.0.1", 450, 1_740, 3_000),
    /** CUDA 12.4. */
    CU124("12.4", "0.32.0", "2.5.1", 525, 2_600, 4_100);

    private static final String GROUP = "ai.djl.pytorch:";

    private final String cuda;
    private final String djl;
    private final String libtorch;
    private final int oldestDriver;
    private final int downloadMegabytes;
    private final int unpackedMegabytes;

    GpuStack(String cuda, String djl, String libtorch, int oldestDriver, int downloadMegabytes, int unpackedMegabytes) {
        this.cuda = cuda;
        this.djl = djl;
        this.libtorch = libtorch;
        this.oldestDriver = oldestDriver;
        this.downloadMegabytes = downloadMegabytes;
        this.unpackedMegabytes = unpackedMegabytes;
    }

    /**
     * Returns the stack of the name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static GpuStack of(String name) {
        return Arrays.stream(values())
                .filter(stack -> stack.label().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("--gpu must be "
                        + Arrays.stream(values()).map(GpuStack::label).collect(Collectors.joining(" or "))
                        + ", but was '" + name + "'. See the driver's CUDA version with: nvidia-smi"));
    }

    /** Returns the name that users give it, for example {@code cu118}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the CUDA version, for example {@code 11.8}. */
    public String cuda() {
        return cuda;
    }

    /**
     * Returns the first branch of NVIDIA's driver that runs programs of this CUDA version.
     *
     * @see <a href="https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html">minor version
     *     compatibility</a>
     */
    public int oldestDriver() {
        return oldestDriver;
    }

    int downloadMegabytes() {
        return downloadMegabytes;
    }

    /** Returns what DJL unpacks at the first use. */
    int unpackedMegabytes() {
        return unpackedMegabytes;
    }

    /** Returns the coordinates of DJL and its libraries; the one for CPUs is there because DJL needs it without a GPU. */
    List<String> coordinates(String platform) {
        return List.of(
                "ai.djl:api:" + djl,
                GROUP + "pytorch-engine:" + djl,
                GROUP + "pytorch-jni:" + libtorch + "-" + djl,
                GROUP + "pytorch-native-cpu:" + libtorch + ":" + platform,
                GROUP + "pytorch-native-" + label() + ":" + libtorch + ":" + platform);
    }
}
