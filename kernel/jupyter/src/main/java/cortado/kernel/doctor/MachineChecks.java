package cortado.kernel.doctor;

import cortado.kernel.install.DataFolders;
import cortado.kernel.install.GpuLibraries;
import cortado.kernel.install.JavaHome;
import cortado.kernel.install.Jupyter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks at what all kernels of this machine share. */
final class MachineChecks {
    private static final List<String> TOLD_PARTS =
            List.of("jupyterlab", "notebook", "nbconvert", "jupyter_client", "jupyter core", "jupyter_core");
    private static final double GIGABYTE = 1e9;

    private final Map<String, String> environment;
    private final Optional<Path> history;
    private final Optional<Jupyter> jupyter;
    private final Optional<Gpu> gpu;

    MachineChecks(
            Map<String, String> environment, Optional<Path> history, Optional<Jupyter> jupyter, Optional<Gpu> gpu) {
        this.environment = environment;
        this.history = history;
        this.jupyter = jupyter;
        this.gpu = gpu;
    }

    Section section() {
        List<Finding> findings = new ArrayList<>(List.of(java(), jupyter()));
        findings.add(gpu());
        findings.add(cache());
        findings.add(history());
        return new Section("This machine", findings);
    }

    private static Finding java() {
        JavaHome java = JavaHome.running();
        String text = java.version() + " in " + java.folder();
        return ModuleFinder.ofSystem().find("jdk.jshell").isPresent()
                ? Finding.ok("Java", text + ", with JShell")
                : Finding.problem(
                        "Java",
                        text + " lacks the module jdk.jshell, so it is not a whole JDK",
                        "install one, e.g. apt-get install openjdk-" + java.feature()
                                + "-jdk-headless, and set JAVA_HOME");
    }

    private Finding jupyter() {
        if (jupyter.isEmpty()) {
            return Finding.note(
                    "Jupyter",
                    "not found on the search path. VS Code and 'cortado run' do without it",
                    "for notebooks in a browser: pip install notebook");
        }
        Map<String, String> versions = jupyter.get().versions();
        String parts = TOLD_PARTS.stream()
                .filter(versions::containsKey)
                .map(name -> name + " " + versions.get(name))
                .collect(Collectors.joining(", "));
        Path program = jupyter.get().program();
        return parts.isEmpty()
                ? Finding.problem("Jupyter", program + " does not tell its version", "run: " + program + " --version")
                : Finding.ok("Jupyter", parts + " (" + program + ")");
    }

    private Finding gpu() {
        return gpu.map(found -> Finding.ok("GPU", found.toString()))
                .orElseGet(() -> Finding.note("GPU", "no NVIDIA driver found; networks train on the CPU", ""));
    }

    /** DJL unpacks its native libraries there before it can load them. */
    private Finding cache() {
        Path folder = GpuLibraries.engineCache(environment);
        String subject = "disk";
        try {
            Path there = DataFolders.existing(folder);
            double free = Files.getFileStore(there).getUsableSpace() / GIGABYTE;
            if (!Files.isDirectory(there) || !Files.isWritable(there)) {
                return Finding.problem(
                        subject,
                        there + " is no folder that you may write, and DJL unpacks its native libraries in " + folder,
                        "make it writable, or name another folder in the environment variable ENGINE_CACHE_DIR");
            }
            String text = String.format(Locale.ROOT, "%.1f GB free for native libraries in %s", free, folder);
            return free < 1
                    ? Finding.problem(
                            subject,
                            text,
                            "make room, or name another folder in the environment variable ENGINE_CACHE_DIR")
                    : Finding.ok(subject, text);
        } catch (IOException unknown) {
            return Finding.note(subject, "cannot be measured: " + unknown.getMessage(), "");
        }
    }

    private Finding history() {
        if (history.isEmpty()) {
            return Finding.note("history", "off, as CORTADO_HISTORY says", "");
        }
        Path file = history.get();
        String fix = "make it writable, or name another file in the environment variable CORTADO_HISTORY, or 'off'";
        if (!Files.exists(file)) {
            Path there = DataFolders.existing(file);
            return Files.isWritable(there)
                    ? Finding.ok("history", "none yet; it will be " + file)
                    : Finding.problem("history", there + " is not writable", fix);
        }
        if (!Files.isRegularFile(file) || !Files.isWritable(file) || !Files.isReadable(file)) {
            return Finding.problem("history", file + " is no file that you may read and write", fix);
        }
        try (Stream<String> lines = Files.lines(file)) {
            return Finding.ok("history", lines.count() + " cells in " + file);
        } catch (IOException | UncheckedIOException damaged) {
            return Finding.problem("history", file + " is damaged", "delete it; it is made anew");
        }
    }
}
