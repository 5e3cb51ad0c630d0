package cortado.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerTest {
    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        () -> Optimizer.adam(0),
                        "adam: learning rate must be above 0, but was 0.0. Pass the size of a step, e.g. adam(1e-3)."),
                refusal(
                        () -> Optimizer.sgd(Double.NaN),
                        "sgd: learning rate must be above 0, but was NaN. Pass the size of a step, e.g. sgd(1e-3)."),
                refusal(
                        () -> Optimizer.sgd(0.1).momentum(1),
                        "sgd: momentum must be at least 0 and below 1, but was 1.0. Try 0.9."),
                refusal(
                        () -> Optimizer.adam(0.1).momentum(0.9),
                        "adam: momentum belongs to sgd. Write e.g. sgd(0.01).momentum(0.9)."),
                refusal(
                        () -> Optimizer.sgd(0.1).nesterov(),
                        "sgd: nesterov needs momentum, but it is 0. "
                                + "Write e.g. sgd(0.01).momentum(0.9).nesterov()."),
                refusal(
                        () -> Optimizer.adamW(0.1).nesterov(),
                        "adamW: nesterov belongs to sgd. Write e.g. sgd(0.01).momentum(0.9)."),
                refusal(
                        () -> Optimizer.adam(0.1).weightDecay(0.5),
                        "adam: weightDecay belongs to adamW. Write adamW(0.1).weightDecay(0.5)."),
                refusal(
                        () -> Optimizer.adamW(0.1).weightDecay(-1),
                        "adamW: weightDecay must be at least 0, but was -1.0."));
    }

    private static Arguments refusal(Supplier<Optimizer> call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_wrong_option_is_refused_where_it_is_written(Supplier<Optimizer> call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
    }

    @Test
    void it_prints_as_it_is_written() {
        assertThat(Optimizer.sgd(0.1)).hasToString("sgd(0.1)");
        assertThat(Optimizer.sgd(0.1).momentum(0.9).nesterov()).hasToString("sgd(0.1).momentum(0.9).nesterov()");
        assertThat(Optimizer.adam(1e-3)).hasToString("adam(0.001)");
        assertThat(Optimizer.adamW(1e-3)).hasToString("adamW(0.001).weightDecay(0.01)");
    }

    @Test
    void options_leave_the_first_optimizer_as_it_was() {
        Optimizer plain = Optimizer.sgd(0.1);
        assertThat(plain.momentum(0.9).learningRate()).isEqualTo(0.1);

        assertThat(plain).hasToString("sgd(0.1)");
    }
}
