package cortado.engine;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which arrays of a network training changes, and how fast.
 *
 * @param frozen names of the arrays that stay as they are: parameters get no gradient, and a normalization whose running statistics
 *     are frozen normalizes by them
 * @param factors by which parameters multiply the learning rate; 1 for those that are left out
 * @param joined epochs from which on parameters are trained; the first for those that are left out
 */
public record Tuning(Set<String> frozen, Map<String, Double> factors, Map<String, Integer> joined) {
    /** All of them, at the learning rate. */
    public static final Tuning ALL = new Tuning(Set.of());

    /** Copies names and numbers. */
    public Tuning {
        frozen = Set.copyOf(frozen);
        factors = Map.copyOf(factors);
        joined = Map.copyOf(joined);
    }

    /** Makes one that trains all others from the first epoch on, at the learning rate. */
    public Tuning(Set<String> frozen) {
        this(frozen, Map.of(), Map.of());
    }

    /** Returns the factor of a parameter's learning rate. */
    double factor(String parameter) {
        return factors.getOrDefault(parameter, 1.0);
    }

    /**
     * Returns the name of the group of parameters that have the same factor and joined at the same time: an ending of attributes,
     * empty for those of the first epoch at the learning rate. It stays the same when others join.
     */
    String group(String parameter) {
        int epoch = joined.getOrDefault(parameter, 1);
        double factor = factor(parameter);
        return epoch == 1 && factor == 1
                ? ""
                : "_" + epoch + "_"
                        + new TreeSet<>(factors.values()).headSet(factor).size() + (factor == 1 ? "" : "f");
    }
}
