package cortado.kernel.launch;

import cortado.kernel.install.DataFolders;
import cortado.kernel.install.Jupyter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that adds to the folders where installed kernels are looked for. */
final class SearchedFolders {
    @Option(names = "--prefix", paramLabel = "DIR", description = "looks for kernels in DIR/share/jupyter too")
    private @Nullable Path prefix;

    /** Returns where Jupyter looks, then the one of the option. */
    List<Path> all() {
        List<Path> folders = new ArrayList<>(Jupyter.allDataFolders(System.getenv()));
        if (prefix != null) {
            folders.add(DataFolders.below(prefix));
        }
        return folders;
    }
}
