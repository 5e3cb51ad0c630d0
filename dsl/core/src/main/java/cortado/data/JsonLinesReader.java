package cortado.data;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads JSON lines by Gson. */
final class JsonLinesReader {
    private JsonLinesReader() {}

    static Cells read(Path path, Cells.Wanted wanted) {
        String source = "jsonLines: " + path;
        String[] lines = TextFile.read(source, path).split("\\R", -1);
        List<JsonObject> objects = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                JsonObject object = object(source, i + 1, lines[i]);
                objects.add(object);
                numbers.add(i + 1);
                names.addAll(object.keySet());
            }
        }
        if (objects.isEmpty()) {
            throw new IllegalArgumentException(source + " has no line with an object.");
        }
        List<@Nullable String[]> cells = new ArrayList<>();
        for (String name : names) {
            @Nullable String[] values = new String[objects.size()];
            for (int row = 0; row < values.length; row++) {
                String value =
                        value(source, numbers.get(row), name, objects.get(row).get(name), wanted);
                values[row] = value == null || wanted.missing().contains(value) ? null : value;
            }
            cells.add(values);
        }
        return Cells.of(source, List.copyOf(names), cells, numbers::get, Map.of(), wanted);
    }

    private static JsonObject object(String source, int line, String text) {
        try {
            JsonReader reader = new JsonReader(new StringReader(text));
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = JsonParser.parseReader(reader);
            if (element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT) {
                return element.getAsJsonObject();
            }
            throw new IllegalArgumentException(source + ", line " + line
                    + " is not one object. Each line needs one, e.g. {\"text\": \"…\", \"label\": \"…\"}.");
        } catch (JsonParseException | IOException damaged) {
            String reason =
                    String.valueOf(damaged.getMessage()).lines().findFirst().orElse("");
            throw new IllegalArgumentException(
                    source + ", line " + line + " is no JSON: "
                            + reason.replaceFirst("^.*(Exception|Error): ", "").replace("line 1 ", ""),
                    damaged);
        }
    }

    private static @Nullable String value(
            String source, int line, String name, @Nullable JsonElement element, Cells.Wanted wanted) {
        if (element == null || element.isJsonNull() || wanted.dropped().contains(name)) {
            return null;
        }
        if (!element.isJsonPrimitive()) {
            throw new IllegalArgumentException(source + ", line " + line + ", field '" + name + "' is "
                    + (element.isJsonArray() ? "a list" : "an object")
                    + ". A field needs a text, a number, true or false; leave it out with drop(\"" + name + "\").");
        }
        return element.getAsString();
    }
}
