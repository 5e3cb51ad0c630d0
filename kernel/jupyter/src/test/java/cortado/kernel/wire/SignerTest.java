package cortado.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SignerTest {
    private static final byte[] HEADER = "{\"msg_id\":\"1\"}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

    @Test
    void signature_equals_that_of_python() {
        // python3 -c "import hmac; print(hmac.new(b'key', b'{\"msg_id\":\"1\"}{}{}{}', 'sha256').hexdigest())"
        Signer signer = new Signer("hmac-sha256", "key");

        assertThat(signer.sign(HEADER, EMPTY, EMPTY, EMPTY))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("fae17e3551b4fe47b90efc695f60e0688abc04206e4800a47e3dea21647ee1c1");
    }

    @Test
    void accepts_a_signature_once() {
        Signer signer = new Signer("hmac-sha256", "key");
        byte[] signature = signer.sign(HEADER, EMPTY, EMPTY, EMPTY);

        assertThat(signer.accepts(signature, HEADER, EMPTY, EMPTY, EMPTY)).isTrue();
        assertThat(signer.accepts(signature, HEADER, EMPTY, EMPTY, EMPTY)).isFalse();
    }

    @Test
    void refuses_a_changed_message() {
        Signer signer = new Signer("hmac-sha256", "key");

        assertThat(signer.accepts(signer.sign(HEADER, EMPTY, EMPTY, EMPTY), EMPTY, EMPTY, EMPTY, EMPTY))
                .isFalse();
    }

    @Test
    void an_empty_key_turns_signing_off() {
        Signer signer = new Signer("hmac-sha256", "");

        assertThat(signer.sign(HEADER)).isEmpty();
        assertThat(signer.accepts(new byte[0], HEADER)).isTrue();
    }

    @Test
    void an_unknown_scheme_is_named() {
        assertThatThrownBy(() -> new Signer("hmac-rot13", "key"))
                .hasMessage(
                        "connection file: signature scheme 'Hmacrot13' is not known to this Java. Use hmac-sha256.");
    }
}
