package cortado.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
public class InterruptTest {
    /** Counted down by the cell when it is in the middle of its work. */
    public static volatile CountDownLatch reached = new CountDownLatch(1);

    private final Evaluator evaluator =
            Evaluator.start(List.of("java.util.*", "java.util.stream.*", "java.util.concurrent.*"));

    @AfterEach
    void close() {
        evaluator.close();
    }

    /** Runs the cell, interrupts it once it says so, returns how it ended. */
    private Outcome interrupted(String code) throws InterruptedException {
        reached = new CountDownLatch(1);
        AtomicReference<Outcome> outcome = new AtomicReference<>();
        Source source =
                Source.cell(1, code.replace("REACHED", "cortado.kernel.eval.InterruptTest.reached.countDown();"));
        Thread cell = new Thread(() -> {
            evaluator.beginCell();
            for (Piece piece : evaluator.split(source.text())) {
                outcome.set(evaluator.evaluate(source, piece));
            }
            assertThat(evaluator.endCell()).isTrue();
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
        cell.start();
        assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
        evaluator.interrupt(line -> {});
        cell.join();
        return outcome.get();
    }

    private Object value(String code) {
        evaluator.beginCell();
        Source source = Source.cell(2, code);
        Outcome outcome = evaluator.evaluate(source, evaluator.split(code).get(0));
        assertThat(evaluator.endCell()).isFalse();
        return outcome.value();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "Thread.sleep(100_000);",
                "new CountDownLatch(1).await();",
                "int i = 0; while (true) { try { Thread.sleep(10_000); } catch (InterruptedException e) { i++; } }",
                "Stream.iterate(1, i -> i + 1).filter(i -> i < 0).findFirst();",
                "for (;;) { new ArrayList<>(List.of(1, 2, 3)).sort(null); }"
            })
    void a_cell_stops_and_the_next_one_works(String code) throws InterruptedException {
        Outcome outcome = interrupted("{ REACHED " + code + " }");

        assertThat(outcome.error()).isEqualTo(CellError.interrupted());
        assertThat(value("1 + 1")).isEqualTo(2);
    }

    @Test
    void work_that_returns_early_keeps_its_result() throws InterruptedException {
        Outcome outcome = interrupted("int kept = new Object() { int train() { REACHED"
                + " while (!Thread.currentThread().isInterrupted()) { Thread.onSpinWait(); } return 7; } }.train();");

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.ASSIGNED);
        assertThat(value("kept")).isEqualTo(7);
    }

    @Test
    void an_interrupt_between_cells_is_forgotten() {
        evaluator.interrupt(line -> {});

        assertThat(value("Thread.currentThread().isInterrupted()")).isEqualTo(false);
    }
}
