package cortado.kernel.launch;

import cortado.kernel.install.GpuLibraries;
import cortado.kernel.install.GpuStack;
import cortado.kernel.install.Heap;
import cortado.kernel.install.InstalledKernel;
import cortado.kernel.install.JavaHome;
import cortado.kernel.install.KernelSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cortado install}. */
@Command(
        name = "install",
        description = "Registers the kernel with Jupyter.",
        footer = {
            "",
            "Examples:",
            "  cortado install                    for you, as \"Java (Cortado)\"",
            "  cortado install --name java        serves notebooks of IJava and JJava",
            "  cortado install --heap 8g --name java-big --display-name \"Java, 8 GB\"",
            "  cortado install --sys-prefix       in the active Python environment",
            "",
            "Install again after moving or updating Cortado or Java."
        })
final class InstallCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--display-name",
            paramLabel = "TEXT",
            defaultValue = "Java (Cortado)",
            description = "name shown by Jupyter (default: ${DEFAULT-VALUE})")
    private String displayName = "Java (Cortado)";

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            description = "most memory for Java's objects, e.g. 4g (default: a quarter of the machine's)")
    private @Nullable String heap;

    @Option(
            names = "--java-home",
            paramLabel = "DIR",
            description = "JDK for the kernel, 17 or later (default: the one that runs this command)")
    private @Nullable Path javaHome;

    @Option(
            names = "--gpu",
            paramLabel = "CUDA",
            description = "cu118 or cu124: runs the kernel on these CUDA libraries, which it downloads (1.7 or 2.6 GB)")
    private @Nullable String gpu;

    @Option(names = "--force", description = "puts another kernel of the same name aside; uninstall brings it back")
    private boolean isForced;

    @Override
    public Integer call() throws Exception {
        KernelSpec spec = place.spec();
        // All options are checked before anything is downloaded or written.
        Heap size = heap == null ? null : Heap.parse(heap);
        JavaHome java = java();
        GpuStack stack = gpu == null ? null : GpuStack.of(gpu);
        GpuLibraries libraries = stack == null ? null : GpuLibraries.fetch(stack);
        List<String> notes = spec.install(new KernelSpec.Choice(displayName, java, size, libraries, isForced));
        InstalledKernel installed = InstalledKernel.read(spec.folder())
                .orElseThrow(() -> new IOException("install: " + spec.folder() + " cannot be read again."));
        System.out.println("Installed " + spec.folder());
        notes.forEach(System.out::println);
        System.out.println("Jupyter shows it as \"" + installed.displayName() + "\". Java " + java.version()
                + installed.heap().map(most -> ", heap " + most).orElse("")
                + installed.gpu().map(most -> ", CUDA " + most.cuda()).orElse("") + ". Test it: cortado doctor");
        return 0;
    }

    private JavaHome java() {
        if (javaHome == null) {
            return JavaHome.running();
        }
        try {
            return JavaHome.at(javaHome);
        } catch (IllegalArgumentException unfit) {
            throw new IllegalArgumentException(
                    "--java-home: " + unfit.getMessage()
                            + ". Pass the folder of a JDK, 17 or later, that holds bin/java.",
                    unfit);
        }
    }
}
