package cortado.engine;

import java.util.Set;

/**
 * Which arrays of a network training changes.
 *
 * @param frozen names of the arrays that stay as they are: parameters get no gradient, and a normalization whose running statistics
 *     are frozen normalizes by them
 */
public record Tuning(Set<String> frozen) {
    /** All of them. */
    public static final Tuning ALL = new Tuning(Set.of());

    /** Copies the names. */
    public Tuning {
        frozen = Set.copyOf(frozen);
    }
}
