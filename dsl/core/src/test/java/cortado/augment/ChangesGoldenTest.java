package cortado.augment;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import cortado.base.Shape;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes by fixed amounts, against scipy and torchvision. */
class ChangesGoldenTest {
    private static final Golden GOLDEN = read();
    private static final Shape COLOR = Shape.of(3, 9, 7);
    private static final Map<String, Fill> FILLS = Map.of(
            "nearest", Fill.NEAREST, "reflect", Fill.REFLECT, "grid-wrap", Fill.WRAP, "grid-constant", Fill.CONSTANT);
    private static final Map<String, Tones.Change> TONES = Map.of(
            "brightness", Tones::brightness,
            "contrast", Tones::contrast,
            "saturation", Tones::saturation,
            "sharpness", Tones::sharpness,
            "hue", Tones::hue,
            "solarize", Tones::solarize,
            "autoContrast", Tones::autoContrast,
            "equalize", Tones::equalize,
            "posterize", Tones::posterize);

    record Golden(
            double tolerance,
            float[] color,
            float[] grey,
            int[] levels,
            List<WarpCase> warps,
            List<Case> affines,
            List<Case> tones,
            List<Case> bytes) {
        float[] image(int[] shape) {
            return (shape[0] == 3 ? color : grey).clone();
        }
    }

    record WarpCase(String name, int[] shape, double[] affine, String mode, float constant, float[] out) {
        @Override
        public String toString() {
            return name + " " + mode + " " + shape[0];
        }
    }

    record Case(String name, double strength, int[] shape, float[] out) {
        @Override
        public String toString() {
            return name + " " + strength;
        }
    }

    private static Golden read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(ChangesGoldenTest.class.getResourceAsStream("/golden/augment/augment.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void assertImage(float[] actual, float[] expected) {
        assertThat(actual).containsExactly(expected, Offset.offset((float) GOLDEN.tolerance));
    }

    static Stream<WarpCase> warps() {
        return GOLDEN.warps.stream();
    }

    @ParameterizedTest
    @MethodSource("warps")
    void pixels_come_from_where_scipy_takes_them(WarpCase given) {
        double[] a = given.affine;
        float[] image = GOLDEN.image(given.shape);
        Sampling.warp(
                image,
                Shape.of(given.shape),
                new Affine(a[0], a[1], a[2], a[3], a[4], a[5]),
                Objects.requireNonNull(FILLS.get(given.mode)),
                given.constant);

        assertImage(image, given.out);
    }

    static Stream<Case> affines() {
        return GOLDEN.affines.stream();
    }

    @ParameterizedTest
    @MethodSource("affines")
    void turns_zooms_shears_shifts_and_flips_are_torchvisions(Case given) {
        Affine from = Objects.requireNonNull(Map.of(
                        "turn", Warp.turned(9, 7, Math.toRadians(33)),
                        "zoom", Warp.centered(9, 7, 1 / 1.3, 0, 0, 1 / 1.3),
                        "shear", Warp.centered(9, 7, 1, Math.tan(Math.toRadians(20)), 0, 1),
                        "shift", Affine.translation(-2, 1),
                        "flip horizontal", Warp.centered(9, 7, -1, 0, 0, 1),
                        "flip vertical", Warp.centered(9, 7, 1, 0, 0, -1))
                .get(given.name));
        float[] image = GOLDEN.color.clone();
        Sampling.warp(image, COLOR, from, Fill.CONSTANT, 0);

        assertImage(image, given.out);
    }

    static Stream<Case> tones() {
        return GOLDEN.tones.stream();
    }

    @ParameterizedTest
    @MethodSource("tones")
    void tones_are_torchvisions(Case given) {
        float[] image = GOLDEN.image(given.shape);
        Objects.requireNonNull(TONES.get(given.name)).apply(image, Shape.of(given.shape), given.strength);

        assertImage(image, given.out);
    }

    static Stream<Case> bytes() {
        return GOLDEN.bytes.stream();
    }

    @ParameterizedTest
    @MethodSource("bytes")
    void tones_of_256_levels_are_torchvisions(Case given) {
        float[] image = new float[GOLDEN.levels.length];
        for (int i = 0; i < image.length; i++) {
            image[i] = GOLDEN.levels[i] / 255f;
        }
        Objects.requireNonNull(TONES.get(given.name)).apply(image, COLOR, given.strength);

        assertImage(image, given.out);
    }
}
