package cortado.engine;

import cortado.graph.Graph;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The attribute names that arrays have in a program: array {@code conv2d_1.weight} is {@code self.conv2d_1_weight}. */
final class Attributes {
    private final Map<String, String> names = new LinkedHashMap<>();

    Attributes(Iterable<String> arrays) {
        for (String array : arrays) {
            String name = array.replaceAll("[^A-Za-z0-9_]", "_");
            while (names.containsValue(name)) {
                name += "_";
            }
            names.put(array, name);
        }
    }

    /** Returns the attributes of a graph's arrays: parameters, then states. */
    static Attributes of(Graph graph) {
        List<String> arrays = new ArrayList<>();
        graph.parameters().forEach(parameter -> arrays.add(parameter.name()));
        graph.states().forEach(state -> arrays.add(state.name()));
        return new Attributes(arrays);
    }

    /** Returns the arrays in order. */
    List<String> arrays() {
        return List.copyOf(names.keySet());
    }

    String of(String array) {
        String name = names.get(array);
        if (name == null) {
            throw new IllegalStateException("the program has no array '" + array + "'");
        }
        return name;
    }
}
