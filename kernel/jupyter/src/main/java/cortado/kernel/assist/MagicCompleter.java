package cortado.kernel.assist;

import cortado.kernel.assist.Completer.Completion;
import cortado.kernel.assist.Completer.Match;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Completes lines that start with a percent sign: names of magics, and the files that most of them take. */
final class MagicCompleter {
    private static final int MOST_FILES = 200;
    private static final Pattern TIMED = Pattern.compile("%time\\s+");

    private MagicCompleter() {}

    /** Returns the completions of the line that the text ends in; nothing if what follows the name is Java. */
    static Optional<Completion> complete(String line, int offset, List<String> magics) {
        int word = line.length();
        while (word > 0 && !Character.isWhitespace(line.charAt(word - 1))) {
            word--;
        }
        if (word == 0) {
            List<Match> names = magics.stream()
                    .filter(name -> name.startsWith(line))
                    .sorted()
                    .map(name -> new Match(name, "magic"))
                    .collect(Collectors.toList());
            return Optional.of(new Completion(names, offset));
        }
        if (TIMED.matcher(line).lookingAt()) {
            return Optional.empty();
        }
        return Optional.of(new Completion(files(line.substring(word)), offset + word));
    }

    /** Returns the Java code of the snippet, which may follow the name of a magic. */
    static String javaOf(String snippet) {
        Matcher timed = TIMED.matcher(snippet);
        return timed.lookingAt() ? snippet.substring(timed.end()) : snippet;
    }

    private static List<Match> files(String typed) {
        int slash = typed.lastIndexOf('/') + 1;
        String folder = typed.substring(0, slash);
        String start = typed.substring(slash);
        List<Match> found = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of(folder.isEmpty() ? "." : folder))) {
            for (Path file : all) {
                String name = file.getFileName().toString();
                boolean isWanted = name.startsWith(start) && (!start.isEmpty() || !name.startsWith("."));
                if (isWanted && found.size() < MOST_FILES) {
                    found.add(new Match(folder + name + (Files.isDirectory(file) ? "/" : ""), "path"));
                }
            }
        } catch (IOException | InvalidPathException absent) {
            return List.of();
        }
        found.sort(Comparator.comparing(Match::text));
        return found;
    }
}
