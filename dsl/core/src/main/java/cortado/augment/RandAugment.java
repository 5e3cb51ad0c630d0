package cortado.augment;

import cortado.base.Shape;
import cortado.data.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A few changes, drawn anew for each image from fourteen, all of one magnitude.
 *
 * @param count how many
 * @param magnitude how strong, of 0..30
 */
record RandAugment(int count, int magnitude) implements Augmentation {
    private static final int STRONGEST = 30;
    private static final double TURN_DEG = 30;
    private static final double SHEAR = 0.3;
    private static final double SHIFT = 150.0 / 331;
    private static final double TONE = 0.9;
    private static final int WARPS = 5;

    RandAugment {
        Ranges.check("randAugment", count, 1, 14, "number of changes", "randAugment(2, 9)");
        Ranges.check("randAugment", magnitude, 0, STRONGEST, "magnitude", "randAugment(2, 9)");
    }

    @Override
    public void check(Shape shape) {
        Ranges.checkImage(toString(), shape);
    }

    @Override
    public void change(float[] row, Shape shape, SplittableRandom random) {
        Tones.checkRange(toString(), row);
        for (int i = 0; i < count; i++) {
            int sign = random.nextBoolean() ? 1 : -1;
            int chosen = random.nextInt(WARPS + tones(shape, sign).size());
            if (chosen < WARPS) {
                Affine from = warp(chosen, shape, sign * magnitude / (double) STRONGEST);
                Sampling.warp(row, shape, from, Fill.CONSTANT, 0);
            } else {
                tones(shape, sign).get(chosen - WARPS).run(row);
            }
        }
    }

    /** Returns a turn, a shear or a shift of a signed strength from -1 to 1. */
    private static Affine warp(int number, Shape shape, double strength) {
        int height = shape.get(1);
        int width = shape.get(2);
        double centerX = (width - 1) / 2.0;
        double centerY = (height - 1) / 2.0;
        double angle = Math.toRadians(TURN_DEG * strength);
        return switch (number) {
            case 0 ->
                Affine.around(centerX, centerY, Math.cos(angle), Math.sin(angle), -Math.sin(angle), Math.cos(angle));
            case 1 -> Affine.around(centerX, centerY, 1, SHEAR * strength, 0, 1);
            case 2 -> Affine.around(centerX, centerY, 1, 0, SHEAR * strength, 1);
            case 3 -> Affine.translation(Math.rint(SHIFT * strength * width), 0);
            default -> Affine.translation(0, Math.rint(SHIFT * strength * height));
        };
    }

    /** A change of colors whose strength is settled. */
    @FunctionalInterface
    private interface Settled {
        void run(float[] image);
    }

    private List<Settled> tones(Shape shape, int sign) {
        double share = magnitude / (double) STRONGEST;
        double factor = 1 + sign * TONE * share;
        List<Settled> tones = new ArrayList<>(List.of(
                image -> {},
                image -> Tones.brightness(image, shape, factor),
                image -> Tones.contrast(image, shape, factor),
                image -> Tones.sharpness(image, shape, factor),
                image -> Tones.posterize(image, shape, 8 - Math.rint(4 * share)),
                image -> Tones.solarize(image, shape, 1 - share),
                image -> Tones.autoContrast(image, shape, 0),
                image -> Tones.equalize(image, shape, 0)));
        if (shape.get(0) == 3) {
            tones.add(image -> Tones.saturation(image, shape, factor));
        }
        return tones;
    }

    @Override
    public String toString() {
        return "randAugment(" + count + ", " + magnitude + ")";
    }
}
