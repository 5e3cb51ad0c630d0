package cortado.train;

import static cortado.train.Schedule.constant;
import static cortado.train.Schedule.cosine;
import static cortado.train.Schedule.exponential;
import static cortado.train.Schedule.inverseTime;
import static cortado.train.Schedule.oneCycle;
import static cortado.train.Schedule.polynomial;
import static cortado.train.Schedule.reduceOnPlateau;
import static cortado.train.Schedule.stepDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Learning rates, point by point, against PyTorch's schedulers. */
class ScheduleGoldenTest {
    /** One case of the file. */
    private record Case(List<Double> metrics, List<Double> rates) {}

    /** The file. */
    private record Golden(double tolerance, Map<String, Case> cases) {}

    private static final Golden GOLDEN = read();

    private static final Map<String, Schedule> SCHEDULES = Map.ofEntries(
            Map.entry("constant", constant(0.1)),
            Map.entry("stepDecay", stepDecay(0.1, 4, 0.3)),
            Map.entry("exponential", exponential(0.1, 0.9)),
            Map.entry("inverseTime", inverseTime(0.1, 0.1)),
            Map.entry("polynomial", polynomial(0.1, 2)),
            Map.entry("polynomial-over", polynomial(0.1, 1).over(8)),
            Map.entry("cosine", cosine(0.1)),
            Map.entry("cosine-downTo", cosine(0.1).downTo(0.003)),
            Map.entry("cosine-restarts", cosine(0.1).restarts(6).downTo(0.001)),
            Map.entry("cosine-growing-restarts", cosine(0.1).restarts(3, 2)),
            Map.entry("oneCycle", oneCycle(0.1)),
            Map.entry(
                    "oneCycle-tuned", oneCycle(0.1).pctStart(0.45).divFactor(10).finalDivFactor(100)),
            Map.entry("constant-warmUp", constant(0.1).warmUp(4)),
            Map.entry("exponential-warmUp", exponential(0.1, 0.9).warmUp(5)),
            Map.entry("cosine-warmUp", cosine(0.1).warmUp(5)),
            Map.entry("plateau", reduceOnPlateau(0.1)),
            Map.entry(
                    "plateau-patient",
                    reduceOnPlateau(0.1).patience(3).factor(0.5).cooldown(4)),
            Map.entry(
                    "plateau-downTo",
                    reduceOnPlateau(0.1).patience(2).factor(0.3).downTo(0.002)),
            Map.entry(
                    "plateau-threshold",
                    reduceOnPlateau(0.1).patience(4).factor(0.5).threshold(0.05)),
            Map.entry(
                    "plateau-highest",
                    reduceOnPlateau(0.1)
                            .on("validation accuracy")
                            .patience(3)
                            .factor(0.5)
                            .cooldown(1)));

    private static Golden read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ScheduleGoldenTest.class.getResourceAsStream("/golden/schedule/schedules.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Test
    void every_case_has_a_schedule() {
        assertThat(SCHEDULES.keySet()).isEqualTo(GOLDEN.cases.keySet());
    }

    private static Stream<String> of(boolean withMetrics) {
        return GOLDEN.cases.keySet().stream().filter(name -> name.startsWith("plateau") == withMetrics);
    }

    static Stream<String> timed() {
        return of(false);
    }

    static Stream<String> watching() {
        return of(true);
    }

    private static Schedule schedule(String name) {
        return Objects.requireNonNull(SCHEDULES.get(name), name);
    }

    private static void assertRates(String name, double[] actual) {
        List<Double> expected = Objects.requireNonNull(GOLDEN.cases.get(name)).rates;
        assertThat(actual).hasSize(expected.size());
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).as("%s at %d", name, i).isCloseTo(expected.get(i), within(GOLDEN.tolerance * 0.1));
        }
    }

    @ParameterizedTest
    @MethodSource("timed")
    void by_epoch_it_is_pytorchs(String name) {
        int epochs = Objects.requireNonNull(GOLDEN.cases.get(name)).rates.size();
        assertRates(name, schedule(name).perEpoch().rates(epochs, 1));

        double[] rates = schedule(name).perEpoch().rates(epochs, 3);
        for (int i = 0; i < rates.length; i++) {
            assertThat(rates[i]).isEqualTo(rates[i / 3 * 3]);
        }
    }

    @ParameterizedTest
    @MethodSource("timed")
    void by_step_it_is_the_same(String name) {
        int steps = Objects.requireNonNull(GOLDEN.cases.get(name)).rates.size();
        int parts = steps % 4 == 0 ? 4 : 1;
        assertRates(name, schedule(name).perStep().rates(parts, steps / parts));
    }

    @ParameterizedTest
    @MethodSource("watching")
    void a_plateau_cuts_the_rate_where_pytorch_does(String name) {
        List<Double> metrics = Objects.requireNonNull(GOLDEN.cases.get(name)).metrics;
        RateClock clock = new RateClock(schedule(name), metrics.size(), 5, 1);
        List<Epoch> done = new ArrayList<>();
        double[] rates = new double[metrics.size() + 1];
        for (int epoch = 1; epoch <= rates.length; epoch++) {
            rates[epoch - 1] = clock.rate(epoch, 2, done);
            if (epoch <= metrics.size()) {
                double metric = metrics.get(epoch - 1);
                done.add(new Epoch(
                        epoch, Map.of("validation loss", metric, "validation accuracy", metric), rates[epoch - 1], 1));
            }
        }
        assertRates(name, rates);
    }
}
