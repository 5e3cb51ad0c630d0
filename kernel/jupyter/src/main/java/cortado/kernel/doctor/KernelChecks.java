package cortado.kernel.doctor;

import cortado.kernel.client.CellResult;
import cortado.kernel.client.KernelClient;
import cortado.kernel.install.GpuStack;
import cortado.kernel.install.InstalledKernel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at one kernel: starts it as Jupyter would and runs cells in it. */
final class KernelChecks {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String FONTS = """
            var image = new java.awt.image.BufferedImage(64, 32, java.awt.image.BufferedImage.TYPE_INT_ARGB);
            var pen = image.createGraphics();
            pen.drawString("Ag", 4, 24);
            pen.dispose();
            boolean isDrawn = java.util.stream.IntStream.range(0, 64 * 32).anyMatch(i -> image.getRGB(i % 64, i / 64) != 0);
            isDrawn ? "draws text; default font " + pen.getFont().getFamily() : "empty"
            """;

    /** The cause of a failure tells more than the failure: the first is of the system, the last of DJL. */
    private static final String ENGINE = """
            String loaded() {
                try (var manager = ai.djl.ndarray.NDManager.newBaseManager(ai.djl.Device.cpu(), "PyTorch")) {
                    float sum = manager.ones(new ai.djl.ndarray.types.Shape(2, 3)).sum().getFloat();
                    if (sum != 6) throw new IllegalStateException("the sum of six ones is " + sum);
                    var engine = ai.djl.engine.Engine.getEngine("PyTorch");
                    return engine.getVersion() + " " + engine.getGpuCount();
                } catch (Throwable failure) {
                    Throwable cause = failure;
                    while (cause.getCause() != null) cause = cause.getCause();
                    throw new IllegalStateException(cause.toString(), failure);
                }
            }
            loaded()
            """;

    private final InstalledKernel kernel;
    private final Optional<Gpu> gpu;
    private final Optional<Map<String, Path>> known;
    private final boolean isInstalled;

    private KernelChecks(
            InstalledKernel kernel, Optional<Gpu> gpu, Optional<Map<String, Path>> known, boolean isInstalled) {
        this.kernel = kernel;
        this.gpu = gpu;
        this.known = known;
        this.isInstalled = isInstalled;
    }

    /** Checks a kernel on a machine with the GPU; Jupyter knows the kernels, or there is no Jupyter to ask. */
    static KernelChecks installed(InstalledKernel kernel, Optional<Gpu> gpu, Optional<Map<String, Path>> known) {
        return new KernelChecks(kernel, gpu, known, true);
    }

    /** Checks a kernel that is there for this check only. */
    static KernelChecks temporary(InstalledKernel kernel, Optional<Gpu> gpu) {
        return new KernelChecks(kernel, gpu, Optional.empty(), false);
    }

