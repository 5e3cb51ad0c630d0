package cortado.augment;

import cortado.base.Shape;
import cortado.data.Augmentation;
import java.util.SplittableRandom;

/**
 * A rectangle of an image that is blotted out with one value.
 *
 * @param name how it is written
 * @param size draws its size
 * @param isCut whether it may lie partly outside, its center inside
 * @param value what it is filled with
 */
record Erasing(String name, Size size, boolean isCut, float value) implements Augmentation {
    /** Draws a height and a width; both 0 for no rectangle. */
    @FunctionalInterface
    interface Size {
        int[] of(int height, int width, SplittableRandom random);
    }

    /** How often a size is drawn before an image is left as it is. */
    private static final int TRIES = 10;

    private static final double LEAST_AREA = 0.02;
    private static final double ASPECT = 0.3;

    /** Returns a rectangle of random size and place, in some of the images. */
    static Erasing random(double probability, double mostArea) {
        Ranges.check("erase", probability, 0, 1, "probability", "erase(0.5, 0.33)");
        Ranges.check("erase", mostArea, LEAST_AREA, 1, "share of the area", "erase(0.5, 0.33)");
        return new Erasing(
                "erase(" + probability + ", " + mostArea + ")",
                (height, width, random) -> {
                    if (random.nextDouble() >= probability) {
                        return new int[2];
                    }
                    for (int i = 0; i < TRIES; i++) {
                        double area = height * width * Ranges.between(LEAST_AREA, mostArea, random);
                        double aspect = Math.exp(Ranges.around(0, -Math.log(ASPECT), random));
                        int tall = (int) Math.round(Math.sqrt(area * aspect));
                        int wide = (int) Math.round(Math.sqrt(area / aspect));
                        if (tall >= 1 && wide >= 1 && tall <= height && wide <= width) {
                            return new int[] {tall, wide};
                        }
                    }
                    return new int[2];
                },
                false,
                0);
    }

    /** Returns a square whose center is anywhere in the image. */
    static Erasing cutout(int sizePx) {
        Ranges.check("cutout", sizePx, 1, 10_000, "number of pixels", "cutout(8)");
        return new Erasing("cutout(" + sizePx + ")", (height, width, random) -> new int[] {sizePx, sizePx}, true, 0);
    }

    @Override
    public void check(Shape shape) {
        Ranges.checkImage(name, shape);
    }

    @Override
    public void change(float[] row, Shape shape, SplittableRandom random) {
        int height = shape.get(1);
        int width = shape.get(2);
        int[] drawn = size.of(height, width, random);
        int top = place(height, drawn[0], random);
        int left = place(width, drawn[1], random);
        for (int at = 0; at < row.length; at += height * width) {
            for (int y = Math.max(0, top); y < Math.min(height, top + drawn[0]); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + drawn[1]); x++) {
                    row[at + y * width + x] = value;
                }
            }
        }
    }

    private int place(int whole, int part, SplittableRandom random) {
        return isCut ? random.nextInt(whole) - part / 2 : random.nextInt(whole - part + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
