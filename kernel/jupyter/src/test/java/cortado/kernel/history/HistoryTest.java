package cortado.kernel.history;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.message.HistoryRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HistoryTest {
    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();

    private Path file() {
        return folder.resolve("own").resolve("history.jsonl");
    }

    private History open() {
        return new History(Optional.of(file()), log::add);
    }

    private void session(String... sources) {
        try (History history = open()) {
            for (int i = 0; i < sources.length; i++) {
                history.add(i + 1, sources[i]);
            }
        }
    }

    private static HistoryRequest tail(int n) {
        return new HistoryRequest(false, "tail", null, null, null, n, null, null);
    }

    private static HistoryRequest search(String pattern, @Nullable Integer n, boolean isUnique) {
        return new HistoryRequest(false, "search", null, null, null, n, pattern, isUnique);
    }

    @Test
    void only_the_owner_may_read_the_file() throws IOException {
        session("a");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void broken_lines_are_passed_over() throws IOException {
        session("a");
        Path written = Files.writeString(
                file(),
                "\u0000\u0001 not json\n[]\n{\"session\":\"x\"}\n{\"session\":1,\"li",
                StandardOpenOption.APPEND);
        assertThat(written).isEqualTo(file());
        session("b");

        try (History history = open()) {
            assertThat(history.find(tail(10))).hasToString("[[1, 1, a], [2, 1, b]]");
        }
        assertThat(log).isEmpty();
    }

    @Test
    void sessions_that_run_at_once_have_numbers_of_their_own() throws IOException {
        try (History one = open();
                History other = open()) {
            one.add(1, "one");
            assertThat(one.find(tail(10))).hasToString("[[1, 1, one]]");
            other.add(1, "other");
            assertThat(other.find(tail(10))).hasToString("[[1, 1, one], [2, 1, other]]");
            one.add(2, "one again");
            assertThat(one.find(tail(2))).hasToString("[[1, 1, one], [1, 2, one again]]");
        }
    }

    @Test
    void only_the_latest_ten_thousand_stay() throws IOException {
        StringBuilder full = new StringBuilder();
        for (int i = 1; i <= 12_000; i++) {
            full.append("{\"session\":1,\"line\":").append(i).append(",\"source\":\"s\"}\n");
        }
        Files.createDirectories(file().getParent());
        Files.writeString(file(), full);
        session("new");

        List<String> lines = Files.readAllLines(file());

        assertThat(lines).hasSize(10_001);
        assertThat(lines.get(0)).isEqualTo("{\"session\":1,\"line\":2001,\"source\":\"s\"}");
        assertThat(lines.get(10_000)).isEqualTo("{\"session\":2,\"line\":1,\"source\":\"new\"}");
    }

    @Test
    void a_huge_cell_is_kept_for_its_session_alone() throws IOException {
        String huge = "x".repeat(200_000);
        try (History history = open()) {
            history.add(1, huge);
            assertThat(history.find(tail(1)).get(0).get(2)).isEqualTo(huge);
        }
        try (History history = open()) {
            assertThat(history.find(tail(1))).isEmpty();
        }
    }

    @Test
    void a_search_counts_equal_cells_once_and_takes_the_latest() throws IOException {
        session("1+2", "x", "1+2", "1-2");

        try (History history = open()) {
            assertThat(history.find(search("1?2", null, false))).hasToString("[[1, 1, 1+2], [1, 3, 1+2], [1, 4, 1-2]]");
            assertThat(history.find(search("1?2", null, true))).hasToString("[[1, 3, 1+2], [1, 4, 1-2]]");
            assertThat(history.find(search("1?2", 1, true))).hasToString("[[1, 4, 1-2]]");
        }
    }

    @Test
    void without_a_usable_file_the_session_has_its_own_cells() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        try (History history = new History(Optional.of(blocked.resolve("history.jsonl")), log::add)) {
            history.add(1, "a");
            history.add(2, "b");
            assertThat(history.find(tail(10))).hasToString("[[1, 1, a], [1, 2, b]]");
        }
        assertThat(log).hasSize(1).first().asString().startsWith("cortado: the history ends with this session: ");
    }
}
