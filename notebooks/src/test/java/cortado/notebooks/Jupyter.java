package cortado.notebooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Jupyter of this machine, with our kernel in a place of its own and nothing of the user's settings. */
final class Jupyter {
    private static final class Holder {
        static final Jupyter INSTALLED = new Jupyter();
    }

    private final Path program;
    private final Path prefix;

    private Jupyter() {
        program = Program.find(
                List.of("jupyter"),
                List.of("nbconvert", "--version"),
                "jupyter-client jupyter-nbconvert python3-nbclient python3-jupyter-client");
        try {
            prefix = Files.createTempDirectory(Places.output(), "jupyter");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Program.cortado("install", "--prefix", prefix.toString()).run().succeeded();
    }

    static Jupyter installed() {
        return Holder.INSTALLED;
    }

    /** Registers another kernel; the command ends with the name of the connection file. */
    void register(String name, List<String> command) {
        List<String> whole = new ArrayList<>(command);
        whole.add("{connection_file}");
        Path folder =
                prefix.resolve("share").resolve("jupyter").resolve("kernels").resolve(name);
        try {
            new ObjectMapper()
                    .writeValue(
                            Files.createDirectories(folder)
                                    .resolve("kernel.json")
                                    .toFile(),
                            Map.of(
                                    "argv",
                                    whole,
                                    "display_name",
                                    name,
                                    "language",
                                    "java",
                                    "interrupt_mode",
                                    "message"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs all cells, with more options of nbconvert, and returns the stored notebook. */
    Path execute(Path notebook, String... options) {
        Path stored = prefix.resolve(notebook.getFileName());
        return convert(
                notebook,
                stored,
                Stream.concat(Stream.of("--execute", "--to", "notebook"), Stream.of(options))
                        .toArray(String[]::new));
    }

    /** Returns the page of a stored notebook. */
    Path page(Notebook notebook) {
        String name = notebook.file().getFileName().toString().replace(".ipynb", ".html");
        return convert(notebook.file(), prefix.resolve(name), "--to", "html");
    }

    private Path convert(Path notebook, Path result, String... options) {
        String[] arguments = new String[options.length + 5];
        arguments[0] = "nbconvert";
        System.arraycopy(options, 0, arguments, 1, options.length);
        arguments[options.length + 1] = "--output-dir=" + result.getParent();
        arguments[options.length + 2] = "--output=" + result.getFileName();
        arguments[options.length + 3] = "--log-level=WARN";
        arguments[options.length + 4] = notebook.toString();
        Program.Result converted =
                isolated(Program.of(program, arguments)).run().succeeded();
        if (!Files.exists(result)) {
            throw new AssertionError("nbconvert wrote no " + result + "\n" + converted.err());
        }
        return result;
    }

    /** Returns the program with our kernel and without the settings of the user. */
    Program isolated(Program started) {
        return started.with(
                        "JUPYTER_PATH",
                        prefix.resolve("share").resolve("jupyter").toString())
                .with("JUPYTER_DATA_DIR", prefix.resolve("data").toString())
                .with("JUPYTER_CONFIG_DIR", prefix.resolve("config").toString())
                .with("JUPYTER_RUNTIME_DIR", prefix.resolve("runtime").toString())
                .with("IPYTHONDIR", prefix.resolve("ipython").toString());
    }
}
