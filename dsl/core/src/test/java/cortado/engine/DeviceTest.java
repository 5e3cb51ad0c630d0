package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Problems;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeviceTest {
    static Stream<Arguments> absent() {
        String none = ": no GPU was found. It takes an NVIDIA driver and DJL's CUDA libraries, see 'cortado doctor';"
                + " or use device(cpu())";
        return Stream.of(
                Arguments.of(Device.gpu(), 0, "fit: device(gpu())" + none),
                Arguments.of(Device.gpu(2), 0, "fit: device(gpu(2))" + none),
                Arguments.of(Device.gpus(2), 0, "fit: device(gpus(2))" + none),
                Arguments.of(
                        Device.gpus(2),
                        1,
                        "fit: device(gpus(2)): there is 1 GPU. Use device(gpu(0)) or device(gpus(1))"),
                Arguments.of(
                        Device.gpu(2),
                        2,
                        "fit: device(gpu(2)): there are 2 GPUs. Use device(gpu(1)) or device(gpus(2))"));
    }

    @ParameterizedTest
    @MethodSource("absent")
    void a_graphics_card_that_is_not_there_is_refused(Device device, int gpus, String message) {
        Problems problems = Problems.in("fit");
        device.check(gpus, problems);

        assertThatIllegalArgumentException().isThrownBy(problems::throwIfAny).withMessage(message);
    }

    @Test
    void what_is_there_is_taken() {
        Problems problems = Problems.in("fit");
        Device.cpus(8).check(0, problems);
        Device.ANY.check(0, problems);
        Device.gpu(1).check(2, problems);
        Device.gpus(2).check(2, problems);

        assertThat(problems.count()).isZero();
    }

    @Test
    void numbers_that_cannot_be_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.cpus(0))
                .withMessage("cpus: the number of workers must be at least 1, but was 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.gpu(-1))
                .withMessage("gpu: the number must be at least 0, but was -1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Device.gpus(0))
                .withMessage("gpus: the number must be at least 1, but was 0.");
    }

    @Test
    void a_device_is_written_as_its_factory() {
        assertThat(Device.cpu())
                .hasToString("cpu()")
                .isEqualTo(Device.cpus(1))
                .isEqualTo(Device.cpus(3).one());
        assertThat(Device.cpus(3)).hasToString("cpus(3)").isNotEqualTo(Device.gpus(3));
        assertThat(Device.gpu(0)).hasToString("gpu()").hasSameHashCodeAs(Device.gpu());
        assertThat(Device.gpu(1)).hasToString("gpu(1)");
        assertThat(Device.gpus(2)).hasToString("gpus(2)");
    }
}
