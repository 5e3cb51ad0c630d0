package cortado.kernel.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistoryPlaceTest {
    private static final Path DATA = Path.of("/data");

    @Test
    void it_is_in_the_users_data_unless_the_environment_says_otherwise() {
        assertThat(HistoryPlace.of(Map.of(), DATA)).contains(Path.of("/data/cortado/history.jsonl"));
        assertThat(HistoryPlace.of(Map.of("CORTADO_HISTORY", "/mine/h.jsonl"), DATA))
                .contains(Path.of("/mine/h.jsonl"));
        assertThat(HistoryPlace.of(Map.of("CORTADO_HISTORY", "off"), DATA)).isEmpty();
    }
}
