package cortado.kernel.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Serves one channel on a Unix-domain socket by passing its bytes on to a loopback port of this process, because jeromq's own
 * {@code ipc} is TCP in disguise, which no other ZeroMQ understands.
 */
final class IpcBridge implements AutoCloseable {
    private static final int BUFFER_BYTES = 65_536;

    private final Path path;
    private final int port;
    private final ServerSocketChannel server;
    private final Queue<Thread> outward = new ConcurrentLinkedQueue<>();

    private IpcBridge(Path path, int port, ServerSocketChannel server) {
        this.path = path;
        this.port = port;
        this.server = server;
    }

    /**
     * Listens at the path.
     *
     * @param port of the loopback address where the channel really is
     * @throws IllegalArgumentException if nothing can listen there
     */
    static IpcBridge open(Path path, int port) {
        IpcBridge bridge = new IpcBridge(path, port, listen(path));
        daemon("cortado-ipc", bridge::accept).start();
        return bridge;
    }

    /**
     * Returns a socket that listens at the path, for its owner alone.
     *
     * @throws IllegalArgumentException if nothing can listen there
     */
    static ServerSocketChannel listen(Path path) {
        try {
            return bound(path);
        } catch (IOException | UnsupportedOperationException broken) {
            throw new IllegalArgumentException(
                    "connection file: the ipc address '" + path + "' cannot be used: " + broken.getMessage()
                            + ". Its folder must exist and the path have at most about 100 characters; set KernelManager.ip"
                            + " to a shorter one, or KernelManager.transport to 'tcp'.",
                    broken);
        }
    }

    /** Ends the service once what the kernel sent has been passed on; its channel must be closed already. */
    @Override
    public void close() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        try {
            server.close();
            Files.deleteIfExists(path);
            for (Thread thread : outward) {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static ServerSocketChannel bound(Path path) throws IOException {
        SocketAddress address = UnixDomainSocketAddress.of(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            return bind(server, address, path);
        } catch (BindException inUse) {
            // A kernel that was killed leaves its socket file behind; a kernel that lives answers.
            if (!Files.exists(path) || isAnswered(address)) {
                server.close();
                throw inUse;
            }
            Files.delete(path);
            return bind(server, address, path);
        }
    }

    private static ServerSocketChannel bind(ServerSocketChannel server, SocketAddress address, Path path)
            throws IOException {
        ServerSocketChannel bound = server.bind(address);
        if (Files.getFileStore(path).supportsFileAttributeView("posix")) {
            Path closed = Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            assert closed.equals(path);
        }
        return bound;
    }

    private static boolean isAnswered(SocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(address);
        } catch (IOException refused) {
            return false;
        }
    }

    private void accept() {
        try {
            while (true) {
                connect(server.accept());
            }
        } catch (IOException ended) {
            if (server.isOpen()) {
                System.err.println("cortado: " + path + " takes no more connections: " + ended);
            }
        }
    }

    private void connect(SocketChannel client) throws IOException {
        SocketChannel channel;
        try {
            channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            SocketChannel same = channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            assert same == channel;
        } catch (IOException gone) {
            System.err.println("cortado: a connection to " + path + " failed: " + gone);
            client.close();
            return;
        }
        Thread inward = daemon("cortado-ipc-in", () -> pump(client, channel));
        Thread out = daemon("cortado-ipc-out", () -> pump(channel, client));
        boolean isKept = outward.add(out);
        assert isKept;
        inward.start();
        out.start();
    }

    /** Passes on bytes until one side ends; then both do. */
    private void pump(SocketChannel from, SocketChannel to) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
        try (from;
                to) {
            while (from.read(buffer.clear()) >= 0) {
                ByteBuffer filled = buffer.flip();
                while (filled.hasRemaining()) {
                    int written = to.write(filled);
                    assert written >= 0;
                }
            }
        } catch (IOException ended) {
            // The other side went away, which is how connections end.
        } finally {
            boolean wasOutward = outward.remove(Thread.currentThread());
            assert wasOutward || !outward.contains(Thread.currentThread());
        }
    }

    private static Thread daemon(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, BUFFER_BYTES * 4L, false);
        thread.setDaemon(true);
        return thread;
    }
}
