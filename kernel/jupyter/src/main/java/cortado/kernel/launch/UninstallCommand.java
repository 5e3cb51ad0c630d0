package cortado.kernel.launch;

import cortado.kernel.install.KernelSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cortado uninstall}. */
@Command(name = "uninstall", mixinStandardHelpOptions = true, description = "Removes what install registered.")
final class UninstallCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Override
    public Integer call() throws Exception {
        KernelSpec spec = place.spec();
        spec.uninstall();
        System.out.println("Removed " + spec.folder());
        return 0;
    }
}
