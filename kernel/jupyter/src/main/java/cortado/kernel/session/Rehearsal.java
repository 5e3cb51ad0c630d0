package cortado.kernel.session;

import cortado.kernel.message.Header;
import cortado.kernel.message.Json;
import cortado.kernel.wire.Channel;
import cortado.kernel.wire.ConnectionFile;
import cortado.kernel.wire.Packet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A short session without a front end, to record which classes a kernel loads. */
public final class Rehearsal {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private Rehearsal() {}

    /** Answers a few typical requests on sockets that nobody knows, and ends. */
    public static void run() {
        ConnectionFile nowhere = new ConnectionFile("tcp", "127.0.0.1", 0, 0, 0, 0, 0, "hmac-sha256", "rehearsal");
        KernelSession.run(nowhere, Optional.empty(), session -> {
            session.receive(Channel.CONTROL, request("kernel_info_request", Map.of()));
            for (String code :
                    List.of("1 + 1", "System.out.println(List.of(2));", "int f(int a) { return a; }", "f(1 / 0)")) {
                session.receive(Channel.SHELL, request("execute_request", Map.of("code", code)));
            }
            session.receive(Channel.SHELL, request("is_complete_request", Map.of("code", "int a = ")));
            session.receive(Channel.SHELL, request("inspect_request", Map.of("code", "Math.max")));
            session.receive(Channel.SHELL, request("complete_request", Map.of("code", "Math.ma")));
            session.endWhenIdle();
        });
    }

    private static Packet request(String type, Map<String, ?> content) {
        return new Packet(
                List.of(), Json.write(Header.create("rehearsal", type)), EMPTY, EMPTY, Json.write(content), List.of());
    }
}
