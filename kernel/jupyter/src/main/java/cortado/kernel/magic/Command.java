package cortado.kernel.magic;

import cortado.kernel.dependency.DependencyException;
import java.util.List;

/** One magic. */
interface Command {
    /** Returns what help says of each of its forms; the first is the preferred one. */
    List<MagicInfo> forms();

    /** Returns other names that do the same, for notebooks of other kernels. */
    default List<String> aliases() {
        return List.of();
    }

    /** Tells whether the text below a magic of a cell is {@code complete}, {@code incomplete} or {@code invalid}. */
    default String judge(String body) {
        return body.isBlank() ? "incomplete" : "complete";
    }

    /**
     * Does it.
     *
     * @return what code that calls the magic gets
     */
    List<String> run(MagicCall call, Workplace place) throws MagicException, DependencyException;
}
