package cortado.kernel.doctor;

import cortado.kernel.install.InstalledKernel;
import cortado.kernel.install.Jupyter;
import cortado.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Checks the machine and each kernel on it. */
public final class Doctor {
    private final Map<String, String> environment;
    private final Optional<Path> history;
    private final List<Path> dataFolders;

    /**
     * Returns a doctor for what is installed.
     *
     * @param environment of the process
     * @param history where cells are kept; empty if they are not
     * @param dataFolders Jupyter's, where kernels are looked for
     */
    public Doctor(Map<String, String> environment, Optional<Path> history, List<Path> dataFolders) {
        this.environment = Map.copyOf(environment);
        this.history = history;
        this.dataFolders = List.copyOf(dataFolders);
    }

    /**
     * Runs all checks.
     *
     * @param listener takes each section as soon as it is known
     * @return how many problems were found
     * @throws IOException if no temporary file can be written
     */
    public int examine(Consumer<Section> listener) throws IOException {
        Optional<Jupyter> jupyter = Jupyter.find(environment);
        Optional<Gpu> gpu = Gpu.find(environment.getOrDefault("PATH", ""));
        List<Section> sections = new ArrayList<>();
        Consumer<Section> both = section -> {
            sections.add(section);
            listener.accept(section);
        };
        both.accept(new MachineChecks(environment, history, jupyter, gpu).section());
        Optional<Map<String, Path>> known = jupyter.flatMap(Jupyter::kernels);
        List<InstalledKernel> kernels = InstalledKernel.below(dataFolders);
        for (InstalledKernel kernel : kernels) {
            both.accept(KernelChecks.installed(kernel, gpu, known)
                    .section("Kernel '" + kernel.name() + "' in " + kernel.folder()));
        }
        if (kernels.isEmpty()) {
            both.accept(new Section(
                    "Kernels",
                    List.of(
                            jupyter.isPresent()
                                    ? Finding.problem("installed", "none, so Jupyter shows no Java", "cortado install")
                                    : Finding.note("installed", "none", "for notebooks: cortado install"))));
            both.accept(uninstalled(gpu));
        }
        return sections.stream().mapToInt(Section::problems).sum();
    }

    /** Tries the kernel that would be installed. */
    private static Section uninstalled(Optional<Gpu> gpu) throws IOException {
        Path data = Files.createTempDirectory("cortado-doctor");
        try {
            KernelSpec spec = KernelSpec.in(data, "cortado");
            spec.installBriefly("Java (Cortado)");
            InstalledKernel kernel = InstalledKernel.read(spec.folder())
                    .orElseThrow(() -> new IOException("doctor: " + spec.folder() + " cannot be read again."));
            return KernelChecks.temporary(kernel, gpu).section("Kernel as it would be installed");
        } finally {
            KernelChecks.delete(data);
        }
    }
}
