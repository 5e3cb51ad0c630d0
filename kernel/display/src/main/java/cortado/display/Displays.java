package cortado.display;

import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** Where displays go: the installed host, else one found by {@link ServiceLoader}, else the terminal. */
public final class Displays {
    private static volatile DisplayHost host = find();

    private Displays() {}

    /** Returns the host that shows displays now. */
    public static DisplayHost host() {
        return host;
    }

    /** Makes the given host show all displays from now on. */
    public static void install(DisplayHost newHost) {
        host = newHost;
    }

    /** Shows a value now: a {@link Displayable} or {@link MimeBundle} in its best format, anything else as text. */
    public static void show(Object value) {
        host.show(bundle(value));
    }

    /** Returns the bundle of a value; anything that is not {@link Displayable} becomes text. */
    public static MimeBundle bundle(Object value) {
        if (value instanceof Displayable displayable) {
            return displayable.display();
        }
        return value instanceof MimeBundle bundle ? bundle : MimeBundle.text(String.valueOf(value));
    }

    private static DisplayHost find() {
        try {
            for (DisplayHost found : ServiceLoader.load(DisplayHost.class, Displays.class.getClassLoader())) {
                if (found.isPresent()) {
                    return found;
                }
            }
        } catch (ServiceConfigurationError | LinkageError broken) {
            System.err.println("cortado: a display host could not be loaded, using the terminal: " + broken);
        }
        return new TerminalHost(Terminal.out());
    }
}
