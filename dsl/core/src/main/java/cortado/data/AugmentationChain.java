package cortado.data;

import cortado.base.Shape;
import java.util.SplittableRandom;

/** One change after another. */
record AugmentationChain(Augmentation first, Augmentation second) implements Augmentation {
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
