package cortado.engine;

import cortado.base.Problems;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a network is trained or predicts: on the processor or on graphics cards, by one worker or by several that share each batch.
 *
 * <p>Immutable. Whether there is such a device is found out when it is used.
 */
public final class Device {
    /** A graphics card if there is one, else the processor. */
    public static final Device ANY = new Device(Kind.ANY, 0, 1);

    private enum Kind {
        ANY,
        CPU,
        GPU
    }

    private final Kind kind;
    private final int first;
    private final int count;

    private Device(Kind kind, int first, int count) {
        this.kind = kind;
        this.first = first;
        this.count = count;
    }

    /** Returns the processor. */
    public static Device cpu() {
        return cpus(1);
    }

    /**
     * Returns the processor with workers that share each batch.
     *
     * @param workers number of threads with a copy of the network each, at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public static Device cpus(int workers) {
        return new Device(Kind.CPU, 0, atLeast(1, "cpus", "number of workers", workers));
    }

    /** Returns the first graphics card. */
    public static Device gpu() {
        return gpu(0);
    }

    /**
     * Returns one of several graphics cards.
     *
     * @param number counted from 0
     * @throws IllegalArgumentException if it is negative
     */
    public static Device gpu(int number) {
        return new Device(Kind.GPU, atLeast(0, "gpu", "number", number), 1);
    }

    /**
     * Returns the first graphics cards, which share each batch.
     *
     * @param count how many, at least 1
     * @throws IllegalArgumentException if there are fewer
     */
    public static Device gpus(int count) {
        return new Device(Kind.GPU, 0, atLeast(1, "gpus", "number", count));
    }

    private static int atLeast(int least, String factory, String what, int value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    factory + ": the " + what + " must be at least " + least + ", but was " + value + ".");
        }
        return value;
    }

    /** Adds that there is no such device. */
    public void check(Problems problems) {
        if (kind == Kind.GPU) {
            check(Torch.gpuCount(), problems);
        }
    }

    void check(int gpus, Problems problems) {
        problems.check(
                gpus > 0 || kind != Kind.GPU,
                "device(%s): no GPU was found. It takes an NVIDIA driver and DJL's CUDA libraries, see 'cortado doctor'; or use"
                        + " device(cpu())",
                this);
        problems.check(
                gpus == 0 || kind != Kind.GPU || first + count <= gpus,
                "device(%s): there %s. Use device(gpu(%d)) or device(gpus(%d))",
                this,
                gpus == 1 ? "is 1 GPU" : "are " + gpus + " GPUs",
                gpus - 1,
                gpus);
    }

    /** Returns the first of its workers, which alone predicts. */
    public Device one() {
        return new Device(kind, first, 1);
    }

    /** Returns one device for each of the workers that share a batch. */
    public List<Device> workers() {
        return IntStream.range(first, first + count)
                .mapToObj(number -> new Device(kind, kind == Kind.CPU ? 0 : number, 1))
                .toList();
    }

    boolean isOnCpu() {
        return kind == Kind.CPU || kind == Kind.ANY && Torch.gpuCount() == 0;
    }

    /** Returns the engine's name for it, or for the first of its workers. */
    ai.djl.Device engine() {
        return isOnCpu() ? ai.djl.Device.cpu() : ai.djl.Device.gpu(first);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Device device && kind == device.kind && first == device.first && count == device.count;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * kind.hashCode() + first) + count;
    }

    /** Returns the factory's call, for example {@code gpus(2)}. */
    @Override
    public String toString() {
        return switch (kind) {
            case ANY -> "any";
            case CPU -> count == 1 ? "cpu()" : "cpus(" + count + ")";
            case GPU -> count > 1 ? "gpus(" + count + ")" : first == 0 ? "gpu()" : "gpu(" + first + ")";
        };
    }
}
