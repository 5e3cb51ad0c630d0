package cortado.augment;

import cortado.base.Shape;
import cortado.data.Augmentation;
import java.util.SplittableRandom;

/** A change of some of the rows. */
record Sometimes(double probability, Augmentation change) implements Augmentation {
    Sometimes {
        Ranges.check("sometimes", probability, 0, 1, "probability", "sometimes(0.3, hue(0.1))");
    }

    @Override
    public void check(Shape shape) {
        change.check(shape);
    }

    @Override
    public void change(float[] row, Shape shape, SplittableRandom random) {
        if (random.nextDouble() < probability) {
            change.change(row, shape, random);
        }
    }

    @Override
    public String toString() {
        return "sometimes(" + probability + ", " + change + ")";
    }
}
