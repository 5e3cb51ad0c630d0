package cortado.data;

import cortado.base.Shape;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A random change of rows while a network trains on them: {@code train.augment(rotationDeg(10), flipHorizontal())}. Immutable.
 *
 * <p>A lambda is one, too: {@code train.augment((row, shape, random) -> row[0] += 0.1f * (float) random.nextGaussian())}.
 */
@FunctionalInterface
public interface Augmentation {
    /**
     * Changes one row in place; called by several threads at the same time.
     *
     * @param row the row's numbers, row-major
     * @param shape of the row
     * @param random drawn from the learner's seed, the epoch and the row's number, so that neither the order of the rows nor the
     *     number of threads matters
     */
    void change(float[] row, Shape shape, SplittableRandom random);

    /**
     * Refuses rows that it cannot change; default none.
     *
     * @throws IllegalArgumentException if it cannot change rows of this shape
     */
    default void check(Shape shape) {}

    /** Returns how rows of a batch are mixed after all changes; default not at all. */
    default Optional<Mixing> mixing() {
        return Optional.empty();
    }

    /** Returns this change followed by another. */
    default Augmentation then(Augmentation next) {
        return new AugmentationChain(this, next);
    }
}
