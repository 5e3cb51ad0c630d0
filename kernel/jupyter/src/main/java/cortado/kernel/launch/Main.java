package cortado.kernel.launch;

import cortado.kernel.session.KernelSession;
import java.io.IOException;
import java.nio.file.Path;

/** The {@code cortado} command. */
public final class Main {
    private Main() {}

    /** Runs the command and ends the process with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    private static int run(String[] arguments) {
        // A kernel starts often and quickly: it does without the parser of options.
        if (arguments.length == 2 && arguments[0].equals("kernel")) {
            return kernel(Path.of(arguments[1]));
        }
        return 2;
    }

    private static int kernel(Path connectionFile) {
        try {
            KernelSession.run(connectionFile);
            return 0;
        } catch (IOException | IllegalArgumentException broken) {
            System.err.println("cortado: " + broken.getMessage());
            return 1;
        }
    }
}
