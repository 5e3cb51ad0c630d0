package cortado.data;

import cortado.base.Shape;
import java.util.Optional;
import java.util.SplittableRandom;

/** A random mix of each row of a batch with another one, and of their labels by the same share, after all other changes. */
public interface Mixing extends Augmentation {
    /**
     * Mixes the rows of a batch in place.
     *
     * @param rows row-major {@code (N, …shape)}
     * @param partners the same rows in another order: the row at each place is mixed with the one there
     * @return the share of each row that is still its own, 0..1
     */
    double mix(float[] rows, float[] partners, Shape shape, SplittableRandom random);

    /** Leaves single rows as they are. */
    @Override
    default void change(float[] row, Shape shape, SplittableRandom random) {}

    @Override
    default Optional<Mixing> mixing() {
        return Optional.of(this);
    }
}
