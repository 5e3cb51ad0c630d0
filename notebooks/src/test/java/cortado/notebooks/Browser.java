package cortado.notebooks;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A headless Chromium that tests drive. It reaches this machine only. */
final class Browser implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/");

    private final Service service;
    private final String address;

    private Browser(Service service) {
        this.service = service;
        address = service.ready().group(1);
    }

    static Browser start() {
        return new Browser(Program.of(command("--remote-debugging-port=0", "--window-size=1100,900", "about:blank"))
                .start(LISTENING));
    }

    /** Opens a page in a tab of its own. */
    Page open(URI uri) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new?about:blank"))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            String tab = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body();
            String socket = new ObjectMapper()
                    .readTree(tab)
                    .path("webSocketDebuggerUrl")
                    .asText();
            return Page.open(DevTools.connect(URI.create(socket)), uri);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns the command that starts Chromium with an empty profile and without network. */
    static List<String> command(String... more) {
        Path chromium = Program.find(
                List.of("chromium", "chromium-browser", "google-chrome"),
                List.of("--version"),
                "chromium fonts-dejavu-core");
        try {
            List<String> command = new ArrayList<>(List.of(
                    chromium.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--disable-dev-shm-usage",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
                    "--no-first-run",
                    "--hide-scrollbars",
                    "--user-data-dir=" + Files.createTempDirectory(Places.output(), "browser")));
            command.addAll(List.of(more));
            return command;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
