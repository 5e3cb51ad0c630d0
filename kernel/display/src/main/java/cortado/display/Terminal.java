package cortado.display;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The standard output, able to print charts. */
final class Terminal {
    private Terminal() {}

    /**
     * Returns standard output; as UTF-8 where Java took plain ASCII for it.
     *
     * <p>Without a locale, as in many containers, Java prints question marks for bars and curves, though hardly any terminal of today
     * expects less than UTF-8.
     */
    static PrintStream out() {
        String named = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding", ""));
        Charset charset = named.isEmpty() ? Charset.defaultCharset() : Charset.forName(named);
        return charset.equals(StandardCharsets.US_ASCII)
                ? new PrintStream(System.out, true, StandardCharsets.UTF_8)
                : System.out;
    }
}
