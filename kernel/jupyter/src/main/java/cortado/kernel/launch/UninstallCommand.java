package cortado.kernel.launch;

import cortado.kernel.install.KernelSpec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cortado uninstall}. */
@Command(
        name = "uninstall",
        description = "Removes a kernel that install registered; 'cortado list' tells them all.",
        footer = {"", "Libraries that DJL unpacked stay in ~/.djl.ai, downloads in ~/.m2."})
final class UninstallCommand implements Callable<Integer> {
    @Mixin
    private final Place place = new Place();

    @Override
    public Integer call() throws Exception {
        KernelSpec spec = place.spec();
        boolean isBack = spec.uninstall();
        System.out.println("Removed " + spec.folder() + (isBack ? "; the kernel that was there before is back" : ""));
        return 0;
    }
}
