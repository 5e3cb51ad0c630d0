package cortado.data;

import cortado.base.Shape;
import java.util.Optional;
import java.util.SplittableRandom;

/** One change after another. */
record AugmentationChain(Augmentation first, Augmentation second) implements Augmentation {
    AugmentationChain {
        if (first.mixing().isPresent() && second.mixing().isPresent()) {
            throw new IllegalArgumentException("augment: " + first.mixing().get() + " and "
                    + second.mixing().get() + " both mix the rows of a batch. Keep one of them.");
        }
    }

    @Override
    public Optional<Mixing> mixing() {
        return first.mixing().or(second::mixing);
    }

    @Override
    public void change(float[] row, Shape shape, SplittableRandom random) {
        first.change(row, shape, random);
        second.change(row, shape, random);
    }

    @Override
    public void check(Shape shape) {
        first.check(shape);
        second.check(shape);
    }

    /** Lets the second, too, join with what follows. */
    @Override
    public Augmentation then(Augmentation next) {
        return new AugmentationChain(first, second.then(next));
    }

    @Override
    public String toString() {
        return first + ", " + second;
    }
}
