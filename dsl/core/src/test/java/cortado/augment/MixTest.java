package cortado.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Seed;
import cortado.base.Shape;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The share by which rows are mixed. */
class MixTest {
    private static final Shape IMAGE = Shape.of(2, 12, 10);

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 1, 3.5})
    void the_share_of_mixup_is_beta_distributed(double alpha) {
        double[] shares = IntStream.range(0, 20_000)
                .mapToDouble(
                        seed -> Mix.up(alpha).mix(new float[1], new float[1], Shape.of(1), new Seed(seed).random()))
                .toArray();
        double mean = Arrays.stream(shares).average().orElseThrow();
        double variance = Arrays.stream(shares)
                .map(share -> (share - mean) * (share - mean))
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0.5, within(0.01));
        assertThat(variance).isCloseTo(1 / (4 * (2 * alpha + 1)), within(0.005));
    }

    @Test
    void mixup_gives_the_share_of_each_number() {
        float[] rows = {1, 2, 3};
        double share = Mix.up(1).mix(rows, new float[] {3, 2, 1}, Shape.of(3), new Seed(4).random());

        assertThat(rows[0]).isCloseTo((float) (share + 3 * (1 - share)), within(1e-6f));
        assertThat(rows[1]).isEqualTo(2, within(1e-6f));
        assertThat(rows[2]).isCloseTo((float) (3 * share + 1 - share), within(1e-6f));
    }

    @Test
    void cutmix_gives_the_share_of_pixels_that_stay_in_one_rectangle_of_all_images() {
        for (int seed = 0; seed < 300; seed++) {
            float[] rows = new float[2 * 240];
            float[] partners = new float[2 * 240];
            Arrays.fill(partners, 1);
            double share = Mix.cut(1).mix(rows, partners, IMAGE, new Seed(seed).random());
            long taken = IntStream.range(0, 480).filter(i -> rows[i] == 1).count();

            assertThat(taken).isEqualTo(Math.round(480 * (1 - share)));
            assertThat(Arrays.copyOf(rows, 120)).isEqualTo(Arrays.copyOfRange(rows, 360, 480));
        }
    }
}
