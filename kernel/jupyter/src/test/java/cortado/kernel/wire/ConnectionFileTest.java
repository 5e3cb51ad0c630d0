package cortado.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {
    @TempDir
    private Path folder;

    private Path write(String transport) throws IOException {
        return Files.writeString(folder.resolve("c.json"), """
                {"transport": "%s", "ip": "127.0.0.1", "shell_port": 1, "control_port": 2, "stdin_port": 3,
                 "iopub_port": 4, "hb_port": 5, "key": "k"}""".formatted(transport));
    }

    @Test
    void addresses_are_those_of_the_file() throws IOException {
        ConnectionFile tcp = ConnectionFile.read(write("tcp"));
        ConnectionFile ipc = ConnectionFile.read(write("ipc"));

        assertThat(tcp.isIpc()).isFalse();
        assertThat(tcp.address(Channel.IOPUB)).isEqualTo("tcp://127.0.0.1:4");
        assertThat(ipc.isIpc()).isTrue();
        assertThat(ipc.path(Channel.HEARTBEAT)).isEqualTo(Path.of("127.0.0.1-5"));
        assertThat(tcp.signatureScheme()).isEqualTo("hmac-sha256");
    }

    @Test
    void another_transport_is_refused() throws IOException {
        ConnectionFile other = ConnectionFile.read(write("pgm"));

        assertThatThrownBy(other::isIpc)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("connection file: transport must be 'tcp' or 'ipc', but was 'pgm'. Start Jupyter with"
                        + " KernelManager.transport='tcp'.");
    }

    @Test
    void a_missing_entry_is_named() throws IOException {
        Path file = Files.writeString(folder.resolve("c.json"), "{\"transport\": \"tcp\", \"ip\": \"127.0.0.1\"}");

        assertThatThrownBy(() -> assertThat(ConnectionFile.read(file)).isNull())
                .isInstanceOf(IOException.class)
                .hasMessage("connection file " + file + ": the entry 'shell_port' is missing. Let Jupyter start the"
                        + " kernel, or pass a file that Jupyter wrote.");
    }

    @Test
    void a_file_that_others_can_read_is_warned_of() throws IOException {
        Path file = write("tcp");
        assertThat(Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------")))
                .isEqualTo(file);
        assertThat(ConnectionFile.warning(file)).isEmpty();
        assertThat(Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----")))
                .isEqualTo(file);

        Optional<String> warning = ConnectionFile.warning(file);

        assertThat(warning)
                .contains("connection file " + file + ": others can read it, and its key lets them run code as you."
                        + " Close it: chmod 600 " + file);
    }
}
