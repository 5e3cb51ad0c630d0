package cortado.kernel.launch;

import cortado.kernel.install.DataFolders;
import cortado.kernel.install.KernelSpec;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say where a kernelspec lives. */
final class Place {
    @ArgGroup(exclusive = true)
    @Nullable
    Choice choice;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            defaultValue = "cortado",
            description = "name of the kernel, as notebooks store it (default: ${DEFAULT-VALUE})")
    String name = "cortado";

    /** One of three. */
    static final class Choice {
        @Option(names = "--user", description = "for this user (the default)")
        boolean isUser;

        @Option(names = "--prefix", paramLabel = "DIR", description = "in DIR/share/jupyter")
        @Nullable
        Path prefix;

        @Option(names = "--sys-prefix", description = "in the active Python environment: VIRTUAL_ENV or CONDA_PREFIX")
        boolean isSystem;
    }

    KernelSpec spec() {
        return KernelSpec.in(folder(), name);
    }

    private Path folder() {
        Choice chosen = choice;
        if (chosen != null && chosen.prefix != null) {
            return DataFolders.below(chosen.prefix);
        }
        if (chosen != null && chosen.isSystem) {
            String environment = System.getenv().getOrDefault("VIRTUAL_ENV", System.getenv("CONDA_PREFIX"));
            if (environment == null) {
                throw new IllegalArgumentException("--sys-prefix: no Python environment is active: VIRTUAL_ENV and"
                        + " CONDA_PREFIX are not set. Activate one, or pass --prefix DIR.");
            }
            return DataFolders.below(Path.of(environment));
        }
        return DataFolders.user();
    }
}
