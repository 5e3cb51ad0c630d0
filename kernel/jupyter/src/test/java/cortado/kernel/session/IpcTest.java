package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kernel on Unix-domain sockets, spoken to by Jupyter's own client and libzmq. */
class IpcTest {
    @TempDir
    private Path folder;

    @Test
    @Timeout(180)
    void jupyters_client_talks_to_the_kernel_over_ipc() throws IOException, InterruptedException, URISyntaxException {
        KernelProcess.installSpec(folder, "ipc-test");
        Path script =
                Path.of(IpcTest.class.getResource("/front-end/ipc_client.py").toURI());
        // Jupyter is installed for the Python of the system, which need not be the first one on the path.
        ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", script.toString(), "ipc-test");
        builder.environment().putAll(Map.of("JUPYTER_DATA_DIR", folder.toString()));

        Process client = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(client.waitFor()).isZero();
        assertThat(said).isEqualTo("""
                sockets 5 ['0o600']
                value ok 42
                lines ok True
                five megabytes ok 5000000
                heartbeat True
                interrupted KeyboardInterrupt
                left behind []
                """);
    }
}
