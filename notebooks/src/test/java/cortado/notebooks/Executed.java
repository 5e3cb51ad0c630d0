package cortado.notebooks;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Every execution that several tests look at, made once. */
final class Executed {
    private static final Map<Path, Path> RUNS = new ConcurrentHashMap<>();
    private static final Map<Path, Path> JUPYTER_RUNS = new ConcurrentHashMap<>();
    private static final Map<Path, Program.Result> SHELL_RUNS = new ConcurrentHashMap<>();

    private Executed() {}

    /** Returns the notebook that {@code cortado run} stored. */
    static Notebook byCortado(Path notebook) {
        return Notebook.read(RUNS.computeIfAbsent(notebook, file -> {
            Path stored = Places.output().resolve(file.getFileName());
            Program.cortado("run", file.toString(), "-o", stored.toString())
                    .run()
                    .succeeded();
            return stored;
        }));
    }

    /** Returns the notebook that Jupyter stored, after it ran the installed kernel. */
    static Notebook byJupyter(Path notebook) {
        return Notebook.read(JUPYTER_RUNS.computeIfAbsent(notebook, Jupyter.installed()::execute));
    }

    /** Returns what {@code cortado shell} did with the script. */
    static Program.Result byShell(Path script) {
        return SHELL_RUNS.computeIfAbsent(
                script, file -> Program.cortado("shell", file.toString()).run().succeeded());
    }
}
