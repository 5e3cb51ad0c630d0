package cortado.extension;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Messages as JSON lines, with display ids numbered in the order in which they appear. */
final class Transcript {
    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final List<String> lines = new ArrayList<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    void add(String what, Object content) {
        Matcher matcher = ID.matcher(GSON.toJson(content));
        lines.add(
                what + " " + matcher.replaceAll(id -> ids.computeIfAbsent(id.group(), any -> "id" + (ids.size() + 1))));
    }

    List<String> lines() {
        return lines;
    }
}
