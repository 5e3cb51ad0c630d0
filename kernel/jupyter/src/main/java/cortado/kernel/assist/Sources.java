package cortado.kernel.assist;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** The Javadoc of the libraries that the distribution ships sources of: {@code src/*.zip} in its folder. */
final class Sources {
    private static final String ENDING = ".java";

    /** A comment of one sentence that leaves the rest to another, for example {@code Adam; see {@link A#b}.} */
    private static final Pattern REFERENCE = Pattern.compile(
            "((?:(?!<p>|\\n\\s*\\n|\\n\\s*@).)*?)[;,]?\\s*\\b[Ss]ee\\s+"
                    + "\\{@link\\s+([\\w.]*(?:#\\w+)?)(?:\\(([^)]*)\\))?\\s*\\}\\.\\s*",
            Pattern.DOTALL);

    /** References may go in a circle. */
    private static final int MOST_REFERENCES = 3;

    private record Entry(File zip, String name) {
        String read() throws IOException {
            try (ZipFile opened = new ZipFile(zip)) {
                return new String(opened.getInputStream(opened.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    private final Map<String, Entry> bySimpleName = new HashMap<>();
    private final Map<Entry, Map<MemberName, String>> read = new HashMap<>();

    /** Returns the sources in the zip files of the folder; none if there is no such folder. */
    static Sources in(@Nullable File folder) {
        Sources sources = new Sources();
        File[] zips = folder == null ? null : folder.listFiles((parent, name) -> name.endsWith(".zip"));
        for (File zip : zips == null ? new File[0] : zips) {
            sources.index(zip);
        }
        return sources;
    }

    private void index(File zip) {
        try (ZipFile opened = new ZipFile(zip)) {
            opened.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> bySimpleName.putIfAbsent(
                            name.substring(name.lastIndexOf('/') + 1, name.length() - ENDING.length()),
                            new Entry(zip, name)));
        } catch (IOException broken) {
            // Inspection goes on without these comments.
        }
    }

    /**
     * Returns the comment of what is named. Where it only says what to see, the comment on that follows, or stands in
     * its place if it is a method of the same name.
     */
    Optional<String> comment(MemberName name) {
        return comment(name, MOST_REFERENCES);
    }

    private Optional<String> comment(MemberName name, int references) {
        Optional<String> found = Optional.empty();
        for (int i = 0; i < name.path().size() && found.isEmpty(); i++) {
            Entry entry = bySimpleName.get(name.path().get(i));
            found = entry == null
                    ? found
                    : name.in(read.computeIfAbsent(entry, Sources::comments))
                            .map(comment -> followed(comment, name, references));
        }
        return found;
    }

    private String followed(String comment, MemberName name, int references) {
        Matcher reference = REFERENCE.matcher(comment);
        if (references == 0 || !reference.matches()) {
            return comment;
        }
        MemberName any = MemberName.ofLink(reference.group(2), name.owner());
        String parameters = reference.group(3);
        MemberName exact = parameters == null ? any.withTypesOf(name) : any.withParameters(parameters);
        UnaryOperator<String> joined = parameters == null && any.name().equals(name.name())
                ? whole -> whole
                : whole -> (reference.group(1) + ".\n\n<p>" + whole).replaceFirst("^\\s*\\.\\s*<p>", "");
        return comment(exact, references - 1)
                .or(() -> comment(any, references - 1))
                .map(joined)
                .orElse(comment);
    }

    private static Map<MemberName, String> comments(Entry entry) {
        try {
            return CommentFinder.comments(entry.read());
        } catch (IOException broken) {
            return Map.of();
        }
    }
}
