package cortado.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** JShell keeps every snippet for good; nothing of ours comes on top of that. */
class MemoryTest {
    private static final List<String> CELLS = List.of(
            "%d + 1",
            "int v = %d;", "System.out.println(%d);", "for (int j = 0; j < %d %% 5; j++) System.out.println(j);");
    /** What jdk.jshell 17 and 25 keep of each of these in a loop without a kernel. */
    private static final long BYTES_IN_JSHELL = 24_000;

    private static final int WARM = 120;
    private static final int MEASURED = 240;

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Returns what one snippet leaves on the heap. */
    private static long bytesEach(Consumer<String> shell) {
        long before = 0;
        PrintStream out = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try {
            for (int i = 0; i < WARM + MEASURED; i++) {
                before = i == WARM ? usedBytes() : before;
                shell.accept(String.format(CELLS.get(i % CELLS.size()), i));
            }
            return (usedBytes() - before) / MEASURED;
        } finally {
            System.setOut(out);
        }
    }

    private static long ownBytesEach() {
        try (Evaluator evaluator = Evaluator.start(List.of())) {
            int[] count = {0};
            return bytesEach(code -> {
                evaluator.beginCell();
                Source source = Source.cell(++count[0], code);
                for (Piece piece : evaluator.split(code)) {
                    assertThat(evaluator.evaluate(source, piece).error()).isNull();
                }
                assertThat(evaluator.endCell()).isFalse();
            });
        }
    }

    @Test
    @Timeout(120)
    void a_cell_keeps_less_than_it_would_in_jshell_alone() {
        assertThat(ownBytesEach()).isLessThan(BYTES_IN_JSHELL * 2 / 3);
    }
}
