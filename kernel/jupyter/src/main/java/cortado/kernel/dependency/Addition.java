package cortado.kernel.dependency;

import java.nio.file.Path;
import java.util.List;

/**
 * Files that were found and clash with nothing.
 *
 * @param files in class path order; those that are loaded already are left out
 * @param notes sentences for the user, for example about a version that was replaced by a loaded one
 * @param libraries names of the files that have one
 */
public record Addition(List<Path> files, List<String> notes, List<Coordinates> libraries) {
    /** Copies the lists. */
    public Addition {
        files = List.copyOf(files);
        notes = List.copyOf(notes);
        libraries = List.copyOf(libraries);
    }
}
