package cortado.kernel.show;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.display.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class BufferedOutputTest {
    /** Writes down what arrives. */
    private static final class Recorded implements CellOutput {
        private final List<String> events = Collections.synchronizedList(new ArrayList<>());
        private final StringBuffer printed = new StringBuffer();

        @Override
        public void print(StreamName stream, String text) {
            assertThat(events.add(stream + " " + text)).isTrue();
            assertThat(printed.append(text)).isNotNull();
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            assertThat(events.add("display " + bundle.text())).isTrue();
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            assertThat(events.add("update " + bundle.text())).isTrue();
        }

        @Override
        public void result(MimeBundle bundle) {
            assertThat(events.add("result " + bundle.text())).isTrue();
        }

        @Override
        public void clear(boolean isDeferred) {
            assertThat(events.add("clear " + isDeferred)).isTrue();
        }
    }

    private final Recorded recorded = new Recorded();
    private final BufferedOutput output = new BufferedOutput(recorded);

    @Test
    void outputs_of_every_kind_keep_their_order() {
        output.print(StreamName.STDOUT, "a");
        output.print(StreamName.STDOUT, "b");
        output.print(StreamName.STDERR, "c");
        output.display(MimeBundle.text("d"), "1");
        output.print(StreamName.STDERR, "e");
        output.update(MimeBundle.text("f"), "1");
        output.print(StreamName.STDOUT, "g");
        output.clear(true);
        output.page(MimeBundle.text("h"));
        output.print(StreamName.STDOUT, "i");
        output.result(MimeBundle.text("j"));

        assertThat(recorded.events)
                .containsExactly(
                        "STDOUT ab",
                        "STDERR c",
                        "display d",
                        "STDERR e",
                        "update f",
                        "STDOUT g",
                        "clear true",
                        "display h",
                        "STDOUT i",
                        "result j");
    }

    /** Bytes arrive in pieces of any length; the seed of a failing case is its argument. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void no_character_is_broken(long seed) {
        Random random = new Random(seed);
        StringBuilder expected = new StringBuilder();
        random.ints(40_000, 0, 4).forEach(kind -> assertThat(expected.append(new String[] {"x", "é", "€", "🐦"}[kind]))
                .isNotNull());
        byte[] bytes = expected.toString().getBytes(StandardCharsets.UTF_8);
        int at = 0;
        while (at < bytes.length) {
            int length = Math.min(bytes.length - at, random.nextInt(5_000));
            output.write(StreamName.STDOUT, bytes, at, length);
            at += length;
        }
        output.flush();

        assertThat(recorded.printed.toString()).isEqualTo(expected.toString());
        assertThat(recorded.events).hasSizeLessThan(20).noneMatch(event -> event.contains("\uFFFD"));
    }

    @Test
    void threads_lose_nothing_and_each_keeps_its_order() throws InterruptedException {
        List<Thread> threads = IntStream.range(0, 4)
                .mapToObj(writer -> new Thread(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        output.print(StreamName.STDOUT, writer + ":" + i + "\n");
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        output.flush();

        List<String> lines = recorded.printed.toString().lines().toList();
        assertThat(lines).hasSize(40_000);
        for (int writer = 0; writer < 4; writer++) {
            String prefix = writer + ":";
            assertThat(lines.stream().filter(line -> line.startsWith(prefix)).toList())
                    .isEqualTo(
                            IntStream.range(0, 10_000).mapToObj(i -> prefix + i).toList());
        }
    }
}
