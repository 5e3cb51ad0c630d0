package cortado.network;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.graph.Initializer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The numbers of a network: float32 arrays by name, trainable ones and running statistics.
 *
 * <p>Immutable: arrays are copied on the way in and out, except where a method says otherwise.
 */
public final class Weights {
    /**
     * One array.
     *
     * @param shape its shape
     * @param values its elements, row-major; shared, not to be changed
     */
    public record Values(Shape shape, float[] values) {
        /** Checks the size. */
        public Values {
            if (shape.size() != values.length) {
                throw new IllegalArgumentException("weights: shape " + shape + " needs " + shape.size()
                        + " values, but got " + values.length + ".");
            }
        }
    }

    /** No arrays. */
    static final Weights NONE = new Weights(Map.of());

    private final Map<String, Values> arrays;

    private Weights(Map<String, Values> arrays) {
        this.arrays = Collections.unmodifiableMap(arrays);
    }

    /** Returns weights of the given arrays, which are shared with the caller and must not change. */
    public static Weights of(Map<String, Values> arrays) {
        return new Weights(new LinkedHashMap<>(arrays));
    }

    /** Returns the starting weights of a graph: each array drawn from a random stream of its own. */
    public static Weights initial(Graph graph, Seed seed) {
        Map<String, Values> arrays = new LinkedHashMap<>();
        graph.parameters().forEach(p -> arrays.put(p.name(), draw(p.name(), p.shape(), p.initializer(), seed)));
        graph.states().forEach(s -> arrays.put(s.name(), draw(s.name(), s.shape(), s.initializer(), seed)));
        return new Weights(arrays);
    }

    private static Values draw(String name, Shape shape, Initializer initializer, Seed seed) {
        return new Values(shape, initializer.values(shape, seed.child(name).random()));
    }

    /** Returns these weights, each replaced by the other of its name, if there is one. */
    public Weights with(Weights others) {
        Map<String, Values> values = new LinkedHashMap<>();
        arrays.forEach((name, own) -> values.put(name, others.arrays.getOrDefault(name, own)));
        return new Weights(values);
    }

    /** Returns the names in order of first use, trainable ones first. */
    public Set<String> names() {
        return arrays.keySet();
    }

    /**
     * Returns one array without copying it.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public Values get(String name) {
        Values values = arrays.get(name);
        if (values == null) {
            throw new IllegalArgumentException("weights: no array is named '" + name + "'; there are " + names() + ".");
        }
        return values;
    }

    /** Returns the number of elements of all arrays. */
    public long size() {
        return arrays.values().stream()
                .mapToLong(values -> values.shape().size())
                .sum();
    }

    @Override
    public String toString() {
        return arrays.size() + " arrays, " + size() + " values";
    }
}
