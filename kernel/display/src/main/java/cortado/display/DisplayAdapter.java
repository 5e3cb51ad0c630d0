package cortado.display;

/**
 * Shows values of a type that does not show itself, for example of another library.
 *
 * <p>A library names its adapters in {@code META-INF/services/cortado.display.DisplayAdapter}; the kernel finds them when it
 * starts and whenever a cell adds jars.
 *
 * @param <T> what it shows, subtypes included
 */
public interface DisplayAdapter<T> {
    /** Returns the type whose values it shows. */
    Class<T> type();

    /** Returns the value as a MIME bundle with at least a {@code text/plain} part. */
    MimeBundle display(T value);
}
