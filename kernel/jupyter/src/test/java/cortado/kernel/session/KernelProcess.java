package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cortado.kernel.message.Json;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A kernel in a process of its own and a small front end that talks to it; shares no code with the kernel's sockets. */
final class KernelProcess implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;
    private static final String KEY = "a key";

    /** A message as the front end reads it. */
    record Received(String type, String parent, JsonNode content) {}

    private final ZContext context = new ZContext();
    private final Process process;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;

    KernelProcess(Path folder) throws IOException {
        List<Integer> ports = freePorts(5);
        Map<String, Object> connection = Map.of(
                "transport",
                "tcp",
                "ip",
                "127.0.0.1",
                "signature_scheme",
                "hmac-sha256",
                "key",
                KEY,
                "shell_port",
                ports.get(0),
                "control_port",
                ports.get(1),
                "stdin_port",
                ports.get(2),
                "iopub_port",
                ports.get(3),
                "hb_port",
                ports.get(4));
        Path file = Files.write(folder.resolve("connection.json"), Json.write(connection));
        // A build in the background ignores SIGINT, and so would all its children.
        process = new ProcessBuilder(
                        "env",
                        "--default-signal=INT",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "cortado.kernel.launch.Main",
                        "kernel",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log.txt").toFile())
                .start();
        shell = connect(SocketType.DEALER, ports.get(0));
        control = connect(SocketType.DEALER, ports.get(1));
        iopub = connect(SocketType.SUB, ports.get(3));
        heartbeat = connect(SocketType.REQ, ports.get(4));
        iopub.subscribe(new byte[0]);
        awaitSubscription();
    }

    private static List<Integer> freePorts(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            held.add(new ServerSocket(0));
            ports.add(held.get(i).getLocalPort());
        }
        for (ServerSocket socket : held) {
            socket.close();
        }
        return ports;
    }

    private ZMQ.Socket connect(SocketType type, int port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setReceiveTimeOut(TIMEOUT_MILLIS);
        socket.setLinger(0);
        socket.setRcvHWM(0);
        assertThat(socket.connect("tcp://127.0.0.1:" + port)).isTrue();
        return socket;
    }

    /** Asks until an output arrives, because outputs before the subscription are lost. */
    private void awaitSubscription() {
        iopub.setReceiveTimeOut(200);
        byte[] output = null;
        for (int i = 0; output == null && i < 100; i++) {
            String id = ask("kernel_info_request", Map.of());
            assertThat(reply(id).type()).isEqualTo("kernel_info_reply");
            output = iopub.recv();
        }
        assertThat(output).isNotNull();
        while (iopub.recv() != null) {
            // Leftovers of the questions.
        }
        iopub.setReceiveTimeOut(TIMEOUT_MILLIS);
    }

    /** Sends a request on the shell channel; returns its identity. */
    String ask(String type, Map<String, ?> content) {
        return send(shell, type, content, KEY);
    }

    /** Sends a request on the control channel; returns its identity. */
    String control(String type) {
        return send(control, type, Map.of(), KEY);
    }

    String forge(String type, Map<String, ?> content) {
        return send(shell, type, content, "another key");
    }

    void sendRaw(String... frames) {
        for (int i = 0; i < frames.length; i++) {
            assertThat(shell.send(frames[i], i < frames.length - 1 ? ZMQ.SNDMORE : 0))
                    .isTrue();
        }
    }

    String execute(String code) {
        return ask("execute_request", Map.of("code", code));
    }

    /** Returns the reply on the shell channel. */
    Received reply(String id) {
        return receive(shell, id);
    }

    Received controlReply(String id) {
        return receive(control, id);
    }

    /** Returns the outputs of a request up to its idle status, without statuses and the input. */
    List<Received> outputs(String id) {
        List<Received> outputs = new ArrayList<>();
        while (true) {
            Received next = receive(iopub, id);
            if (next.content().path("execution_state").asText().equals("idle")) {
                return outputs;
            }
            if (!next.type().equals("status") && !next.type().equals("execute_input")) {
                outputs.add(next);
            }
        }
    }

    /** Returns the next output of the type. */
    Received awaitOutput(String id, String type) {
        Received next = receive(iopub, id);
        while (!next.type().equals(type)) {
            next = receive(iopub, id);
        }
        return next;
    }

    @Nullable
    String beat() {
        assertThat(heartbeat.send("ping")).isTrue();
        return heartbeat.recvStr();
    }

    boolean ends() throws InterruptedException {
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        Process ended = process.destroyForcibly();
        assertThat(ended).isSameAs(process);
        context.close();
    }

    private static String send(ZMQ.Socket socket, String type, Map<String, ?> content, String key) {
        String id = UUID.randomUUID().toString();
        byte[][] parts = {
            Json.write(Map.of(
                    "msg_id", id, "session", "s", "username", "u", "date", "", "msg_type", type, "version", "5.3")),
            Json.write(Map.of()),
            Json.write(Map.of()),
            Json.write(content)
        };
        assertThat(socket.send("<IDS|MSG>", ZMQ.SNDMORE)).isTrue();
        assertThat(socket.send(hmac(key, parts), ZMQ.SNDMORE)).isTrue();
        for (int i = 0; i < parts.length; i++) {
            assertThat(socket.send(parts[i], i < parts.length - 1 ? ZMQ.SNDMORE : 0))
                    .isTrue();
        }
        return id;
    }

    private Received receive(ZMQ.Socket socket, String id) {
        while (true) {
            List<byte[]> frames = new ArrayList<>();
            do {
                byte[] frame = socket.recv();
                assertThat(frame)
                        .as("an answer within %d ms; the kernel is alive: %s", TIMEOUT_MILLIS, process.isAlive())
                        .isNotNull();
                frames.add(frame);
            } while (socket.hasReceiveMore());
            Received received = read(frames);
            if (received.parent().equals(id)) {
                return received;
            }
        }
    }

    private static Received read(List<byte[]> frames) {
        int delimiter = 0;
        while (!new String(frames.get(delimiter), StandardCharsets.UTF_8).equals("<IDS|MSG>")) {
            delimiter++;
        }
        byte[][] parts = frames.subList(delimiter + 2, delimiter + 6).toArray(byte[][]::new);
        assertThat(new String(frames.get(delimiter + 1), StandardCharsets.US_ASCII))
                .isEqualTo(hmac(KEY, parts));
        try {
            return new Received(
                    Json.read(parts[0]).path("msg_type").asText(),
                    Json.read(parts[1]).path("msg_id").asText(),
                    Json.read(parts[3]));
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static String hmac(String key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return HexFormat.of().formatHex(mac.doFinal());
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
