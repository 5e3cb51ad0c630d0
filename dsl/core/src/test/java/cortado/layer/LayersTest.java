package cortado.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayersTest {
    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        () -> Layers.dense(0),
                        "dense: units must be at least 1, but was 0. Pass the output width, e.g. dense(64)."),
                refusal(
                        () -> Layers.conv2d(0, 3),
                        "conv2d: filters must be at least 1, but was 0. Pass filters and kernel, e.g. conv2d(32, 3)."),
                refusal(
                        () -> Layers.conv2d(32, -1),
                        "conv2d: kernel must be at least 1, but was -1. Pass filters and kernel, e.g. conv2d(32, 3)."),
                refusal(
                        () -> Layers.conv2d(32, 3).stride(0),
                        "conv2d: stride must be at least 1, but was 0. Pass the step in pixels, e.g. conv2d(32, 3).stride(2)."),
                refusal(
                        () -> Layers.conv2d(32, 3).dilation(0),
                        "conv2d: dilation must be at least 1, but was 0. "
                                + "Pass the distance of the values that a window takes, e.g. conv2d(32, 3).dilation(2)."),
                refusal(
                        () -> Layers.conv2d(32, 3).groups(0),
                        "conv2d: groups must be at least 1, but was 0. "
                                + "Pass the number of parts, e.g. conv2d(32, 3).groups(4)."),
                refusal(
                        () -> Layers.conv2d(32, 3).groups(5),
                        "conv2d: groups must divide the number of filters, 32, but was 5. "
                                + "Pass the number of parts, e.g. conv2d(32, 3).groups(4)."),
                refusal(
                        () -> Layers.depthwiseConv2d(0),
                        "depthwiseConv2d: kernel must be at least 1, but was 0. Pass the kernel, e.g. depthwiseConv2d(3)."),
                refusal(
                        () -> Layers.depthwiseConv2d(3).multiplier(0),
                        "depthwiseConv2d: multiplier must be at least 1, but was 0. "
                                + "Pass the number of filters for each channel, e.g. depthwiseConv2d(3).multiplier(2)."),
                refusal(
                        () -> Layers.separableConv2d(8, 3).stride(-2),
                        "separableConv2d: stride must be at least 1, but was -2. "
                                + "Pass the step in pixels, e.g. separableConv2d(32, 3).stride(2)."),
                refusal(
                        () -> Layers.separableConv2d(8, 3).multiplier(0),
                        "separableConv2d: multiplier must be at least 1, but was 0. Pass the number of channels in between "
                                + "for each channel, e.g. separableConv2d(32, 3).multiplier(2)."),
                refusal(
                        () -> Layers.convTranspose2d(8, 3).outputPadding(1),
                        "convTranspose2d: outputPadding must be at least 0 and below stride or dilation, here at most 0, "
                                + "but was 1. Set the stride first, e.g. convTranspose2d(32, 3).stride(2).outputPadding(1)."),
                refusal(
                        () -> Layers.convTranspose2d(8, 3).padding(-1),
                        "convTranspose2d: padding must be at least 0, but was -1. "
                                + "Pass the pixels to cut off on each side, e.g. convTranspose2d(32, 3).padding(1)."),
                refusal(
                        () -> Layers.convTranspose2d(8, 3)
                                .stride(2)
                                .outputPadding(1)
                                .samePadding(),
                        "convTranspose2d: padding and outputPadding have no place beside samePadding(), which chooses both. "
                                + "Leave it or them out."),
                refusal(
                        () -> Layers.convTranspose2d(8, 3).maxNorm(3),
                        "convTranspose2d: maxNorm cannot be kept here, since the weights of one output lie apart. "
                                + "Use l2(1e-4) instead."),
                refusal(
                        () -> Layers.maxPool2d(0),
                        "maxPool2d: size must be at least 1, but was 0. Pass the window's side in pixels, e.g. maxPool2d(2)."),
                refusal(
                        () -> Layers.avgPool2d(3).stride(0),
                        "avgPool2d: stride must be at least 1, but was 0. "
                                + "Pass the step in pixels, e.g. avgPool2d(3).stride(2)."),
                refusal(
                        () -> Layers.dense(4).l1(-1),
                        "dense: l1 must be at least 0 and finite, but was -1.0. Pass e.g. l1(0.01)."),
                refusal(
                        () -> Layers.conv2d(4, 3).named("c").l2(Double.NaN),
                        "conv2d 'c': l2 must be at least 0 and finite, but was NaN. Pass e.g. l2(1e-4)."),
                refusal(
                        () -> Layers.dense(4).elastic(0.1, Double.POSITIVE_INFINITY),
                        "dense: l2 must be at least 0 and finite, but was Infinity. Pass e.g. l2(1e-4)."),
                refusal(
                        () -> Layers.dense(4).maxNorm(0),
                        "dense: maxNorm must be above 0 and finite, but was 0.0. Pass the largest norm, e.g. maxNorm(3)."),
                refusal(
                        () -> Layers.conv1d(8, 3).dilation(-1),
                        "conv1d: dilation must be at least 1, but was -1. "
                                + "Pass the distance of the values that a window takes, e.g. conv1d(32, 3).dilation(2)."),
                refusal(
                        () -> Layers.conv1d(8, 3).stride(0),
                        "conv1d: stride must be at least 1, but was 0. Pass the step, e.g. conv1d(32, 3).stride(2)."),
                refusal(
                        () -> Layers.conv1d(8, 3).groups(3),
                        "conv1d: groups must divide the number of filters, 8, but was 3. "
                                + "Pass the number of parts, e.g. conv1d(32, 3).groups(4)."),
                refusal(
                        () -> Layers.maxPool1d(0),
                        "maxPool1d: size must be at least 1, but was 0. Pass the window's length in steps, e.g. maxPool1d(2)."),
                refusal(
                        () -> Layers.avgPool1d(2).stride(-1),
                        "avgPool1d: stride must be at least 1, but was -1. Pass the step, e.g. avgPool1d(3).stride(2)."),
                refusal(
                        () -> Layers.groupNorm(0),
                        "groupNorm: groups must be at least 1, but was 0. Pass the number of groups of channels, e.g. groupNorm(8)."),
                refusal(
                        () -> Layers.spatialDropout(1),
                        "spatialDropout: rate must be at least 0 and below 1, but was 1.0. "
                                + "Pass the share of channels to zero, e.g. spatialDropout(0.2)."),
                refusal(
                        () -> Layers.upsample(0),
                        "upsample: scale must be at least 1, but was 0. Pass how many times as high and wide, e.g. upsample(2)."),
                refusal(
                        () -> Layers.reshape(3, 0),
                        "reshape: dimensions must be at least 1, one of them -1 if it follows from the others, but were (3, 0). "
                                + "Leave out the batch dimension, e.g. reshape(1, 28, 28)."),
                refusal(
                        () -> Layers.reshape(-1, 2, -1).named("r"),
                        "reshape: dimensions must be at least 1, one of them -1 if it follows from the others, "
                                + "but were (-1, 2, -1). Leave out the batch dimension, e.g. reshape(1, 28, 28)."),
                refusal(
                        () -> Layers.leakyRelu(-0.1),
                        "leakyRelu: slope must be at least 0 and at most 1, but was -0.1. "
                                + "Pass the slope of negative values, e.g. leakyRelu(0.1)."),
                refusal(
                        () -> Layers.dense(4).leakyRelu(Double.NaN),
                        "leakyRelu: slope must be at least 0 and at most 1, but was NaN. "
                                + "Pass the slope of negative values, e.g. leakyRelu(0.1)."),
                refusal(
                        () -> Layers.dense(4).elu(0),
                        "elu: alpha must be above 0 and finite, but was 0.0. "
                                + "Pass the size of the most negative value, e.g. elu(1)."),
                refusal(
                        () -> Layers.dense(4).named("2nd"),
                        "dense: a layer's name must be a letter followed by letters, digits or _, but was '2nd'."));
    }

    private static Arguments refusal(Supplier<Layer> call, String message) {
        return Arguments.of(call, message);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_wrong_setting_is_refused_where_it_is_written(Supplier<Layer> call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::get).withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, 1.5, Double.NaN, Double.POSITIVE_INFINITY})
    void a_dropout_rate_out_of_range_is_refused(double rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Layers.dropout(rate))
                .withMessage("dropout: rate must be at least 0 and below 1, but was " + rate
                        + ". Pass the share of values to zero, e.g. dropout(0.3).");
    }

    @Test
    void options_return_a_new_layer_and_leave_the_first_as_it_was() {
        Layer plain = Layers.dense(4);
        Layer changed = plain.relu().named("head");

        assertThat(plain).isEqualTo(Layers.dense(4));
        assertThat(plain.options()).isEqualTo(LayerOptions.DEFAULT);
        assertThat(changed.options())
                .isEqualTo(LayerOptions.DEFAULT.withName("head").withActivation(Activation.RELU));
        assertThat(changed.kind()).isEqualTo("dense");
    }

    @Test
    void options_of_a_convolution_can_be_given_in_any_order() {
        assertThat(Layers.conv2d(8, 3).stride(2).samePadding().named("c").relu())
                .isEqualTo(Layers.conv2d(8, 3).samePadding().stride(2).relu().named("c"));
    }

    @Test
    void a_second_activation_replaces_the_first() {
        assertThat(Layers.dense(4).relu().tanh()).isEqualTo(Layers.dense(4).tanh());
    }

    @Test
    void a_second_penalty_of_a_kind_replaces_the_first_and_others_stay() {
        assertThat(Layers.dense(4).l1(0.1).l2(0.2).maxNorm(3).l1(0.3))
                .isEqualTo(Layers.dense(4).maxNorm(3).elastic(0.3, 0.2));
        assertThat(Layers.dense(4).l1(0.1).l1(0)).isEqualTo(Layers.dense(4));
    }

    @Test
    void settings_say_what_differs_from_the_default() {
        assertThat(Layers.conv2d(32, 3).settings()).isEqualTo("32, kernel 3");
        assertThat(Layers.conv2d(32, 3).stride(2).samePadding().settings()).isEqualTo("32, kernel 3, stride 2, same");
        assertThat(Layers.conv2d(32, 3).dilation(2).groups(4).withoutBias().settings())
                .isEqualTo("32, kernel 3, dilation 2, groups 4, no bias");
        assertThat(Layers.depthwiseConv2d(3).settings()).isEqualTo("kernel 3");
        assertThat(Layers.depthwiseConv2d(3)
                        .stride(2)
                        .multiplier(2)
                        .withoutBias()
                        .settings())
                .isEqualTo("kernel 3, stride 2, multiplier 2, no bias");
        assertThat(Layers.separableConv2d(8, 3)
                        .samePadding()
                        .multiplier(2)
                        .withoutBias()
                        .settings())
                .isEqualTo("8, kernel 3, same, multiplier 2, no bias");
        assertThat(Layers.convTranspose2d(8, 4).stride(2).samePadding().settings())
                .isEqualTo("8, kernel 4, stride 2, same");
        assertThat(Layers.convTranspose2d(8, 3)
                        .stride(2)
                        .padding(1)
                        .outputPadding(1)
                        .withoutBias()
                        .settings())
                .isEqualTo("8, kernel 3, stride 2, padding 1, output padding 1, no bias");
        assertThat(Layers.maxPool2d(2).samePadding().settings()).isEqualTo("2, same");
        assertThat(Layers.maxPool2d(2).settings()).isEqualTo("2");
        assertThat(Layers.maxPool2d(3).stride(2).settings()).isEqualTo("3, stride 2");
        assertThat(Layers.dropout(0.3).settings()).isEqualTo("0.3");
        assertThat(Layers.flatten().settings()).isEmpty();
        assertThat(Layers.conv1d(8, 3)
                        .stride(2)
                        .dilation(2)
                        .groups(2)
                        .causalPadding()
                        .withoutBias()
                        .settings())
                .isEqualTo("8, kernel 3, stride 2, dilation 2, causal, groups 2, no bias");
        assertThat(Layers.maxPool1d(3).stride(2).samePadding().settings()).isEqualTo("3, stride 2, same");
        assertThat(Layers.upsample(2).bilinear().settings()).isEqualTo("2, bilinear");
        assertThat(Layers.reshape(1, -1, 28).settings()).isEqualTo("1, -1, 28");
        assertThat(Layers.permute(2, 1).settings()).isEqualTo("2, 1");
        assertThat(Layers.groupNorm(4).settings()).isEqualTo("4");
        assertThat(Layers.leakyRelu(0.1).settings()).isEqualTo("0.1");
        assertThat(Layers.elu(1).settings()).isEqualTo("1.0");
        assertThat(Layers.silu().settings()).isEmpty();
        assertThat(Layers.embedding(100, 8).masked().settings()).isEqualTo("100, 8, masked");
        assertThat(Layers.gru(8).settings()).isEqualTo("8");
        assertThat(Layers.lstm(8)
                        .stacked(2)
                        .dropout(0.3)
                        .bidirectional()
                        .sequences()
                        .settings())
                .isEqualTo("8, stacked 2, dropout 0.3, bidirectional, sequences");
        assertThat(Layers.multiHeadAttention(4).causal().dropout(0.1).settings())
                .isEqualTo("4, causal, dropout 0.1");
        assertThat(Layers.transformerEncoder(4, 64).settings()).isEqualTo("4, 64, dropout 0.1");
        assertThat(Layers.transformerEncoder(4, 64)
                        .feedForwardGelu()
                        .preNorm()
                        .causal()
                        .dropout(0)
                        .settings())
                .isEqualTo("4, 64, feed-forward gelu, pre-norm, causal");
    }
}
