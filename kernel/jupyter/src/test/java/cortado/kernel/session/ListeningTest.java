package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Who can reach the kernel, as the operating system sees it. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class ListeningTest extends OneKernel {
    private static final String LISTENS = "0A";
    /** 127.0.0.1 as the kernel of Linux writes it, alone and as an IPv6 address. */
    private static final List<String> LOOPBACK = List.of("0100007F", "0000000000000000FFFF00000100007F");

    @Test
    void all_sockets_are_bound_to_the_address_of_the_connection_file() throws IOException {
        List<String> bound = new ArrayList<>();
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] columns = line.strip().split("\\s+");
                String[] local = columns[1].split(":");
                if (columns[3].equals(LISTENS) && kernel.ports().contains(Integer.parseInt(local[1], 16))) {
                    bound.add(local[0]);
                }
            }
        }

        assertThat(bound).hasSize(5).isSubsetOf(LOOPBACK);
    }
}
