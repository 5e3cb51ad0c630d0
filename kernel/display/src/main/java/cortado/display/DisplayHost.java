package cortado.display;

/**
 * Whatever presents displays to a person: a notebook kernel or a terminal.
 *
 * <p>Implementations are found by {@link java.util.ServiceLoader} or installed with {@link Displays#install}. All methods may
 * be called from any thread.
 */
public interface DisplayHost {
    /** Returns whether this host can be used in the running program, for example because its kernel is loaded. */
    default boolean isPresent() {
        return true;
    }

    /** Shows the bundle once. */
    void show(MimeBundle bundle);

    /** Shows the bundle and returns a handle that replaces it. */
    LiveDisplay live(MimeBundle first);
}
