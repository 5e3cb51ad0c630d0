package cortado.engine;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ten training steps of layers with penalties and limits against PyTorch. */
class RegularizerGoldenTest {
    static Stream<Golden> cases() {
        return Golden.all("regularizer", 6);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ten_steps_end_at_pytorchs_weights_with_its_losses(Golden golden) {
        OptimizerGoldenTest.assertSteps(golden, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_they_do_when_every_product_is_cut_out_of_autograd(Golden golden) {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);
        OptimizerGoldenTest.assertSteps(golden, 0);
    }
}
