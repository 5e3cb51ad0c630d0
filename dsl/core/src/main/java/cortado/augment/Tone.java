package cortado.augment;

import cortado.base.Shape;
import cortado.data.Augmentation;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * A random change of an image's colors. Images have values 0..1 and keep them.
 *
 * @param name how it is written
 * @param draw draws the strength
 * @param change what is done
 * @param needsColor whether it needs three channels
 */
record Tone(String name, ToDoubleFunction<SplittableRandom> draw, Tones.Change change, boolean needsColor)
        implements Augmentation {
    static Tone factor(String name, double share, Tones.Change change, boolean needsColor) {
        Ranges.check(name, share, 0, 1, "share", name + "(0.2) for factors from 0.8 to 1.2");
        return new Tone(name + "(" + share + ")", random -> Ranges.around(1, share, random), change, needsColor);
    }

    static Tone hue(double share) {
        Ranges.check("hue", share, 0, 0.5, "share of the color circle", "hue(0.1)");
        return new Tone("hue(" + share + ")", random -> Ranges.around(0, share, random), Tones::hue, true);
    }

    @Override
    public void check(Shape shape) {
        if (needsColor) {
            Ranges.checkColor(name, shape);
        } else {
            Ranges.checkImage(name, shape);
        }
    }

    @Override
    public void change(float[] row, Shape shape, SplittableRandom random) {
        Tones.checkRange(name, row);
        change.apply(row, shape, draw.applyAsDouble(random));
    }

    @Override
    public String toString() {
        return name;
    }
}
