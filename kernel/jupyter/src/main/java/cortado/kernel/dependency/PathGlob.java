package cortado.kernel.dependency;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds files by a simple pattern: {@code *} stands for any characters but a slash, {@code ?} for one; a slash at the end
 * stands for all files in the folder.
 */
public final class PathGlob {
    private static final Pattern WILD = Pattern.compile("[*?]");

    private PathGlob() {}

    /**
     * Returns the files in the order of their names; relative patterns start at the working folder.
     *
     * @throws DependencyException if there is none
     */
    public static List<Path> find(String pattern) throws DependencyException {
        String home = System.getProperty("user.home");
        String glob = pattern.startsWith("~/") ? home + pattern.substring(1) : pattern;
        if (!WILD.matcher(glob).find() && !glob.endsWith("/")) {
            Path file = Path.of(glob);
            if (!Files.exists(file)) {
                throw none(pattern);
            }
            return List.of(file.toAbsolutePath().normalize());
        }
        String whole = glob.endsWith("/") ? glob + "*" : glob;
        List<Path> found = List.of(Path.of(whole.startsWith("/") ? "/" : ""));
        for (String part : whole.split("/+")) {
            if (!part.isEmpty()) {
                found = found.stream().flatMap(folder -> children(folder, part)).toList();
            }
        }
        if (found.isEmpty()) {
            throw none(pattern);
        }
        return found.stream()
                .map(file -> file.toAbsolutePath().normalize())
                .sorted()
                .collect(Collectors.toList());
    }

    private static Stream<Path> children(Path folder, String part) {
        if (!WILD.matcher(part).find()) {
            return Stream.of(folder.resolve(part)).filter(Files::exists);
        }
        PathMatcher matcher =
                FileSystems.getDefault().getPathMatcher("glob:" + part.replaceAll("[\\[\\]{}\\\\]", "\\\\$0"));
        try (Stream<Path> all = Files.list(folder.toString().isEmpty() ? Path.of(".") : folder)) {
            return all.filter(file -> matcher.matches(file.getFileName())).toList().stream();
        } catch (IOException notFolder) {
            return Stream.empty();
        }
    }

    private static DependencyException none(String pattern) {
        return new DependencyException("no file matches '" + pattern + "' from the folder "
                + Path.of("").toAbsolutePath() + ". Check the path.");
    }
}
