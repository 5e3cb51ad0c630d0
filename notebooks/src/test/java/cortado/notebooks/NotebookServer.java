package cortado.notebooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The server of the classic notebook, with our kernel, in a folder of its own. */
final class NotebookServer implements AutoCloseable {
    private static final Pattern ANNOUNCEMENT = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/\\?token=(\\w+)");

    private final Service service;
    private final Path folder;
    private final String address;
    private final String token;

    private NotebookServer(Service service, Path folder) {
        this.service = service;
        this.folder = folder;
        MatchResult announced = service.ready();
        address = "http://127.0.0.1:" + announced.group(1);
        token = announced.group(2);
    }

    static NotebookServer start() {
        Path program = Program.find(List.of("jupyter"), List.of("notebook", "--version"), "jupyter-notebook");
        try {
            Path folder = Files.createTempDirectory(Places.output(), "notebooks");
            Program server = Program.of(
                    program,
                    "notebook",
                    "--allow-root",
                    "--no-browser",
                    "--ip=127.0.0.1",
                    "--port=" + freePort(),
                    "--NotebookApp.notebook_dir=" + folder);
            return new NotebookServer(Jupyter.installed().isolated(server).start(ANNOUNCEMENT), folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the address of a new notebook without cells. */
    URI emptyNotebook(String name) {
        return address(
                Notebook.write(folder.resolve(name), "cortado").getFileName().toString());
    }

    /** Returns the address of a copy of the notebook. */
    URI copy(Path notebook) {
        String name = notebook.getFileName().toString();
        try {
            Files.copy(notebook, folder.resolve(name));
            return address(name);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        service.close();
    }

    private URI address(String name) {
        return URI.create(address + "/notebooks/" + name + "?token=" + token);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
