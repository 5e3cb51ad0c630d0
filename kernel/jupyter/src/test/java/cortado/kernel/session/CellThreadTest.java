package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.history.History;
import cortado.kernel.message.Header;
import cortado.kernel.message.Json;
import cortado.kernel.message.Request;
import cortado.kernel.wire.Channel;
import cortado.kernel.wire.Packet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CellThreadTest {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private final BlockingQueue<Packet> replies = new LinkedBlockingQueue<>();
    private final Publisher publisher = new Publisher((channel, packet) -> {
        if (channel == Channel.SHELL) {
            replies.add(packet);
        }
    });
    private final CellThread cells =
            new CellThread(publisher, new InputRequests(publisher), new History(Optional.empty(), problem -> {}));

    private static Request cell(String code) throws IOException {
        byte[] header = Json.write(Header.create("session", "execute_request"));
        return Request.of(
                Channel.SHELL,
                new Packet(List.of(), header, EMPTY, EMPTY, Json.write(Map.of("code", code)), List.of()));
    }

    private String reply() throws IOException, InterruptedException {
        return Json.read(replies.take().content()).path("status").asText();
    }

    @Test
    void an_interrupt_while_the_kernel_starts_stops_the_cell_that_waits() throws IOException, InterruptedException {
        cells.add(cell("while (true) { }"));
        cells.add(cell("never()"));
        cells.interrupt();
        cells.start();

        assertThat(List.of(reply(), reply())).containsExactly("error", "aborted");
        cells.add(cell("1 + 1"));
        assertThat(reply()).isEqualTo("ok");
    }

    @Test
    void an_interrupt_before_there_are_cells_does_nothing() throws IOException, InterruptedException {
        cells.interrupt();
        cells.start();
        cells.add(cell("1 + 1"));

        assertThat(reply()).isEqualTo("ok");
    }
}
