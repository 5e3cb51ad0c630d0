package cortado.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacketTest {
    private final Signer signer = new Signer("hmac-sha256", "key");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_packet_survives_its_frames() {
        Packet sent = new Packet(
                List.of(bytes("id")), bytes("{1}"), bytes("{2}"), bytes("{3}"), bytes("{4}"), List.of(bytes("raw")));

        Packet read = Packet.fromFrames(sent.toFrames(signer), signer).orElseThrow();

        assertThat(read).usingRecursiveComparison().isEqualTo(sent);
    }

    @Test
    void frames_without_delimiter_are_dropped() {
        assertThat(Packet.fromFrames(List.of(bytes("a"), bytes("b")), signer)).isEmpty();
    }

    @Test
    void frames_without_content_are_dropped() {
        assertThat(Packet.fromFrames(List.of(bytes("<IDS|MSG>"), bytes(""), bytes("{}")), signer))
                .isEmpty();
    }

    @Test
    void a_wrong_signature_is_dropped() {
        Packet sent = new Packet(List.of(), bytes("{1}"), bytes("{2}"), bytes("{3}"), bytes("{4}"), List.of());

        assertThat(Packet.fromFrames(sent.toFrames(new Signer("hmac-sha256", "other")), signer))
                .isEmpty();
    }
}
