package cortado.kernel.magic;

import java.nio.file.Path;
import java.util.List;

/** What magics may do with the session that runs them. */
public interface Workplace {
    /** Makes classes and resources of the files visible to later snippets. */
    void addToClassPath(List<Path> files);

    /**
     * Runs the text as if it stood in the cell.
     *
     * @param name of the text in messages
     * @throws MagicException if a snippet of it fails
     */
    void run(String name, String text) throws MagicException;

    /** Returns one line for each variable: type, name and value. */
    List<String> variables();

    /** Prints a line into the cell. */
    void print(String line);
}
