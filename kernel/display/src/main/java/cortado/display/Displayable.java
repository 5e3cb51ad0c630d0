package cortado.display;

/**
 * A value that shows itself: as a picture or a table where the host can, as text everywhere.
 *
 * <p>A notebook kernel calls {@link #display()} on the value of a cell; a terminal prints its {@code text/plain} part.
 * {@code toString()} of an implementation starts with a newline and stays under 1,000 characters, because JShell prefixes
 * the first line and cuts longer values in the middle.
 */
public interface Displayable {
    /** The host that was found when the first displayable type was loaded; reading it connects stock kernels. */
    DisplayHost FOUND = Displays.host();

    /** Returns this value as a MIME bundle with at least a {@code text/plain} part. */
    MimeBundle display();

    /** Shows this value now, in the running cell or terminal. */
    default void show() {
        Displays.show(this);
    }
}
