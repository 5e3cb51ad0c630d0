package cortado.kernel.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The comments at the head of a cell that name libraries, as JBang's scripts do. */
final class HeadComments {
    private static final Pattern DEPENDENCIES = Pattern.compile("\\s*//DEPS\\s+(.+)");
    private static final Pattern REPOSITORIES = Pattern.compile("\\s*//REPOS\\s+(.+)");
    private static final Pattern SKIPPED = Pattern.compile("\\s*(//.*)?");

    /**
     * A comment and the magic that it stands for.
     *
     * @param magic name of the magic
     * @param words its arguments
     * @param offset where the line starts in the cell
     */
    record Comment(String magic, List<String> words, int offset) {}

    private HeadComments() {}

    /** Returns repositories before libraries, whichever way round they are written. */
    static List<Comment> read(String cell) {
        List<Comment> repositories = new ArrayList<>();
        List<Comment> dependencies = new ArrayList<>();
        int offset = 0;
        for (String line : cell.split("\n", -1)) {
            Matcher dependency = DEPENDENCIES.matcher(line.stripTrailing());
            Matcher repository = REPOSITORIES.matcher(line.stripTrailing());
            if (dependency.matches()) {
                dependencies.add(new Comment("%maven", words(dependency.group(1)), offset));
            } else if (repository.matches()) {
                for (String each : words(repository.group(1))) {
                    repositories.add(new Comment("%mavenRepo", repository(each), offset));
                }
            } else if (!SKIPPED.matcher(line).matches()) {
                break;
            }
            offset += line.length() + 1;
        }
        repositories.addAll(dependencies);
        return repositories;
    }

    private static List<String> words(String text) {
        // A remark may follow; the slashes of an address have no space before them.
        return Arrays.stream(text.replaceFirst("\\s//.*", "").split("[\\s,]+"))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** An address may stand alone. */
    private static List<String> repository(String text) {
        int equals = text.indexOf('=');
        return equals < 0 ? List.of(text, text) : List.of(text.substring(0, equals), text.substring(equals + 1));
    }
}
