package cortado.kernel.launch;

import cortado.kernel.install.KernelSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cortado install}. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = "Registers the kernel with Jupyter; it will run on the Java that runs this command.")
final class InstallCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Option(
            names = "--display-name",
            defaultValue = "Java (Cortado)",
            description = "name shown by Jupyter (default: ${DEFAULT-VALUE})")
    private String displayName = "Java (Cortado)";

    @Override
    public Integer call() throws Exception {
        KernelSpec spec = place.spec();
        spec.install(displayName);
        System.out.println("Installed " + spec.folder());
        return 0;
    }
}
