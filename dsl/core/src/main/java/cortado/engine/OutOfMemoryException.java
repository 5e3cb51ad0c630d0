package cortado.engine;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Native memory, of a graphics card or of the machine, that was not enough. */
public final class OutOfMemoryException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final Pattern GPU = Pattern.compile("CUDA out of memory(?:\\. Tried to allocate ([0-9.]+ [KMGT]iB))?"
            + "|CUDA error: out of memory|CUBLAS_STATUS_ALLOC_FAILED|CUDNN_STATUS_ALLOC_FAILED");
    private static final Pattern CPU = Pattern.compile(
            "DefaultCPUAllocator: (?:can't allocate|not enough) memory: you tried to allocate (\\d+) bytes");

    private final boolean isOnGpu;
    private final String wanted;

    private OutOfMemoryException(boolean isOnGpu, String wanted, RuntimeException cause) {
        super(
                "the " + (isOnGpu ? "GPU" : "machine") + " ran out of memory"
                        + (wanted.isEmpty() ? "" : " when another " + wanted + " were asked for"),
                cause);
        this.isOnGpu = isOnGpu;
        this.wanted = wanted;
    }

    /** Returns what a native failure says about memory, if it does. */
    static Optional<OutOfMemoryException> in(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher gpu = GPU.matcher(message);
        if (gpu.find()) {
            return Optional.of(new OutOfMemoryException(true, gpu.group(1) == null ? "" : gpu.group(1), failure));
        }
        Matcher cpu = CPU.matcher(message);
        return cpu.find()
                ? Optional.of(new OutOfMemoryException(false, size(Double.parseDouble(cpu.group(1))), failure))
                : Optional.empty();
    }

    /** Returns the failure in words if it is about memory, else as it is. */
    static RuntimeException translated(RuntimeException failure) {
        return in(failure).map(RuntimeException.class::cast).orElse(failure);
    }

    private static String size(double bytes) {
        String[] units = {"bytes", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < units.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.2f %s", value, units[unit]);
    }

    /** Returns whether it was a graphics card's. */
    public boolean isOnGpu() {
        return isOnGpu;
    }

    /** Returns how much more was asked for, for example {@code 20.00 MiB}; empty if that is not known. */
    public String wanted() {
        return wanted;
    }
}
