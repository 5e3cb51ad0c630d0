package cortado.kernel.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * Where a front end waits for the kernel, as Jupyter's connection file says.
 *
 * @param transport {@code tcp} or {@code ipc}
 * @param ip address to bind, for example {@code 127.0.0.1}; for {@code ipc} the start of the paths of the sockets
 * @param shellPort port of the requests
 * @param controlPort port of the interrupt and shutdown requests
 * @param stdinPort port of the input requests
 * @param iopubPort port of the published outputs
 * @param heartbeatPort port of the heartbeat
 * @param signatureScheme {@code hmac-sha256} or another HMAC
 * @param key the key of the signatures; empty turns signing off
 */
public record ConnectionFile(
        String transport,
        String ip,
        int shellPort,
        int controlPort,
        int stdinPort,
        int iopubPort,
        int heartbeatPort,
        String signatureScheme,
        String key) {
    /**
     * Reads a connection file.
     *
     * @throws IOException if the file cannot be read or lacks an entry
     */
    public static ConnectionFile read(Path file) throws IOException {
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        for (String name : new String[] {
            "transport", "ip", "shell_port", "control_port", "stdin_port", "iopub_port", "hb_port", "key"
        }) {
            if (!json.hasNonNull(name)) {
                throw new IOException("connection file " + file + ": the entry '" + name
                        + "' is missing. Let Jupyter start the kernel, or pass a file that Jupyter wrote.");
            }
        }
        return new ConnectionFile(
                json.get("transport").asText(),
                json.get("ip").asText(),
                json.get("shell_port").asInt(),
                json.get("control_port").asInt(),
                json.get("stdin_port").asInt(),
                json.get("iopub_port").asInt(),
                json.get("hb_port").asInt(),
                json.path("signature_scheme").asText("hmac-sha256"),
                json.get("key").asText());
    }

    /**
     * Returns a warning if others than its owner can read the file, whose key lets them run code.
     *
     * @throws IOException if the file cannot be looked at
     */
    public static Optional<String> warning(Path file) throws IOException {
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return Optional.empty();
        }
        Set<PosixFilePermission> all = Files.getPosixFilePermissions(file);
        boolean isOpen = all.contains(PosixFilePermission.GROUP_READ) || all.contains(PosixFilePermission.OTHERS_READ);
        return isOpen
                ? Optional.of("connection file " + file + ": others can read it, and its key lets them run code as you."
                        + " Close it: chmod 600 " + file)
                : Optional.empty();
    }

    /**
     * Returns whether the channels are Unix-domain sockets.
     *
     * @throws IllegalArgumentException if they are neither that nor TCP
     */
    boolean isIpc() {
        if (!transport.equals("tcp") && !transport.equals("ipc")) {
            throw new IllegalArgumentException("connection file: transport must be 'tcp' or 'ipc', but was '"
                    + transport + "'. Start Jupyter with KernelManager.transport='tcp'.");
        }
        return transport.equals("ipc");
    }

    /** Returns the TCP address of one channel, for example {@code tcp://127.0.0.1:50001}. */
    String address(Channel channel) {
        return "tcp://" + ip + ":" + port(channel);
    }

    /** Returns where one channel is, for Java's own sockets. */
    InetSocketAddress socketAddress(Channel channel) {
        return ip.equals("*") ? new InetSocketAddress(port(channel)) : new InetSocketAddress(ip, port(channel));
    }

    /** Returns the path of the Unix-domain socket of one channel, for example {@code kernel-ipc-1}. */
    Path path(Channel channel) {
        return Path.of(ip + "-" + port(channel));
    }

    private int port(Channel channel) {
        return switch (channel) {
            case SHELL -> shellPort;
            case CONTROL -> controlPort;
            case STDIN -> stdinPort;
            case IOPUB -> iopubPort;
            case HEARTBEAT -> heartbeatPort;
        };
    }
}
