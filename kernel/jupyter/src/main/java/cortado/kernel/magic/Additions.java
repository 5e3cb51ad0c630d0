package cortado.kernel.magic;

import cortado.kernel.dependency.Addition;
import cortado.kernel.dependency.Dependencies;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Gives found files to the session and says so. */
final class Additions {
    private static final int NAMED = 6;

    private Additions() {}

    /** Returns the files as text. */
    static List<String> make(Addition addition, Dependencies dependencies, Workplace place) {
        List<Path> files = addition.files();
        if (!files.isEmpty()) {
            place.addToClassPath(files);
            dependencies.added(addition);
            String names = files.stream()
                    .limit(NAMED)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.joining(", "));
            place.print("added " + names + (files.size() > NAMED ? " and " + (files.size() - NAMED) + " more" : ""));
        }
        addition.notes().forEach(place::print);
        return files.stream().map(Path::toString).toList();
    }
}
