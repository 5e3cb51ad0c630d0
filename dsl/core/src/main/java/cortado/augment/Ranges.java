package cortado.augment;

import cortado.base.Shape;
import java.util.SplittableRandom;

/** Random numbers within bounds, and what bounds must be. */
final class Ranges {
    private Ranges() {}

    /** Returns a number from {@code middle - reach} to {@code middle + reach}. */
    static double around(double middle, double reach, SplittableRandom random) {
        return between(middle - reach, middle + reach, random);
    }

    static double between(double from, double to, SplittableRandom random) {
        return from + (to - from) * random.nextDouble();
    }

    /** Refuses a number out of bounds; says what the number is and an example of the call. */
    static void check(String name, double value, double least, double most, String what, String example) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException("augment: %s: %s must be from %s to %s, but was %s. Try %s."
                    .formatted(name, what, number(least), number(most), number(value), example));
        }
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    static void checkImage(String name, Shape shape) {
        if (shape.rank() != 3) {
            throw new IllegalArgumentException(
                    "augment: %s needs images of shape (channels, height, width), but the rows have the shape %s. %s"
                            .formatted(name, shape, "Reshape them, e.g. data.reshaped(1, 28, 28)."));
        }
    }

    static void checkColor(String name, Shape shape) {
        checkImage(name, shape);
        if (shape.get(0) != 3) {
            throw new IllegalArgumentException(
                    "augment: %s needs images with 3 channels (red, green, blue), but the rows have the shape %s. %s"
                            .formatted(
                                    name,
                                    shape,
                                    "Leave it out; brightness(...) and contrast(...) work on grey images."));
        }
    }
}
