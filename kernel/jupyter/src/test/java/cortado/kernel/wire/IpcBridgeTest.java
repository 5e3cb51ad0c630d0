package cortado.kernel.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IpcBridgeTest {
    @TempDir
    private Path folder;

    @Test
    void the_file_of_a_dead_kernel_is_replaced() throws IOException {
        Path path = folder.resolve("k-1");
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            assertThat(dead.bind(UnixDomainSocketAddress.of(path))).isSameAs(dead);
        }
        assertThat(path).exists();

        try (IpcBridge bridge = IpcBridge.open(path, 1)) {
            assertThat(bridge).isNotNull();
        }

        assertThat(Files.exists(path)).isFalse();
    }

    @Test
    void the_socket_of_a_living_kernel_is_left_alone() {
        Path path = folder.resolve("k-2");
        try (IpcBridge living = IpcBridge.open(path, 1)) {
            assertThat(living).isNotNull();
            assertThatThrownBy(() -> assertThat(IpcBridge.open(path, 1)).isNull())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("connection file: the ipc address '" + path
                            + "' cannot be used: Address already in use. Its folder must exist and the path have at most"
                            + " about 100 characters; set KernelManager.ip to a shorter one, or KernelManager.transport to"
                            + " 'tcp'.");
        }
    }
}
