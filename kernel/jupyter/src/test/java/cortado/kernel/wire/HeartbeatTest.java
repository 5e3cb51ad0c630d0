package cortado.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

@Timeout(30)
class HeartbeatTest {
    private static final String GREETING = "ff00000000000000007f" + "0300" + "4e554c4c"
            + "00000000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000";

    private final Heartbeat heartbeat = Heartbeat.open(connection(0));

    private static ConnectionFile connection(int port) {
        return new ConnectionFile("tcp", "127.0.0.1", 0, 0, 0, 0, port, "hmac-sha256", "k");
    }

    /** Returns a socket that got an answer: one connection in a hundred of this client never speaks, whoever listens. */
    private ZMQ.Socket connected(ZContext context) {
        String answer = null;
        ZMQ.Socket client = connect(context, SocketType.REQ);
        for (int i = 0; answer == null && i < 10; i++) {
            client.close();
            client = connect(context, SocketType.REQ);
            client.setReceiveTimeOut(1_000);
            assertThat(client.send("first")).isTrue();
            answer = client.recvStr();
        }
        assertThat(answer).isEqualTo("first");
        return client;
    }

    @AfterEach
    void close() {
        heartbeat.close();
    }

    private ZMQ.Socket connect(ZContext context, SocketType type) {
        context.setLinger(0);
        ZMQ.Socket socket = context.createSocket(type);
        assertThat(socket.connect("tcp://127.0.0.1:" + heartbeat.port())).isTrue();
        return socket;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 255, 256, 60_000})
    void a_beat_comes_back_whole(int length) {
        try (ZContext context = new ZContext()) {
            ZMQ.Socket client = connected(context);
            for (int i = 0; i < 3; i++) {
                assertThat(client.send("x".repeat(length))).isTrue();
                assertThat(client.recvStr()).isEqualTo("x".repeat(length));
            }
        }
    }

    @Test
    void a_message_of_several_frames_comes_back_in_order() {
        try (ZContext context = new ZContext()) {
            ZMQ.Socket client = connected(context);
            assertThat(client.sendMore("one")).isTrue();
            assertThat(client.send("two")).isTrue();

            assertThat(client.recvStr()).isEqualTo("one");
            assertThat(client.hasReceiveMore()).isTrue();
            assertThat(client.recvStr()).isEqualTo("two");
            assertThat(client.hasReceiveMore()).isFalse();
        }
    }

    /** Byte by byte as the specifications say. */
    @Test
    void a_ping_gets_a_pong_with_its_context() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", heartbeat.port())) {
            send(socket, GREETING);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            assertThat(read(in, 64)).isEqualTo(GREETING);
            assertThat(read(in, 30))
                    .isEqualTo("041c" + "05" + hex("READY") + "0b" + hex("Socket-Type") + "00000006" + hex("ROUTER"));

            send(socket, "0407" + "04" + hex("PING") + "000a");
            assertThat(read(in, 7)).isEqualTo("0405" + "04" + hex("PONG"));
            send(socket, "0409" + "04" + hex("PING") + "000a" + "abcd");
            assertThat(read(in, 9)).isEqualTo("0407" + "04" + hex("PONG") + "abcd");
            send(socket, "0406" + "05" + hex("ERROR") + "0100" + "000161");
            // A command that is not known is passed over.
            assertThat(read(in, 5)).isEqualTo("0100" + "000161");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "474554202f20485454502f312e310d0a",
                "ff00000000000000007f01",
                "",
                GREETING + "02ffffffffffffffff",
                GREETING + "020000000100000000",
                GREETING + "04ff"
            })
    void what_is_no_beat_does_no_harm(String sent) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", heartbeat.port())) {
            send(socket, sent);
            socket.shutdownOutput();
            assertThat(socket.getInputStream().readAllBytes()).hasSizeLessThan(100);
        }
        a_beat_comes_back_whole(4);
    }

    @Test
    void a_port_in_use_is_told() {
        assertThatThrownBy(() -> Heartbeat.open(connection(heartbeat.port())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connection file: the heartbeat port /127.0.0.1:" + heartbeat.port()
                        + " cannot be used: Address already in use. Let Jupyter start the kernel anew.");
    }

    private static void send(Socket socket, String hex) throws IOException {
        socket.getOutputStream().write(HexFormat.of().parseHex(hex));
    }

    private static String read(DataInputStream in, int length) throws IOException {
        return HexFormat.of().formatHex(in.readNBytes(length));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }
}
