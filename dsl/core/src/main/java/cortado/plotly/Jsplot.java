package cortado.plotly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JavaScript that tablesaw-jsplot writes as plain maps, lists, strings and numbers.
 *
 * <p>It is no JSON: names stand without quotes, numbers partly with, and a list may hold {@code NaN}, which becomes null. Words never pass
 * through it, since it escapes them for HTML: they are put into the maps.
 */
final class Jsplot {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Jsplot() {}

    /** Returns the first object literal of a script. */
    static Map<String, @Nullable Object> object(String script) {
        try {
            Map<?, ?> read = LENIENT.readValue(script.substring(script.indexOf('{')), Map.class);
            return plain(read);
        } catch (JsonProcessingException unknown) {
            throw new IllegalStateException("tablesaw-jsplot wrote a chart that cannot be read: " + script, unknown);
        }
    }

    private static Map<String, @Nullable Object> plain(Map<?, ?> read) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        read.forEach((name, value) -> copy.put(name.toString(), plainValue(value)));
        return copy;
    }

    private static @Nullable Object plainValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return plain(map);
        }
        if (value instanceof List<?> list) {
            // Not List.copyOf: gaps are null.
            return list.stream().<@Nullable Object>map(Jsplot::plainValue).toList();
        }
        if (value instanceof String text && text.matches("-?(\\d+(\\.\\d*)?([eE][-+]?\\d+)?|Infinity)|NaN")) {
            return plainValue(Double.valueOf(text));
        }
        return value instanceof Double number && !Double.isFinite(number) ? null : value;
    }
}
