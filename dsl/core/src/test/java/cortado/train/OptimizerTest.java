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
                        "sgd: momentum must be at least 0 and below 1, but was 1.0. Write e.g. sgd(0.01).momentum(0.9)."),
                refusal(
                        () -> Optimizer.adam(0.1).momentum(0.9),
                        "adam: momentum belongs to sgd and rmsProp. Write e.g. sgd(0.01).momentum(0.9); "
                                + "adam has betas and epsilon."),
                refusal(
                        () -> Optimizer.sgd(0.1).nesterov(),
                        "sgd: nesterov needs momentum, but it is 0. "
                                + "Write e.g. sgd(0.01).momentum(0.9).nesterov()."),
                refusal(
                        () -> Optimizer.sgd(0.1).momentum(0.9).nesterov().momentum(0),
                        "sgd: nesterov needs momentum, but it is 0. "
                                + "Write e.g. sgd(0.01).momentum(0.9).nesterov()."),
                refusal(
                        () -> Optimizer.adamW(0.1).nesterov(),
                        "adamW: nesterov belongs to sgd. Write e.g. sgd(0.01).momentum(0.9).nesterov(); "
                                + "adamW has betas, epsilon and weightDecay."),
                refusal(
                        () -> Optimizer.adam(0.1).weightDecay(0.5),
                        "adam: weightDecay belongs to sgd, adamW, rmsProp, adagrad, adadelta, nadam and lion. "
                                + "Write e.g. adamW(1e-3).weightDecay(0.01); adam has betas and epsilon."),
                refusal(
                        () -> Optimizer.adamW(0.1).weightDecay(-1),
                        "adamW: weightDecay must be at least 0, but was -1.0. "
                                + "Write e.g. adamW(1e-3).weightDecay(0.01)."),
                refusal(
                        () -> Optimizer.nadam(0.1).betas(0.9, 1),
                        "nadam: betas must be at least 0 and below 1, but was 1.0. "
                                + "Write e.g. adam(1e-3).betas(0.9, 0.999)."),
                refusal(
                        () -> Optimizer.adam(0.1).epsilon(0),
                        "adam: epsilon must be above 0, but was 0.0. Write e.g. adam(1e-3).epsilon(1e-7)."),
                refusal(
                        () -> Optimizer.adadelta(1).rho(-0.1),
                        "adadelta: rho must be at least 0 and below 1, but was -0.1. "
                                + "Write e.g. rmsProp(1e-3).rho(0.9)."),
                refusal(
                        () -> Optimizer.adam(1e-3).clipNorm(0),
                        "adam: clipNorm must be above 0, but was 0.0. Write e.g. adam(1e-3).clipNorm(1)."),
                refusal(
                        () -> Optimizer.sgd(1e-3).clipValue(-1),
                        "sgd: clipValue must be above 0, but was -1.0. Write e.g. sgd(1e-3).clipValue(1)."),
                refusal(
                        () -> Optimizer.sgd(1e-3).clipNorm(1).clipValue(1),
                        "sgd: clipNorm and clipValue exclude each other. Keep one."),
                refusal(
                        () -> Optimizer.adam(1e-3).accumulate(0),
                        "adam: accumulate must be at least 1, but was 0. Write e.g. adam(1e-3).accumulate(4)."),
                refusal(
                        () -> Optimizer.lion(1e-4).centered(),
                        "lion: centered belongs to rmsProp. Write e.g. rmsProp(1e-3).centered(); "
                                + "lion has betas and weightDecay."));
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
        assertThat(Optimizer.adamW(1e-3)).hasToString("adamW(0.001)");
        assertThat(Optimizer.adamW(1e-3).weightDecay(0.05)).hasToString("adamW(0.001).weightDecay(0.05)");
        assertThat(Optimizer.rmsProp(0.01).centered().momentum(0.9).rho(0.9))
                .hasToString("rmsProp(0.01).momentum(0.9).rho(0.9).centered()");
        assertThat(Optimizer.nadam(0.002).momentumDecay(0.1).betas(0.8, 0.99))
                .hasToString("nadam(0.002).betas(0.8, 0.99).momentumDecay(0.1)");
        assertThat(Optimizer.adagrad(0.01).initialAccumulator(0.1).epsilon(1e-7))
                .hasToString("adagrad(0.01).initialAccumulator(0.1).epsilon(1.0E-7)");
        assertThat(Optimizer.adadelta(1)).hasToString("adadelta(1.0)");
        assertThat(Optimizer.nadam(0.002).clipNorm(1).accumulate(4))
                .hasToString("nadam(0.002).clipNorm(1.0).accumulate(4)");
        assertThat(Optimizer.adam(0.002).clipValue(0.5)).hasToString("adam(0.002).clipValue(0.5)");
        assertThat(Optimizer.lion(1e-4)).hasToString("lion(1.0E-4)");
    }

    @Test
    void options_leave_the_first_optimizer_as_it_was() {
        Optimizer plain = Optimizer.sgd(0.1);
        assertThat(plain.momentum(0.9).learningRate()).isEqualTo(0.1);

        assertThat(plain).hasToString("sgd(0.1)");
    }
}