    Section section(String title) {
        List<Finding> findings = new ArrayList<>();
        for (String problem : kernel.problems()) {
            findings.add(Finding.problem("kernelspec", problem, kernel.reinstallation()));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.ok(
                    "kernelspec",
                    "\"" + kernel.displayName() + "\", Java in " + kernel.javaFolder()
                            + kernel.heap().map(size -> ", heap " + size).orElse("")
                            + kernel.gpu()
                                    .map(stack -> ", CUDA " + stack.cuda())
                                    .orElse("")));
            known.map(this::visibility).ifPresent(findings::add);
            if (isInstalled) {
                findings.add(archive());
            }
            runCells(findings);
        }
        return new Section(title, findings);
    }

    private Finding archive() {
        String state = kernel.archive();
        return state.startsWith("up to date") ? Finding.ok("archive", state) : Finding.note("archive", state, "");
    }

    private Finding visibility(Map<String, Path> kernels) {
        Path seen = kernels.get(kernel.name());
        if (seen == null) {
            return Finding.problem(
                    "visibility",
                    "Jupyter does not look in " + kernel.folder().getParent(),
                    "install for you with 'cortado install', or add the data folder to JUPYTER_PATH");
        }
        return isSame(seen, kernel.folder())
                ? Finding.ok("visibility", "Jupyter lists it as '" + kernel.name() + "'")
                : Finding.problem(
                        "visibility",
                        "Jupyter takes another kernel of this name, in " + seen,
                        "remove that one, or install this one with another --name");
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException gone) {
            return false;
        }
    }

    private void runCells(List<Finding> findings) {
        try {
            Path folder = Files.createTempDirectory("cortado-doctor");
            long start = System.nanoTime();
            try (KernelClient client = KernelClient.start(kernel.arguments(), kernel.environment(), folder)) {
                Duration started = Duration.ofNanos(System.nanoTime() - start);
                findings.add(testCell(client, started));
                findings.add(fonts(client));
                engine(client, findings);
            } finally {
                delete(folder);
            }
        } catch (IOException broken) {
            findings.add(Finding.problem("test cell", String.valueOf(broken.getMessage()), kernel.reinstallation()));
        }
    }

    private Finding testCell(KernelClient client, Duration started) throws IOException {
        CellResult cold = client.run("1 + 1", LIMIT);
        CellResult warm = client.run("1 + 1", LIMIT);
        return warm.isOk() && warm.text().equals("2")
                ? Finding.ok(
                        "test cell",
                        String.format(
                                Locale.ROOT,
                                "1 + 1 = 2; start %.2f s, first cell %d ms, next %d ms",
                                started.toMillis() / 1e3,
                                cold.time().toMillis(),
                                warm.time().toMillis()))
                : Finding.problem("test cell", "1 + 1 gives '" + warm.text() + "'", kernel.reinstallation());
    }

    private static Finding fonts(KernelClient client) throws IOException {
        CellResult drawn = client.run(FONTS, LIMIT);
        return drawn.isOk() && !drawn.text().equals("empty")
                ? Finding.ok("fonts", "Java " + drawn.text())
                : Finding.problem(
                        "fonts",
                        "pictures cannot be drawn: " + firstLine(drawn.text()),
                        "install fontconfig and a font, e.g. apt-get install fontconfig fonts-dejavu-core");
    }

    private void engine(KernelClient client, List<Finding> findings) throws IOException {
        CellResult told = client.run(ENGINE, LIMIT);
        if (!told.isOk()) {
            boolean isAbsent = told.text().contains("package ai.djl");
            findings.add(Finding.problem(
                    "PyTorch",
                    isAbsent
                            ? "DJL is not on the class path"
                            : "does not load: "
                                    + firstLine(told.text().replace("java.lang.IllegalStateException: ", "")),
                    isAbsent
                            ? kernel.reinstallation()
                            : "delete the folder pytorch in DJL's cache (see 'disk' above) and try again;"
                                    + " libtorch needs 64-bit Linux with glibc 2.29 or later, macOS on Apple silicon, or"
                                    + " Windows with the Visual C++ runtime"));
            return;
        }
        String[] words = told.text().strip().split("\\s+");
        int gpus = Integer.parseInt(words[words.length - 1]);
        findings.add(Finding.ok(
                "PyTorch",
                String.format(
                        Locale.ROOT,
                        "%s loads in %.1f s and computes",
                        words[words.length - 2],
                        told.time().toMillis() / 1e3)));
        findings.add(kernel.gpu().map(stack -> onGpu(stack, gpus)).orElseGet(this::onCpu));
    }

    private Finding onCpu() {
        String subject = "device";
        List<String> stacks = gpu.map(Gpu::stacks).orElse(List.of());
        return stacks.isEmpty()
                ? Finding.ok(subject, "CPU")
                : Finding.note(
                        subject,
                        "CPU, though there is a GPU",
                        "cortado install --gpu " + stacks.get(stacks.size() - 1));
    }

    private Finding onGpu(GpuStack stack, int count) {
        String subject = "device";
        String cuda = "CUDA " + stack.cuda();
        if (gpu.isEmpty()) {
            return Finding.problem(
                    subject,
                    "CPU, though the kernel was installed for " + cuda + ": there is no NVIDIA driver",
                    "install NVIDIA's driver, " + stack.oldestDriver() + " or later, or install without --gpu");
        }
        if (!gpu.get().drives(stack)) {
            return Finding.problem(
                    subject,
                    cuda + " needs driver " + stack.oldestDriver() + " or later, but it is "
                            + gpu.get().version(),
                    "update the driver, or install without --gpu");
        }
        return count > 0
                ? Finding.ok(subject, count + (count == 1 ? " GPU" : " GPUs") + " by " + cuda)
                : Finding.problem(
                        subject,
                        "CPU: the driver is there, but " + cuda + " finds no GPU",
                        "look at nvidia-smi and the environment variable CUDA_VISIBLE_DEVICES; start containers with"
                                + " --gpus all");
    }

    private static String firstLine(String text) {
        return text.strip().lines().findFirst().orElse("");
    }

    static void delete(Path folder) throws IOException {
        List<Path> doomed;
        try (Stream<Path> all = Files.walk(folder)) {
            doomed = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : doomed) {
            Files.deleteIfExists(path);
        }
    }
}
