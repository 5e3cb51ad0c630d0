package cortado.kernel.doctor;

import cortado.kernel.install.GpuStack;
import cortado.kernel.install.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * NVIDIA's driver on this machine.
 *
 * @param version for example {@code 535.183.01}
 * @param devices what it drives, for example {@code NVIDIA H100, 81559 MiB}; empty if it does not say
 */
record Gpu(String version, List<String> devices) {
    private static final Path KERNEL_MODULE = Path.of("/proc/driver/nvidia/version");
    private static final Pattern VERSION = Pattern.compile("\\b(\\d{3,}\\.\\d+(?:\\.\\d+)?)\\b");
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Asks {@code nvidia-smi}, then the kernel of the operating system; empty if there is no driver. */
    static Optional<Gpu> find(String searchPath) {
        return find(Program.find("nvidia-smi", searchPath), KERNEL_MODULE);
    }

    static Optional<Gpu> find(Optional<Path> program, Path module) {
        Optional<Gpu> told = program.flatMap(smi -> Program.run(
                        LIMIT,
                        List.of(
                                smi.toString(),
                                "--query-gpu=driver_version,name,memory.total",
                                "--format=csv,noheader")))
                .filter(ended -> ended.status() == 0)
                .flatMap(ended -> parse(ended.text()));
        if (told.isPresent()) {
            return told;
        }
        try {
            Matcher version = VERSION.matcher(Files.readString(module));
            return version.find() ? Optional.of(new Gpu(version.group(1), List.of())) : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    /** Reads lines such as {@code 535.183.01, NVIDIA H100, 81559 MiB}. */
    private static Optional<Gpu> parse(String text) {
        List<String[]> lines = text.lines()
                .map(line -> line.split(",\\s*", 2))
                .filter(parts -> parts.length == 2 && parts[0].matches("\\d[\\d.]*"))
                .toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(new Gpu(
                        lines.get(0)[0], lines.stream().map(parts -> parts[1]).toList()));
    }

    /** Returns whether programs of the stack's CUDA version run on the driver. */
    boolean drives(GpuStack stack) {
        return Integer.parseInt(version.split("\\.", 2)[0]) >= stack.oldestDriver();
    }

    /** Returns the names of the stacks that run on the driver, best last. */
    List<String> stacks() {
        return Arrays.stream(GpuStack.values())
                .filter(this::drives)
                .map(GpuStack::label)
                .collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return (devices.isEmpty() ? "" : String.join("; ", devices) + "; ") + "driver " + version;
    }
}
