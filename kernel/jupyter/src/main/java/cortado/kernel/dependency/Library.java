package cortado.kernel.dependency;

import java.nio.file.Path;

/**
 * A file that can be added to the class path.
 *
 * @param coordinates its name
 * @param file where it is
 */
record Library(Coordinates coordinates, Path file) {
    /** Returns what Java cannot have twice: group and artifact. */
    String identity() {
        return coordinates.group() + ":" + coordinates.artifact();
    }
}
