package cortado.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A place in a space: the coordinate of each parameter that is there, by name. */
record Point(Map<String, Double> coordinates) {
    Point {
        coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
    }
}
