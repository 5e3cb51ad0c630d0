package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.graph.ChannelDropout;
import cortado.graph.Dropout;
import cortado.graph.Input;
import cortado.graph.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The masks of dropout while training: shares, scale and independence. */
class DropoutTest {
    private static final int ROWS = 200;
    private static final int COLUMNS = 500;

    /** Returns what two dropouts of the same rate, both of a matrix of ones, give with each key: first and second mask. */
    private static List<float[][]> masks(double rate, int... keys) {
        return masks(Shape.of(COLUMNS), x -> Tensor.of(new Dropout(x, rate)), keys);
    }

    private static List<float[][]> masks(Shape shape, UnaryOperator<Tensor> dropout, int... keys) {
        Tensor x = Tensor.of(new Input(shape));
        GraphPrinter printer = new GraphPrinter(new Attributes(List.of()), true);
        printer.bind(x, "x");
        String first = printer.print(dropout.apply(x));
        String second = printer.print(dropout.apply(x));
        List<String> lines = new ArrayList<>(List.of("key = int(torch.select(k, 0, 0))"));
        lines.addAll(printer.lines());
        lines.add("return [" + first + ", " + second + "]");
        ScriptModule module = new ScriptModule();
        Scripts.addDrop(module);
        Scripts.addForward(module, new GraphPrinter(new Attributes(List.of()), false), List.of(x), List.of(x));
        module.addMethod("masks(self, x: Tensor, k: Tensor) -> List[Tensor]", lines);
        float[] ones = new float[ROWS * (int) shape.size()];
        Arrays.fill(ones, 1);
        List<float[][]> masks = new ArrayList<>();
        try (Program program = new Program(module, ai.djl.Device.cpu());
                NDArray features = Native.features(program.manager(), FloatBuffer.wrap(ones), x.shape())) {
            for (int key : keys) {
                try (NDArray k = program.manager().create(new double[] {key});
                        NDList results = program.call("masks", features, k)) {
                    masks.add(new float[][] {
                        results.get(0).toFloatArray(), results.get(1).toFloatArray()
                    });
                }
            }
        }
        return masks;
    }

    private static double zeros(float[] mask, int from, int step, int count) {
        int zeros = 0;
        for (int i = 0; i < count; i++) {
            zeros += mask[from + i * step] == 0 ? 1 : 0;
        }
        return (double) zeros / count;
    }

    /** Returns how many standard deviations the number of equal fates is away from that of independent masks. */
    private static double dependence(float[] a, int fromA, float[] b, int fromB, double rate) {
        int count = Math.min(a.length - fromA, b.length - fromB);
        int equal = 0;
        for (int i = 0; i < count; i++) {
            equal += (a[fromA + i] == 0) == (b[fromB + i] == 0) ? 1 : 0;
        }
        double share = rate * rate + (1 - rate) * (1 - rate);
        return (equal - count * share) / Math.sqrt(count * share * (1 - share));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.3, 0.5, 0.9, 0.999})
    void the_share_of_zeros_is_the_rate_and_the_rest_is_scaled(double rate) {
        for (float[][] pair : masks(rate, 0, 1, 123_456_789, Translations.MAX_KEY)) {
            for (float[] mask : pair) {
                double spread = Math.sqrt(rate * (1 - rate) / mask.length);
                assertThat(zeros(mask, 0, 1, mask.length)).isCloseTo(rate, within(5 * spread));
                for (float value : mask) {
                    assertThat(value == 0 || Math.abs(value * (1 - rate) - 1) < 1e-6)
                            .as("%s", value)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void every_row_and_every_column_has_its_share_of_zeros() {
        float[] mask = masks(0.5, 7).get(0)[0];

        for (int row = 0; row < ROWS; row++) {
            assertThat(zeros(mask, row * COLUMNS, 1, COLUMNS)).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / COLUMNS)));
        }
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(zeros(mask, column, COLUMNS, ROWS)).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / ROWS)));
        }
    }

    @Test
    void the_same_key_gives_the_same_masks() {
        List<float[][]> masks = masks(0.3, 99, 99);

        assertThat(masks.get(0)).isDeepEqualTo(masks.get(1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.3, 0.5})
    void masks_of_other_steps_other_layers_and_neighbors_are_independent(double rate) {
        // As a training loop draws them.
        int[] keys = IntStream.range(0, 12)
                .map(step -> (int) (new Seed(1).child("dropout").child(step).value() & Translations.MAX_KEY))
                .toArray();
        List<float[]> masks = masks(rate, keys).stream().flatMap(Arrays::stream).toList();

        for (int i = 0; i < masks.size(); i++) {
            for (int shift : new int[] {1, 2, 64, COLUMNS}) {
                assertThat(dependence(masks.get(i), shift, masks.get(i), 0, rate))
                        .as("mask %d against itself shifted by %d", i, shift)
                        .isBetween(-5.0, 5.0);
            }
            for (int j = 0; j < i; j++) {
                assertThat(dependence(masks.get(i), 0, masks.get(j), 0, rate))
                        .as("masks %d and %d", i, j)
                        .isBetween(-5.0, 5.0);
                assertThat(dependence(masks.get(i), 1, masks.get(j), 0, rate))
                        .as("masks %d and %d, shifted", i, j)
                        .isBetween(-5.0, 5.0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.8})
    void spatial_dropout_zeroes_whole_channels_at_its_rate(double rate) {
        int channels = 50;
        for (float[] mask : masks(Shape.of(channels, 2, 3), x -> Tensor.of(new ChannelDropout(x, rate)), 5)
                .get(0)) {
            assertThat(zeros(mask, 0, 6, ROWS * channels))
                    .isCloseTo(rate, within(5 * Math.sqrt(rate * (1 - rate) / (ROWS * channels))));
            for (int i = 0; i < mask.length; i++) {
                assertThat(mask[i]).isEqualTo(mask[i - i % 6]);
                assertThat(mask[i] == 0 || Math.abs(mask[i] * (1 - rate) - 1) < 1e-6)
                        .isTrue();
            }
        }
    }

    @Test
    void spatial_dropout_of_a_sequence_zeroes_features_at_all_steps() {
        int steps = 4;
        int features = 25;
        float[] mask = masks(Shape.of(steps, features), x -> Tensor.of(new ChannelDropout(x, 0.5)), 8)
                .get(0)[0];

        int zeros = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int feature = 0; feature < features; feature++) {
                int first = row * steps * features + feature;
                zeros += mask[first] == 0 ? 1 : 0;
                for (int step = 1; step < steps; step++) {
                    assertThat(mask[first + step * features]).isEqualTo(mask[first]);
                }
            }
        }
        assertThat((double) zeros / (ROWS * features)).isCloseTo(0.5, within(5 * Math.sqrt(0.25 / (ROWS * features))));
    }
}
