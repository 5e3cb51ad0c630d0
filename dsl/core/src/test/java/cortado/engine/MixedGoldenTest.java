package cortado.engine;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import cortado.train.Objectives;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Four training steps with products in bfloat16 against PyTorch's, closer than float32 is to them. */
class MixedGoldenTest {
    static Stream<Golden> cases() {
        return Golden.all("mixed", 3);
    }

    private static OptimizerGoldenTest.Run run(Golden golden, long smallestProduct, boolean isMixed) {
        Objective objective = Objectives.of("crossEntropy", GoldenNetworks.of(golden));
        OptimizerGoldenTest.Run run = OptimizerGoldenTest.Run.of(golden, smallestProduct);
        run.steps(isMixed ? objective.mixed() : objective, 0, run.count());
        return run;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void four_steps_end_at_pytorchs_weights_with_its_losses(Golden golden) {
        run(golden, Long.MAX_VALUE, true).assertEnd();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_they_do_where_products_could_be_cut(Golden golden) {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);
        run(golden, 0, true).assertEnd();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void steps_in_float32_end_elsewhere(Golden golden) {
        OptimizerGoldenTest.Run run = run(golden, Long.MAX_VALUE, false);

        assertThatExceptionOfType(AssertionError.class).isThrownBy(run::assertEnd);
    }
}
