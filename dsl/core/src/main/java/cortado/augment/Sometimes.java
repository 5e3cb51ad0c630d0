package cortado.augment;

import cortado.base.Shape;
import cortado.data.Augmentation;
import cortado.data.Mixing;
import java.util.Optional;
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

    /** Returns the mix of some batches. */
    @Override
    public Optional<Mixing> mixing() {
        return change.mixing().map(mixing -> (Mixing) new Mixing() {
            @Override
            public double mix(float[] rows, float[] partners, Shape shape, SplittableRandom random) {
                return random.nextDouble() < probability ? mixing.mix(rows, partners, shape, random) : 1;
            }

            @Override
            public String toString() {
                return Sometimes.this.toString();
            }
        });
    }

    @Override
    public String toString() {
        return "sometimes(" + probability + ", " + change + ")";
    }
}
