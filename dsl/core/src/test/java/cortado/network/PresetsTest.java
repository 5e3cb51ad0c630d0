package cortado.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Shape;
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

    /** torchvision's tables; the parameters of its batch normalizations are twice their channels, and so are the statistics. */
    @Test
    void networks_of_residual_blocks_have_as_many_parameters_as_torchvisions() {
        assertThat(Presets.resNet18(1000).summary().trainableParameters()).isEqualTo(11_689_512);
        assertThat(Presets.resNet50(1000).summary().trainableParameters()).isEqualTo(25_557_032);
        assertThat(Presets.mobileNetV2(1000).summary().trainableParameters()).isEqualTo(3_504_872);
    }

    /** keras.applications: ResNet50 has biases, 25,636,712 in all; MobileNetV2 has 3,538,984, 34,112 of them statistics. */
    @Test
    void mobile_net_has_as_many_statistics_as_in_keras() {
        Summary summary = Presets.mobileNetV2(1000).summary();

        assertThat(summary.parameters()).isEqualTo(3_538_984);
        assertThat(summary.nonTrainableParameters()).isEqualTo(34_112);
    }

    /** Rows of tokens, filters over 3, 4 and 5 of them with biases, classes; the paper's sizes. */
    @Test
    void the_network_for_sentences_has_the_papers_sizes() {
        Network network = Presets.textCnn(18_765, 64, 2);

        assertThat(network.summary().parameters())
                .isEqualTo(18_765L * 300 + (3 + 4 + 5) * 300 * 100 + 3 * 100 + 300 * 2 + 2);
        assertThat(network.outputShape()).isEqualTo(Shape.of(2));
    }

    @Test
    void a_summary_of_residual_blocks_fits_on_a_page() {
        assertThat(Presets.resNet18(1000).summary().display().text().lines().map(String::stripTrailing))
                .containsExactly(
                        "layer              settings                                         output             parameters",
                        "─".repeat(97),
                        "input                                                               (N, 3, 224, 224)            0",
                        "conv2d_1           64, kernel 7, stride 2, same, no bias, heNormal  (N, 64, 112, 112)       9,408",
                        "batchNorm_1        relu                                             (N, 64, 112, 112)         256",
                        "maxPool2d_1        3, stride 2, same                                (N, 64, 56, 56)             0",
                        "residual_1         4 layers, relu                                   (N, 64, 56, 56)        74,240",
                        "residual_2         4 layers, relu                                   (N, 64, 56, 56)        74,240",
                        "residual_3         4 layers, shortcut of 2 layers, relu             (N, 128, 28, 28)      230,912",
                        "residual_4         4 layers, relu                                   (N, 128, 28, 28)      295,936",
                        "residual_5         4 layers, shortcut of 2 layers, relu             (N, 256, 14, 14)      920,576",
                        "residual_6         4 layers, relu                                   (N, 256, 14, 14)    1,181,696",
                        "residual_7         4 layers, shortcut of 2 layers, relu             (N, 512, 7, 7)      3,676,160",
                        "residual_8         4 layers, relu                                   (N, 512, 7, 7)      4,722,688",
                        "globalAvgPool2d_1                                                   (N, 512)                    0",
                        "dense_1            1000                                             (N, 1000)             513,000",
                        "total 11,699,112 parameters, 9,600 of them running statistics");
    }

    @Test
    void small_images_fit_the_same_networks() {
        assertThat(Presets.resNet18(InputNode.of(Shape.of(1, 32, 32)), 10).outputShape())
                .isEqualTo(Shape.of(10));
        assertThat(Presets.mobileNetV2(InputNode.of(Shape.of(3, 32, 32)), 10).stages().stream()
                        .filter(stage -> stage.kind().equals("bottleneck"))
                        .map(Stage::settings))
                .hasSize(17)
                .startsWith("16, expansion 1", "24, expansion 6, stride 2", "24, expansion 6");
    }

    @Test
    void no_class_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.vgg16(0))
                .withMessage("vgg16: classes must be at least 1, but was 0. Pass e.g. vgg16(10).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.resNet50(-1))
                .withMessage("resNet50: classes must be at least 1, but was -1. Pass e.g. resNet50(10).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.textCnn(100, 20, 0))
                .withMessage("textCnn: classes must be at least 1, but was 0. Pass e.g. textCnn(20_000, 100, 2).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.textCnn(0, 20, 2))
                .withMessage(
                        "embedding: vocabulary must be at least 1, but was 0. Pass the number of tokens and the width,"
                                + " e.g. embedding(10_000, 64).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.mobileNetV2(InputNode.of(Shape.of(40)), 2))
                .withMessage(
                        "layer 1 (conv2d) cannot follow the input (N, 40): conv2d needs images (N, channels, height, width).\n"
                                + "  Put it before flatten(), or start with input(channels, height, width).");
    }
}
