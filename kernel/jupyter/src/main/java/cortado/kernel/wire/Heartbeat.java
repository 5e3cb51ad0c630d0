package cortado.kernel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The heartbeat channel: sends back whatever arrives, on threads that do nothing else, so that no other message and no busy
 * cell delays it. ZeroMQ's threads of this process would hand each beat on four times.
 */
final class Heartbeat implements AutoCloseable {
    private static final long STACK_BYTES = 262_144;

    private final ServerSocketChannel server;
    private final Optional<Path> socketFile;
    private final Queue<SocketChannel> clients = new ConcurrentLinkedQueue<>();

    private Heartbeat(ServerSocketChannel server, Optional<Path> socketFile) {
        this.server = server;
        this.socketFile = socketFile;
    }

    /**
     * Listens where the connection file says.
     *
     * @throws IllegalArgumentException if nothing can listen there
     */
    static Heartbeat open(ConnectionFile connection) {
        Heartbeat heartbeat;
        if (connection.isIpc()) {
            Path path = connection.path(Channel.HEARTBEAT);
            heartbeat = new Heartbeat(IpcBridge.listen(path), Optional.of(path));
        } else {
            heartbeat = new Heartbeat(listen(connection.socketAddress(Channel.HEARTBEAT)), Optional.empty());
        }
        start("cortado-heartbeat", heartbeat::accept);
        return heartbeat;
    }

    private static ServerSocketChannel listen(InetSocketAddress address) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            return server.bind(address);
        } catch (IOException | RuntimeException broken) {
            throw new IllegalArgumentException(
                    "connection file: the heartbeat port " + address + " cannot be used: " + broken.getMessage()
                            + ". Let Jupyter start the kernel anew.",
                    broken);
        }
    }

    /** Returns the port that it listens on; 0 where it has none. */
    int port() {
        try {
            return server.getLocalAddress() instanceof InetSocketAddress address ? address.getPort() : 0;
        } catch (IOException closed) {
            return 0;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (SocketChannel client : clients) {
                client.close();
            }
            if (socketFile.isPresent()) {
                Files.deleteIfExists(socketFile.get());
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void accept() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                start("cortado-heartbeat-echo", () -> serve(client));
            }
        } catch (IOException ended) {
            if (server.isOpen()) {
                System.err.println("cortado: the heartbeat takes no more connections: " + ended);
            }
        }
    }

    private void serve(SocketChannel client) {
        boolean isKept = clients.add(client);
        assert isKept;
        try (client) {
            if (socketFile.isEmpty()) {
                SocketChannel same = client.setOption(StandardSocketOptions.TCP_NODELAY, true);
                assert same == client;
            }
            new ZmtpEcho(client).run();
        } catch (IOException ended) {
            // The other side went away, which is how connections end, or speaks something else.
        } finally {
            boolean wasKept = clients.remove(client);
            assert wasKept;
        }
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, STACK_BYTES, false);
        thread.setDaemon(true);
        thread.start();
    }
}
