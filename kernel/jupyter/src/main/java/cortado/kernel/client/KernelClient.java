package cortado.kernel.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.kernel.message.Header;
import cortado.kernel.message.Json;
import cortado.kernel.wire.Channel;
import cortado.kernel.wire.ConnectionFile;
import cortado.kernel.wire.FrontEnd;
import cortado.kernel.wire.Packet;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** A kernel in a process of its own, and the sockets to it. For one thread. */
public final class KernelClient implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(100);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final int SHUTDOWN_SECONDS = 5;
    private static final int LAST_LINES = 5;
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private final String session = UUID.randomUUID().toString();
    private final Path log;
    private final Process process;
    private final FrontEnd sockets;

    private KernelClient(Process process, Path log, FrontEnd sockets) {
        this.process = process;
        this.log = log;
        this.sockets = sockets;
    }

    /**
     * Starts a kernel and waits until it answers and its outputs arrive.
     *
     * @param command with {@code {connection_file}} for the connection file, as a kernelspec has it
     * @param environment added to that of this process
     * @param folder for the connection file and what the kernel itself prints
     * @throws IOException with a message for the user if it does not start or not answer
     */
    public static KernelClient start(List<String> command, Map<String, String> environment, Path folder)
            throws IOException {
        ConnectionFile connection = connection();
        // A temporary file is its owner's alone.
        Path file = Files.write(Files.createTempFile(folder, "connection", ".json"), Json.write(json(connection)));
        Path log = folder.resolve("kernel.log");
        ProcessBuilder builder = new ProcessBuilder(command.stream()
                        .map(each -> each.replace("{connection_file}", file.toString()))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        KernelClient client;
        try {
            client = new KernelClient(builder.start(), log, FrontEnd.connect(connection));
        } catch (IOException broken) {
            throw new IOException("the kernel cannot be started: " + broken.getMessage(), broken);
        }
        try {
            client.awaitOutputs();
        } catch (IOException broken) {
            client.close();
            throw broken;
        }
        return client;
    }

    private static ConnectionFile connection() throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            for (int i = 0; i < Channel.values().length; i++) {
                held.add(new ServerSocket(0, 1, loopback));
            }
            int[] ports = held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
            return new ConnectionFile(
                    "tcp",
                    "127.0.0.1",
                    ports[0],
                    ports[1],
                    ports[2],
                    ports[3],
                    ports[4],
                    "hmac-sha256",
                    UUID.randomUUID().toString());
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }

    private static Map<String, Object> json(ConnectionFile connection) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("transport", connection.transport());
        json.put("ip", connection.ip());
        json.put("shell_port", connection.shellPort());
        json.put("control_port", connection.controlPort());
        json.put("stdin_port", connection.stdinPort());
        json.put("iopub_port", connection.iopubPort());
        json.put("hb_port", connection.heartbeatPort());
        json.put("signature_scheme", connection.signatureScheme());
        json.put("key", connection.key());
        return json;
    }

    /** Asks until an answer and an output arrive, because outputs before the subscription are lost. */
    private void awaitOutputs() throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (!process.isAlive()) {
                throw new IOException("the kernel ended at once" + lastLines());
            }
            String id = send(Channel.SHELL, "kernel_info_request", Map.of());
            boolean isAnswered = next(Channel.SHELL, id, TURN).isPresent();
            if (isAnswered && next(Channel.IOPUB, id, TURN).isPresent()) {
                return;
            }
        }
        throw new IOException("the kernel does not answer within " + START_LIMIT.toSeconds() + " s" + lastLines());
    }

    /** Runs a cell and waits for its end, at most for the time. */
    public CellResult run(String code, Duration limit) throws IOException {
        long start = System.nanoTime();
        long end = start + limit.toNanos();
        String id = send(Channel.SHELL, "execute_request", Map.of("code", code, "store_history", false));
        StringBuilder text = new StringBuilder();
        StringBuilder printed = new StringBuilder();
        boolean isOk = true;
        while (System.nanoTime() < end && process.isAlive()) {
            Optional<Packet> output = next(Channel.IOPUB, id, TURN);
            if (output.isEmpty()) {
                continue;
            }
            JsonNode content = Json.read(output.get().content());
            switch (Json.read(output.get().header()).path("msg_type").asText()) {
                case "stream" -> printed.append(content.path("text").asText());
                case "execute_result" ->
                    text.append(content.path("data").path("text/plain").asText());
                case "error" -> {
                    isOk = false;
                    text.append(content.path("ename").asText())
                            .append(": ")
                            .append(content.path("evalue").asText());
                }
                default -> {
                    if (content.path("execution_state").asText().equals("idle")) {
                        return new CellResult(
                                isOk, text.toString(), printed.toString(), Duration.ofNanos(System.nanoTime() - start));
                    }
                }
            }
        }
        throw new IOException((process.isAlive()
                        ? "the cell did not end within " + limit.toSeconds() + " s"
                        : "the kernel ended while it ran the cell")
                + lastLines());
    }

    /** Returns the next message of the channel that belongs to the request. */
    private Optional<Packet> next(Channel channel, String id, Duration wait) throws IOException {
        long end = System.nanoTime() + wait.toNanos();
        while (true) {
            Optional<Packet> packet = sockets.receive(channel, Duration.ofNanos(end - System.nanoTime()));
            if (packet.isEmpty()
                    || Json.read(packet.get().parentHeader())
                            .path("msg_id")
                            .asText()
                            .equals(id)) {
                return packet;
            }
        }
    }

    @CanIgnoreReturnValue
    private String send(Channel channel, String type, Map<String, ?> content) {
        Header header = Header.create(session, type);
        sockets.send(channel, new Packet(List.of(), Json.write(header), EMPTY, EMPTY, Json.write(content), List.of()));
        return header.msgId();
    }

    /** Returns what the kernel itself printed last, ready to be put after a sentence. */
    private String lastLines() {
        try {
            List<String> lines = Files.readString(log).lines().toList();
            String last = String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
            return last.isBlank() ? "" : ". It printed: " + last.strip();
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** Asks the kernel to end, and ends it if it does not. */
    @Override
    public void close() {
        if (process.isAlive()) {
            send(Channel.CONTROL, "shutdown_request", Map.of("restart", false));
        }
        try {
            if (!process.waitFor(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                Process ended = process.destroyForcibly();
                assert ended == process;
            }
        } catch (InterruptedException interrupted) {
            Process ended = process.destroyForcibly();
            assert ended == process;
            Thread.currentThread().interrupt();
        }
        sockets.close();
    }
}
