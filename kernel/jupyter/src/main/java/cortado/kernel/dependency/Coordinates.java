package cortado.kernel.dependency;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of a library in a Maven repository.
 *
 * @param group for example {@code org.apache.commons}
 * @param artifact for example {@code commons-csv}
 * @param version for example {@code 1.11.0}, or a range such as {@code [1.2,2)}
 * @param classifier for example {@code linux-x86_64}; empty for none
 * @param type file extension or Maven type, mostly {@code jar}
 */
public record Coordinates(String group, String artifact, String version, String classifier, String type) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_.+-]+|[\\[(][A-Za-z0-9_.+,\\[\\]() -]*[\\])]");
    /** What tells {@code group:artifact:type:version} from {@code group:artifact:version:classifier}. */
    private static final Set<String> TYPES = Set.of(
            "jar",
            "pom",
            "bundle",
            "test-jar",
            "maven-plugin",
            "ejb",
            "war",
            "ear",
            "rar",
            "zip",
            "aar",
            "java-source");

    /**
     * Reads coordinates as people write them: {@code group:artifact:version}, {@code group:artifact:version:classifier},
     * JBang's {@code group:artifact:version:classifier@type}, and IJava's {@code group:artifact:type:version} and
     * {@code group:artifact:type:classifier:version}.
     *
     * @throws DependencyException if the text has another form
     */
    public static Coordinates parse(String text) throws DependencyException {
        int at = text.lastIndexOf('@');
        List<String> parts = List.of((at < 0 ? text : text.substring(0, at)).split(":", -1));
        String type = at < 0 ? "jar" : text.substring(at + 1);
        boolean isTypeThird = parts.size() >= 4 && TYPES.contains(parts.get(2));
        Coordinates read =
                switch (parts.size()) {
                    case 3 -> new Coordinates(parts.get(0), parts.get(1), parts.get(2), "", type);
                    case 4 ->
                        isTypeThird
                                ? new Coordinates(parts.get(0), parts.get(1), parts.get(3), "", parts.get(2))
                                : new Coordinates(parts.get(0), parts.get(1), parts.get(2), parts.get(3), type);
                    case 5 ->
                        isTypeThird
                                ? new Coordinates(parts.get(0), parts.get(1), parts.get(4), parts.get(3), parts.get(2))
                                : new Coordinates(parts.get(0), parts.get(1), parts.get(2), parts.get(3), parts.get(4));
                    default -> throw malformed(text);
                };
        if (!read.isWellFormed()) {
            throw malformed(text);
        }
        return read;
    }

    private boolean isWellFormed() {
        return NAME.matcher(group).matches()
                && NAME.matcher(artifact).matches()
                && VERSION.matcher(version).matches()
                && (classifier.isEmpty() || NAME.matcher(classifier).matches())
                && NAME.matcher(type).matches();
    }

    private static DependencyException malformed(String text) {
        return new DependencyException(
                "coordinates must be group:artifact:version, but were '" + text
                        + "'. Write for example org.apache.commons:commons-csv:1.11.0, with :classifier after it if there is one.");
    }

    /** Returns the coordinates as they are usually written. */
    @Override
    public String toString() {
        String name = group + ":" + artifact + ":" + version;
        return name + (classifier.isEmpty() ? "" : ":" + classifier) + (type.equals("jar") ? "" : "@" + type);
    }
}
