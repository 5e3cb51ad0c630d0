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
import java.util.HashMap;
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
    record Received(String type, String parent, JsonNode content, JsonNode metadata, List<byte[]> buffers) {}

    private final ZContext context = new ZContext();
    private final List<Integer> ports = freePorts(5);
    private final Path log;
    private final Process process;
    private final ZMQ.Socket shell;
    private final ZMQ.Socket control;
    private final ZMQ.Socket stdin;
    private final ZMQ.Socket iopub;
    private final ZMQ.Socket heartbeat;

    /** Starts a kernel that keeps its files in the folder, on a Java with further options. */
    KernelProcess(Path folder, String... options) throws IOException {
        log = folder.resolve("log.txt");
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
        ProcessBuilder builder = new ProcessBuilder(command(file, options))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        String before = builder.environment().put("JUPYTER_DATA_DIR", folder.toString());
        assertThat(before).isNotEqualTo(folder.toString());
        process = builder.start();
        shell = connect(SocketType.DEALER, ports.get(0));
        control = connect(SocketType.DEALER, ports.get(1));
        stdin = connect(SocketType.DEALER, ports.get(2));
        iopub = connect(SocketType.SUB, ports.get(3));
        heartbeat = connect(SocketType.REQ, ports.get(4));
        iopub.subscribe(new byte[0]);
        awaitSubscription();
    }

    private static List<String> command(Path connectionFile, String... options) {
        // A build in the background ignores SIGINT, and so would all its children.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "cortado.kernel.launch.Main",
                "kernel",
                connectionFile.toString()));
        return command;
    }

    /** Makes the kernel known to Jupyter's own tools, with the folder as Jupyter's data folder. */
    static void installSpec(Path folder, String name) throws IOException {
        Path spec = Files.createDirectories(folder.resolve("kernels").resolve(name));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "cortado.kernel.launch.Main",
                "kernel",
                "{connection_file}");
        Path written = Files.write(
                spec.resolve("kernel.json"),
                Json.write(Map.of(
                        "argv", command, "display_name", "test", "language", "java", "interrupt_mode", "message")));
        assertThat(written).exists();
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
        if (type == SocketType.DEALER) {
            // The kernel asks for input by the identity of whoever asked to run the cell.
            assertThat(socket.setIdentity("front end".getBytes(StandardCharsets.US_ASCII)))
                    .isTrue();
        }
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
        return control(type, Map.of());
    }

    String control(String type, Map<String, ?> content) {
        return send(control, type, content, KEY);
    }

    /** Sends what the user typed. */
    void type(String line) {
        assertThat(send(stdin, "input_reply", Map.of("value", line), KEY)).isNotEmpty();
    }

    /** Runs a cell that may ask for input. */
    String executeWithInput(String code) {
        return ask("execute_request", Map.of("code", code, "allow_stdin", true));
    }

    /** Returns what the cell asks the user. */
    Received question(String id) {
        return receive(stdin, id);
    }

    /** Returns the frames of a well signed message, to be sent more than once. */
    static byte[][] frames(String type, Map<String, ?> content) {
        return frames(UUID.randomUUID().toString(), type, Json.write(content), KEY);
    }

    /** Sends a well signed request with any content; returns its identity. */
    String askRaw(String type, String content) {
        String id = UUID.randomUUID().toString();
        sendFrames(shell, frames(id, type, content.getBytes(StandardCharsets.UTF_8), KEY));
        return id;
    }

    void sendRaw(byte[]... frames) {
        sendFrames(shell, frames);
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    String forge(String type, Map<String, ?> content) {
        return send(shell, type, content, "another key");
    }

    void sendRaw(String... frames) {
        byte[][] raw = new byte[frames.length][];
        for (int i = 0; i < frames.length; i++) {
            raw[i] = frames[i].getBytes(StandardCharsets.UTF_8);
        }
        sendFrames(shell, raw);
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

    /** Returns the whole text that a request printed to the stream. */
    String printed(String id, String stream) {
        StringBuilder text = new StringBuilder();
        for (Received output : outputs(id)) {
            if (output.content().path("name").asText().equals(stream)) {
                text.append(output.content().path("text").asText());
            }
        }
        return text.toString();
    }

    /** Returns the text of the value of the code. */
    String value(String code) {
        for (Received output : outputs(execute(code))) {
            if (output.type().equals("execute_result")) {
                return output.content().path("data").path("text/plain").asText();
            }
        }
        return "";
    }

    /** Returns the next output of the type. */
    Received awaitOutput(String id, String type) {
        Received next = receive(iopub, id);
        while (!next.type().equals(type)) {
            next = receive(iopub, id);
        }
        return next;
    }

    /** Waits until the cell printed the text, to whichever stream, since it was last asked. */
    void awaitPrinted(String id, String text) {
        StringBuilder printed = new StringBuilder();
        while (printed.indexOf(text) < 0) {
            printed.append(awaitOutput(id, "stream").content().path("text").asText());
        }
    }

    /** A cell that waits for {@link #release} before it runs the code. */
    String executeWhenReleased(String code, Map<String, ?> options) {
        Map<String, Object> content = new HashMap<>(options);
        content.put("code", "readLine(\"\");\n" + code);
        content.put("allow_stdin", true);
        String id = ask("execute_request", content);
        assertThat(question(id).type()).isEqualTo("input_request");
        return id;
    }

    /** Lets the waiting cell go on, once all requests so far have arrived: a question is answered behind them. */
    void release() {
        assertThat(reply(ask("is_complete_request", Map.of("code", "1"))).type())
                .isEqualTo("is_complete_reply");
        type("");
    }

    /** Sends an interrupt; returns when it was taken. */
    void interrupt() {
        assertThat(controlReply(control("interrupt_request"))
                        .content()
                        .path("status")
                        .asText())
                .isEqualTo("ok");
    }

    @Nullable
    String beat() {
        assertThat(heartbeat.send("ping")).isTrue();
        return heartbeat.recvStr();
    }

    /** Waits for the end of the process; returns its status. */
    int status() throws InterruptedException {
        assertThat(ends()).isTrue();
        return process.exitValue();
    }

    boolean ends() throws InterruptedException {
        return process.waitFor(20, TimeUnit.SECONDS);
    }

    /** Returns the ports of its five channels. */
    List<Integer> ports() {
        return ports;
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
        sendFrames(socket, frames(id, type, Json.write(content), key));
        return id;
    }

    private static byte[][] frames(String id, String type, byte[] content, String key) {
        byte[] header = Json.write(
                Map.of("msg_id", id, "session", "s", "username", "u", "date", "", "msg_type", type, "version", "5.3"));
        byte[] empty = Json.write(Map.of());
        return new byte[][] {
            "<IDS|MSG>".getBytes(StandardCharsets.US_ASCII),
            hmac(key, header, empty, empty, content).getBytes(StandardCharsets.US_ASCII),
            header,
            empty,
            empty,
            content
        };
    }

    private static void sendFrames(ZMQ.Socket socket, byte[][] frames) {
        for (int i = 0; i < frames.length; i++) {
            assertThat(socket.send(frames[i], i < frames.length - 1 ? ZMQ.SNDMORE : 0))
                    .isTrue();
        }
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
                    Json.read(parts[3]),
                    Json.read(parts[2]),
                    List.copyOf(frames.subList(delimiter + 6, frames.size())));
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
