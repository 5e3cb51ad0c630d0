package cortado.engine;

import java.util.LinkedHashMap;
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

    String of(String array) {
        String name = names.get(array);
        if (name == null) {
            throw new IllegalStateException("the program has no array '" + array + "'");
        }
        return name;
    }
}
