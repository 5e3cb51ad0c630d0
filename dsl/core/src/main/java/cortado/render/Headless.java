package cortado.render;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Keeps AWT from failing for want of a screen.
 *
 * <p>The program may open windows of its own, so {@code java.awt.headless} is touched only if it is not set and {@code DISPLAY}
 * names an X server that is gone (a detached terminal, a closed ssh tunnel); there no window could open anyway.
 */
final class Headless {
    private static final String PROPERTY = "java.awt.headless";
    private static final int FIRST_PORT = 6000;
    private static final int CONNECT_MILLIS = 200;

    private Headless() {}

    static void choose() {
        if (System.getProperty(PROPERTY) == null && !isReachable(System.getenv("DISPLAY"), Path.of("/tmp/.X11-unix"))) {
            System.setProperty(PROPERTY, "true");
        }
    }

    /** Returns false only if the display is named, and nothing answers there; Java itself handles one that is not named. */
    static boolean isReachable(@Nullable String display, Path sockets) {
        if (display == null || !display.matches("[\\w.-]*:\\d{1,4}(\\.\\d+)?")) {
            return true;
        }
        String host = display.substring(0, display.indexOf(':'));
        int number = Integer.parseInt(display.substring(host.length() + 1).split("\\.")[0]);
        if (host.isEmpty() || host.equals("unix")) {
            return Files.exists(sockets.resolve("X" + number));
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, FIRST_PORT + number), CONNECT_MILLIS);
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }
}
