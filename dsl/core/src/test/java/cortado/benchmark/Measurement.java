package cortado.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the benchmark programs share: the engine kept quiet, and time taken by the clock and of the processor. */
final class Measurement {

    static final int BATCH = 64;
    static final int STEPS_PER_EPOCH = 200;

    private final long clock;
    private final long processor;

    private Measurement(long clock, long processor) {
        this.clock = clock;
        this.processor = processor;
    }

    static Measurement start() {
        return new Measurement(System.nanoTime(), processorNanos());
    }

    /** Prints the result line the runner reads. Processor time includes the JVM's own threads. */
    void print(long samples) {
        double clockSeconds = (System.nanoTime() - clock) / 1e9;
        double processorSeconds = (processorNanos() - processor) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "samples/s %.1f samples/cpu-s %.1f peak-MB %.0f%n",
                samples / clockSeconds,
                samples / processorSeconds,
                megabytes("VmHWM"));
    }

    /** Returns a figure of {@code /proc/self/status} in units of 2^20 bytes: VmRSS is the process's memory, VmHWM the most so far. */
    static double megabytes(String figure) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(figure + ":"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Keeps DJL from the network and from reporting its use; must come before DJL's first class loads. */
    static void quietEngine() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }

    /** The whole epochs that hold so many steps. */
    static int epochs(String steps) {
        return (Integer.parseInt(steps) + STEPS_PER_EPOCH - 1) / STEPS_PER_EPOCH;
    }

    private static long processorNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
