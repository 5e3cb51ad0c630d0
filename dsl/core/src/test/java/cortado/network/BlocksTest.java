package cortado.network;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.concat;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.globalAvgPool2d;
import static cortado.Cortado.input;
import static cortado.Cortado.inputs;
import static cortado.Cortado.layer;
import static cortado.Cortado.lstm;
import static cortado.Cortado.network;
import static cortado.Cortado.outputs;
import static cortado.Cortado.repeat;
import static cortado.Cortado.residual;
import static cortado.Cortado.sequential;
import static cortado.Cortado.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.layer.Layer;
import cortado.train.Model;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers made of layers: residual and repeated blocks. */
class BlocksTest {
    private static Layer projected() {
        return residual(conv2d(8, 3).stride(2).samePadding().withoutBias(), batchNorm())
                .shortcut(conv2d(8, 1).stride(2).withoutBias())
                .relu();
    }

    private static Network small() {
        return sequential(
                input(4, 6, 6),
                residual(conv2d(4, 3).samePadding().relu(), conv2d(4, 3).samePadding()),
                projected(),
                globalAvgPool2d(),
                dense(2));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private static Stream<String> parameters(Network network) {
        return network.graph().parameters().stream().map(parameter -> parameter.name());
    }

    /** 2 (4 * 9 * 4 + 4) = 296; 8 * 9 * 4 + 2 * 16 + 8 * 4 = 352; 8 * 2 + 2 = 18. */
    @Test
    void a_summary_shows_a_block_as_one_row() {
        assertThat(small().summary().display().text().lines().map(String::stripTrailing))
                .containsExactly(
                        "layer              settings                            output        parameters",
                        "─".repeat(79),
                        "input                                                  (N, 4, 6, 6)           0",
                        "residual_1         2 layers                            (N, 4, 6, 6)         296",
                        "residual_2         2 layers, shortcut of conv2d, relu  (N, 8, 3, 3)         352",
                        "globalAvgPool2d_1                                      (N, 8)                 0",
                        "dense_1            2                                   (N, 2)                18",
                        "total 666 parameters, 16 of them running statistics");
    }

    @Test
    void an_expanded_summary_shows_the_layers_inside() {
        assertThat(small().summary().expanded().display().text().lines().map(String::stripTrailing))
                .containsExactly(
                        "layer                   settings                              output        parameters",
                        "─".repeat(86),
                        "input                                                         (N, 4, 6, 6)           0",
                        "residual_1              2 layers                              (N, 4, 6, 6)         296",
                        "residual_1.conv2d_1     4, kernel 3, same, relu               (N, 4, 6, 6)         148",
                        "residual_1.conv2d_2     4, kernel 3, same                     (N, 4, 6, 6)         148",
                        "residual_2              2 layers, shortcut of conv2d, relu    (N, 8, 3, 3)         352",
                        "residual_2.conv2d_1     8, kernel 3, stride 2, same, no bias  (N, 8, 3, 3)         288",
                        "residual_2.batchNorm_1                                        (N, 8, 3, 3)          32",
                        "residual_2.conv2d_2     8, kernel 1, stride 2, no bias        (N, 8, 3, 3)          32",
                        "globalAvgPool2d_1                                             (N, 8)                 0",
                        "dense_1                 2                                     (N, 2)                18",
                        "total 666 parameters, 16 of them running statistics");
    }

    @Test
    void arrays_are_named_after_the_block_and_the_layer() {
        assertThat(parameters(small()))
                .containsExactly(
                        "residual_1.conv2d_1.weight",
                        "residual_1.conv2d_1.bias",
                        "residual_1.conv2d_2.weight",
                        "residual_1.conv2d_2.bias",
                        "residual_2.conv2d_1.weight",
                        "residual_2.batchNorm_1.weight",
                        "residual_2.batchNorm_1.bias",
                        "residual_2.conv2d_2.weight",
                        "dense_1.weight",
                        "dense_1.bias");
        assertThat(small().summary().parameters("residual_2.batchNorm_1")).isEqualTo(32);
    }

    @Test
    void copies_have_weights_of_their_own() {
        Network network = sequential(
                input(5),
                repeat(3, dense(5).relu(), residual(dense(5).named("inner"))).named("body"),
                dense(2));

        assertThat(parameters(network))
                .startsWith(
                        "body.dense_1.weight",
                        "body.dense_1.bias",
                        "body.residual_1.inner.weight",
                        "body.residual_1.inner.bias",
                        "body.dense_2.weight")
                .hasSize(14);
        assertThat(network.summary().parameters()).isEqualTo(6 * 30 + 12);
        assertThat(network.stages().get(0).settings()).isEqualTo("3 x 2 layers");
    }

    @Test
    void layers_of_ones_own_can_hold_layers() {
        Network network = sequential(
                input(4),
                layer("gated", (x, w) -> w.apply(dense(4), x).times(w.apply(dense(4).sigmoid(), x))),
                dense(1));

        assertThat(parameters(network))
                .startsWith("gated_1.dense_1.weight", "gated_1.dense_1.bias", "gated_1.dense_2.weight");
        assertThat(network.stages().get(0).parts())
                .extracting(Stage::name, Stage::settings)
                .containsExactly(tuple("gated_1.dense_1", "4"), tuple("gated_1.dense_2", "4, sigmoid"));
    }

    @Test
    void shared_blocks_have_one_set_of_weights() {
        var left = input(4);
        var right = input(4);
        var side = shared(residual(dense(4).relu()));
        var network = network(
                inputs(left, right),
                outputs(concat(left.then(side), right.then(side)).then(dense(1))));

        assertThat(parameters(network))
                .containsExactly(
                        "residual_1.dense_1.weight", "residual_1.dense_1.bias", "dense_1.weight", "dense_1.bias");
        assertThat(network.summary().display().text().lines().map(String::stripTrailing))
                .contains(
                        "residual_1    dense     input_1                   (N, 4)          20",
                        "residual_1@2  dense     input_2                   (N, 4)           0");
    }

    @Test
    void blocks_and_layers_inside_can_be_frozen() {
        Network network = small().freeze("residual_1", "residual_2.batchNorm_1");

        assertThat(network.frozenArrays())
                .containsExactly(
                        "residual_1.conv2d_1.weight",
                        "residual_1.conv2d_1.bias",
                        "residual_1.conv2d_2.weight",
                        "residual_1.conv2d_2.bias",
                        "residual_2.batchNorm_1.weight",
                        "residual_2.batchNorm_1.bias",
                        "residual_2.batchNorm_1.runningMean",
                        "residual_2.batchNorm_1.runningVar");
        assertThat(network.unfreeze("residual_1").unfreeze("residual_2").frozenArrays())
                .isEmpty();
        assertThat(sequential(input(4), residual(dense(4).frozen()), dense(2)).frozenArrays())
                .containsExactly("residual_1.dense_1.weight", "residual_1.dense_1.bias");
        assertThat(sequential(input(4), residual(dense(4)).frozen(), dense(2)).frozenArrays())
                .containsExactly("residual_1.dense_1.weight", "residual_1.dense_1.bias");
    }

    @Test
    void a_saved_model_keeps_its_blocks(@TempDir Path folder) {
        Dataset data = Dataset.of(new float[][] {{0, 1}, {1, 0}, {1, 1}, {0, 0}}, new int[] {1, 1, 0, 0});
        Model model = sequential(input(2), residual(dense(2).relu()), repeat(2, dense(4).tanh()), dense(2))
                .compile(adam(0.1), crossEntropy())
                .epochs(2)
                .quiet()
                .fit(data);
        model.save(folder.resolve("blocks"));

        Model again = Model.load(folder.resolve("blocks"));

        assertThat(again.predict(data)).isEqualTo(model.predict(data));
        assertThat(again.network().summary().expanded().display().text())
                .isEqualTo(model.network().summary().expanded().display().text());
    }

    @Test
    void shapes_that_cannot_be_added_are_told_with_a_projection() {
        refuses(() -> sequential(input(4, 6, 6), residual(conv2d(8, 3).stride(2).samePadding())), """
                layer 1 (residual) cannot follow the input (N, 4, 6, 6): its layers give (N, 8, 3, 3), but the shortcut \
                (N, 4, 6, 6), and only equal shapes can be added.
                  Add a projection, e.g. .shortcut(conv2d(8, 1).stride(2)).""");
        refuses(() -> sequential(input(4, 6, 6), residual(conv2d(4, 3))), """
                layer 1 (residual) cannot follow the input (N, 4, 6, 6): its layers give (N, 4, 4, 4), but the shortcut \
                (N, 4, 6, 6), and only equal shapes can be added.
                  Keep the size with samePadding(), or let a shortcut(...) end with the same shape.""");
        refuses(() -> sequential(input(4), residual(dense(8).relu(), dense(6))), """
                layer 1 (residual) cannot follow the input (N, 4): its layers give (N, 6), but the shortcut (N, 4), and only \
                equal shapes can be added.
                  Let the layers end with 4 features, or add .shortcut(dense(6)).""");
        refuses(() -> sequential(input(4), residual(dense(8)).shortcut(dense(6))), """
                layer 1 (residual) cannot follow the input (N, 4): its layers give (N, 8), but the shortcut (N, 6), and only \
                equal shapes can be added.
                  Let both ways end with the same shape.""");
        refuses(() -> sequential(input(5, 4), residual(lstm(4).sequences(), lstm(4))), """
                layer 1 (residual) cannot follow the input (N, 5, 4): its layers give (N, 4), but the shortcut (N, 5, 4), and \
                only equal shapes can be added.
                  Let both ways end with the same shape.""");
    }

    @Test
    void a_layer_inside_that_cannot_follow_is_named() {
        refuses(() -> sequential(input(1, 8, 8), conv2d(4, 3), residual(conv2d(4, 3), dense(3).named("head"))), """
                layer 2 (residual) cannot follow layer 1 (conv2d, output (N, 4, 6, 6)): inside it, layer 2 (dense 'head') cannot \
                follow layer 1 (conv2d, output (N, 4, 4, 4)): dense needs rank 2.
                  Insert flatten() (64 features) or a global pooling layer before it.""");
        refuses(() -> sequential(input(4), repeat(2, residual(conv2d(4, 3)))), """
                layer 1 (repeat) cannot follow the input (N, 4): inside it, layer 1 (residual) cannot follow (N, 4): inside it, \
                layer 1 (conv2d) cannot follow (N, 4): conv2d needs images (N, channels, height, width).
                  Put it before flatten(), or start with input(channels, height, width).""");
    }

    @Test
    void wrong_settings_are_refused() {
        refuses(
                () -> assertThat(residual()).isNull(),
                "residual: at least one layer is needed. Pass what is added to the input, e.g. residual(dense(64).relu(),"
                        + " dense(64)).");
        refuses(
                () -> assertThat(repeat(0, flatten())).isNull(),
                "repeat: times must be at least 1, but was 0. Pass how often and what, e.g. repeat(3, dense(64).relu()).");
        refuses(
                () -> assertThat(repeat(2)).isNull(),
                "repeat: at least one layer is needed. Pass how often and what, e.g. repeat(3, dense(64).relu()).");
        refuses(
                () -> assertThat(repeat(2, dense(4).named("a"))).isNull(),
                "repeat: a layer inside is named 'a', but each copy needs a name of its own. Leave named(...) out; copies are"
                        + " numbered.");
        refuses(
                () -> sequential(input(4), residual(dense(4).named("a"), dense(4).named("a"))),
                "layer 'residual_1': the name 'a' is given twice inside it. Give each layer inside a name of its own, or"
                        + " none.");
        refuses(
                () -> sequential(input(4), residual(batchNorm().l2(0.1))),
                "layer 'residual_1': inside it, layer 1 (batchNorm): it has no kernel for l2 0.1. Give this to a layer that"
                        + " has one, e.g. dense or conv2d.");
        refuses(
                () -> sequential(input(4), residual(dense(4)).l2(0.1)),
                "layer 1 (residual): it has no kernel for l2 0.1. Give this to a layer that has one, e.g. dense or conv2d.");
    }

    @Test
    void a_block_has_the_shape_of_its_last_layer() {
        assertThat(small().stages().get(1).output().shape()).isEqualTo(Shape.of(8, 3, 3));
    }
}
