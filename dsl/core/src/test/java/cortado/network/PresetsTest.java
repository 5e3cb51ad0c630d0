package cortado.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

/** Parameter counts of the networks of the literature. */
class PresetsTest {
    /** Dive into Deep Learning, section 7.6, layer by layer: 156 + 2,416 + 48,120 + 10,164 + 850. */
    @Test
    void lenet_5_has_61706_parameters() {
        Summary summary = Presets.leNet5(10).summary();

        assertThat(summary.parameters()).isEqualTo(61_706);
        assertThat(summary.parameters("conv2d_1")).isEqualTo(156);
        assertThat(summary.parameters("conv2d_2")).isEqualTo(2_416);
        assertThat(summary.parameters("dense_1")).isEqualTo(48_120);
        assertThat(summary.parameters("dense_2")).isEqualTo(10_164);
        assertThat(summary.parameters("dense_3")).isEqualTo(850);
    }

    /** keras.applications.VGG16: 138,357,544 with the top, 14,714,688 without; torchvision's vgg16 has as many. */
    @Test
    void vgg16_has_138357544_parameters() {
        Network network = Presets.vgg16(1000);
        Summary summary = network.summary();

        assertThat(summary.parameters()).isEqualTo(138_357_544);
        assertThat(network.stages().stream()
                        .filter(stage -> stage.kind().equals("conv2d"))
                        .mapToLong(stage -> summary.parameters(stage.name()))
                        .sum())
                .isEqualTo(14_714_688);
        assertThat(network.stages().stream().filter(stage -> stage.kind().equals("conv2d")))
                .hasSize(13);
        assertThat(summary.parameters("dense_1")).isEqualTo(102_764_544);
    }

    @Test
    void no_class_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.vgg16(0))
                .withMessage("vgg16: classes must be at least 1, but was 0. Pass e.g. vgg16(10).");
    }
}
