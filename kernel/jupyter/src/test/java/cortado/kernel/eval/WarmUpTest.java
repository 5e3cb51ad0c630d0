package cortado.kernel.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WarmUpTest {
    @Test
    void warming_up_ends_and_leaves_nothing_behind() {
        try (Evaluator evaluator = Evaluator.start(List.of())) {
            int steps = 0;
            while (evaluator.warmUp()) {
                steps++;
            }

            assertThat(steps).isPositive();
            assertThat(evaluator.variableNames()).isEmpty();
            String code = "1 + 1";
            Outcome outcome = evaluator.evaluate(
                    Source.cell(1, code), evaluator.split(code).get(0));
            assertThat(outcome.name()).isEqualTo("$1");
            assertThat(outcome.value()).isEqualTo(2);
        }
    }

    @Test
    void only_the_latest_values_are_kept() {
        try (Evaluator evaluator = Evaluator.start(List.of())) {
            for (int i = 1; i <= 30; i++) {
                evaluator.beginCell();
                String code = "1 + " + i;
                Outcome outcome = evaluator.evaluate(
                        Source.cell(i, code), evaluator.split(code).get(0));
                assertThat(outcome.name()).isEqualTo("$" + i);
                assertThat(evaluator.endCell()).isFalse();
            }

            assertThat(evaluator.variableNames())
                    .containsExactlyInAnyOrder("$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30");
        }
    }

    @Test
    void a_question_waits_no_longer_than_it_may_while_the_compiler_works() throws InterruptedException {
        try (Evaluator evaluator = Evaluator.start(List.of())) {
            Thread asker = new Thread(() -> assertThat(evaluator.ask(Duration.ofMillis(1), () -> "answer"))
                    .isEmpty());
            assertThat(evaluator.ask(Duration.ZERO, () -> {
                        asker.start();
                        try {
                            asker.join(TimeUnit.SECONDS.toMillis(20));
                        } catch (InterruptedException stopped) {
                            throw new AssertionError(stopped);
                        }
                        return asker.isAlive();
                    }))
                    .contains(false);
        }
    }
}
