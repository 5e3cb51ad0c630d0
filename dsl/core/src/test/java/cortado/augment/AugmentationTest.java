package cortado.augment;

import static cortado.Cortado.contrast;
import static cortado.Cortado.cutout;
import static cortado.Cortado.erase;
import static cortado.Cortado.flipHorizontal;
import static cortado.Cortado.flipVertical;
import static cortado.Cortado.gaussianNoise;
import static cortado.Cortado.paddedCrop;
import static cortado.Cortado.randAugment;
import static cortado.Cortado.resizedCrop;
import static cortado.Cortado.rotationDeg;
import static cortado.Cortado.saturation;
import static cortado.Cortado.shearDeg;
import static cortado.Cortado.shift;
import static cortado.Cortado.sometimes;
import static cortado.Cortado.zoom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Augmentation;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How changes are drawn, joined and refused. */
class AugmentationTest {
    private static final Shape SQUARE = Shape.of(1, 21, 21);
    private static final Shape COLOR = Shape.of(3, 16, 12);

    /** Returns a black image with one white pixel. */
    private static float[] dot(int x, int y) {
        float[] image = new float[21 * 21];
        image[y * 21 + x] = 1;
        return image;
    }

    private static float[] random(Shape shape, long seed) {
        SplittableRandom random = new Seed(seed).random();
        float[] image = new float[(int) shape.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) random.nextDouble();
        }
        return image;
    }

    private static float[] changed(Augmentation change, float[] image, Shape shape, long seed) {
        float[] copy = image.clone();
        change.change(copy, shape, new Seed(seed).random());
        return copy;
    }

    /** Returns the center of brightness, (x, y), from the center of the image. */
    private static double[] center(float[] image) {
        double sum = 0;
        double x = 0;
        double y = 0;
        for (int i = 0; i < image.length; i++) {
            sum += image[i];
            x += image[i] * (i % 21 - 10);
            y += image[i] * (i / 21 - 10);
        }
        return new double[] {x / sum, y / sum};
    }

    @Test
    void a_turn_stays_within_its_degrees_to_both_sides() {
        double[] angles = IntStream.range(0, 400)
                .mapToObj(seed -> center(changed(rotationDeg(30).fill(0), dot(18, 10), SQUARE, seed)))
                .mapToDouble(at -> Math.toDegrees(Math.atan2(at[1], at[0])))
                .toArray();

        assertThat(Arrays.stream(angles).min().orElseThrow()).isBetween(-32.0, -27.0);
        assertThat(Arrays.stream(angles).max().orElseThrow()).isBetween(27.0, 32.0);
        assertThat(Arrays.stream(angles).average().orElseThrow()).isBetween(-3.0, 3.0);
    }

    @Test
    void a_shift_stays_within_its_shares() {
        double[][] places = IntStream.range(0, 400)
                .mapToObj(seed -> center(changed(shift(0.2, 0.1).fill(0), dot(10, 10), SQUARE, seed)))
                .toArray(double[][]::new);

        assertThat(Arrays.stream(places).mapToDouble(at -> at[0]).max().orElseThrow())
                .isBetween(3.9, 4.2);
        assertThat(Arrays.stream(places).mapToDouble(at -> at[1]).min().orElseThrow())
                .isBetween(-2.1, -1.9);
    }

    @Test
    void a_shear_leans_lines_and_keeps_rows() {
        double most = IntStream.range(0, 400)
                .mapToDouble(seed -> center(changed(shearDeg(20).fill(0), dot(10, 2), SQUARE, seed))[0])
                .max()
                .orElseThrow();

        assertThat(most).isCloseTo(8 * Math.tan(Math.toRadians(20)), within(0.2));
        assertThat(center(changed(shearDeg(20).fill(0), dot(10, 2), SQUARE, 1))[1])
                .isCloseTo(-8, within(1e-6));
    }

    @Test
    void a_zoom_moves_pixels_away_from_the_center_or_towards_it() {
        double[] distances = IntStream.range(0, 400)
                .mapToDouble(seed -> center(changed(zoom(0.5).fill(0), dot(16, 10), SQUARE, seed))[0])
                .filter(Double::isFinite)
                .toArray();

        assertThat(Arrays.stream(distances).min().orElseThrow()).isBetween(2.9, 3.3);
        assertThat(Arrays.stream(distances).max().orElseThrow()).isBetween(8.5, 9.2);
    }

    @Test
    void a_flip_happens_to_half_of_the_images_and_nothing_else_does() {
        float[] image = random(COLOR, 1);
        Set<Integer> kinds = new TreeSet<>();
        int[] flips = new int[2];
        for (int seed = 0; seed < 400; seed++) {
            float[] across = changed(flipHorizontal(), image, COLOR, seed);
            float[] upright = changed(flipVertical(), image, COLOR, seed);
            kinds.add(Arrays.hashCode(across));
            kinds.add(Arrays.hashCode(upright));
            flips[0] += Arrays.equals(across, image) ? 0 : 1;
            flips[1] += Arrays.equals(upright, image) ? 0 : 1;
        }

        assertThat(kinds).hasSize(3);
        assertThat(flips[0]).isBetween(160, 240);
        assertThat(flips[1]).isBetween(160, 240);
        assertThat(changed(flipHorizontal(), image, COLOR, 1)[0]).isIn(image[0], image[11]);
    }

    @Test
    void a_padded_crop_is_a_shift_by_whole_pixels() {
        Set<String> places = new TreeSet<>();
        for (int seed = 0; seed < 600; seed++) {
            float[] image = changed(paddedCrop(2), dot(10, 10), SQUARE, seed);
            double[] at = center(image);
            int pixel = (int) Math.round((at[1] + 10) * 21 + at[0] + 10);
            assertThat(image[pixel]).isEqualTo(1);
            places.add(at[0] + " " + at[1]);
        }

        assertThat(places).hasSize(25);
    }

    @Test
    void a_resized_crop_shows_a_part_of_the_image_only() {
        float[] ramp = new float[21 * 21];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = i % 21;
        }
        for (int seed = 0; seed < 200; seed++) {
            float[] part = changed(resizedCrop(0.25), ramp, SQUARE, seed);
            double step = (part[15] - part[5]) / 10;
            // Between a quarter of the area at 3:4 and the whole width.
            assertThat(step).isBetween(Math.sqrt(0.25 * 3 / 4) - 1e-4, 1.0001);
            assertThat(part[20]).isLessThanOrEqualTo(20);
        }
    }

    @Test
    void several_warps_are_one_interpolation() {
        Augmentation joined = rotationDeg(0).then(shift(0, 0)).then(zoom(0)).then(flipHorizontal());
        float[] image = random(COLOR, 2);

        assertThat(joined)
                .isInstanceOf(Warp.class)
                .hasToString("rotationDeg(0.0), shift(0.0, 0.0), zoom(0.0), flipHorizontal()");
        assertThat(changed(joined, image, COLOR, 3))
                .isIn(
                        image,
                        changed(flipHorizontal(), image, COLOR, 1),
                        changed(flipHorizontal(), image, COLOR, 2),
                        changed(flipHorizontal(), image, COLOR, 3),
                        changed(flipHorizontal(), image, COLOR, 4));
        assertThat(rotationDeg(5).then(zoom(0.1).fill(Fill.WRAP))).isNotInstanceOf(Warp.class);
    }

    @Test
    void joined_warps_happen_in_their_order() {
        Affine turn = Warp.turned(21, 21, Math.toRadians(90));
        Affine shift = Affine.translation(-5, 0);
        float[] first = dot(10, 10);
        Sampling.warp(first, SQUARE, turn.then(shift), Fill.CONSTANT, 0);
        float[] second = dot(10, 10);
        Sampling.warp(second, SQUARE, shift.then(turn), Fill.CONSTANT, 0);

        // Turned about the center it stays there, and is then shifted to the right; shifted first, it is turned
        // downwards.
        assertThat(center(first)).containsExactly(new double[] {5, 0}, within(1e-6));
        assertThat(center(second)).containsExactly(new double[] {0, 5}, within(1e-6));
    }

    @Test
    void erasing_blots_out_one_rectangle_of_the_area_that_was_asked_for() {
        float[] white = new float[(int) COLOR.size()];
        Arrays.fill(white, 1);
        int erased = 0;
        for (int seed = 0; seed < 400; seed++) {
            float[] image = changed(erase(0.5, 0.3), white, COLOR, seed);
            double share =
                    IntStream.range(0, image.length).filter(i -> image[i] == 0).count() / (double) image.length;
            erased += share > 0 ? 1 : 0;
            assertThat(share).isBetween(0.0, 0.36);
            assertThat(share == 0 || share > 0.01).isTrue();
        }

        assertThat(erased).isBetween(160, 240);
    }

    @Test
    void a_cutout_is_a_square_around_any_pixel() {
        float[] white = new float[21 * 21];
        Arrays.fill(white, 1);
        long[] sizes = IntStream.range(0, 400)
                .mapToLong(seed -> {
                    float[] image = changed(cutout(6), white, SQUARE, seed);
                    return IntStream.range(0, image.length)
                            .filter(i -> image[i] == 0)
                            .count();
                })
                .toArray();

        assertThat(Arrays.stream(sizes).max().orElseThrow()).isEqualTo(36);
        assertThat(Arrays.stream(sizes).min().orElseThrow()).isBetween(9L, 15L);
    }

    @Test
    void noise_has_its_deviation_and_works_on_rows_of_any_shape() {
        float[] row = new float[20_000];
        new Noise(0.3).change(row, Shape.of(20_000), new Seed(1).random());
        double mean = IntStream.range(0, row.length)
                .mapToDouble(i -> row[i])
                .average()
                .orElseThrow();
        double square = IntStream.range(0, row.length)
                .mapToDouble(i -> row[i] * row[i])
                .average()
                .orElseThrow();

        assertThat(mean).isCloseTo(0, within(0.01));
        assertThat(Math.sqrt(square)).isCloseTo(0.3, within(0.01));
    }

    @Test
    void sometimes_is_as_often_as_it_says() {
        float[] image = random(SQUARE, 1);
        long changed = IntStream.range(0, 1000)
                .filter(seed -> !Arrays.equals(image, changed(sometimes(0.2, gaussianNoise(1)), image, SQUARE, seed)))
                .count();

        assertThat(changed).isBetween(150L, 250L);
    }

    static Stream<Augmentation> ofImages() {
        return Stream.of(
                rotationDeg(30),
                shift(0.2, 0.2).fill(Fill.REFLECT),
                shearDeg(20).fill(Fill.WRAP),
                zoom(0.3).fill(0.5),
                resizedCrop(0.3),
                paddedCrop(4),
                contrast(0.5),
                saturation(0.5),
                cortado.Cortado.hue(0.5),
                cortado.Cortado.brightness(0.5),
                erase(1, 0.5),
                cutout(5),
                randAugment(2, 9),
                randAugment(3, 30));
    }

    @ParameterizedTest
    @MethodSource("ofImages")
    void images_keep_their_range_and_the_seed_draws_them(Augmentation change) {
        float[] image = random(COLOR, 9);
        Set<Integer> kinds = new TreeSet<>();
        for (int seed = 0; seed < 50; seed++) {
            float[] once = changed(change, image, COLOR, seed);
            assertThat(changed(change, image, COLOR, seed)).containsExactly(once);
            for (float value : once) {
                assertThat(value).isBetween(0f, 1.000001f);
            }
            kinds.add(Arrays.hashCode(once));
        }

        assertThat(kinds).as(change.toString()).hasSizeGreaterThan(20);
    }

    @Test
    void rand_augment_draws_each_of_its_fourteen_changes() {
        Shape large = Shape.of(3, 32, 24);
        float[] image = random(large, 4);
        Set<Integer> kinds = new TreeSet<>();
        for (int seed = 0; seed < 600; seed++) {
            kinds.add(Arrays.hashCode(changed(randAugment(1, 12), image, large, seed)));
        }

        // Five warps and four tones have two directions; five do not.
        assertThat(kinds).hasSize(2 * 5 + 2 * 4 + 5);
    }

    @Test
    void amounts_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rotationDeg(-5))
                .withMessage("augment: rotationDeg: degrees must be from 0 to 180, but was -5. Try rotationDeg(15).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> zoom(1.5))
                .withMessageStartingWith("augment: zoom: share of the size must be from 0 to 0.99, but was 1.5.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> shift(Double.NaN, 0))
                .withMessageStartingWith("augment: shift: share of the width must be from 0 to 1, but was NaN.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> saturation(0.2).check(Shape.of(1, 28, 28)))
                .withMessage(
                        "augment: saturation(0.2) needs images with 3 channels (red, green, blue), but the rows have the shape"
                                + " (1, 28, 28). Leave it out; brightness(...) and contrast(...) work on grey images.");
    }
}
