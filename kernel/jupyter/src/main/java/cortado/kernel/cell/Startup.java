package cortado.kernel.cell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What every session imports: the lines of all resources {@code META-INF/cortado/imports} on the class path, each for example
 * {@code java.util.*} or {@code static cortado.kernel.Kernel.*}; a number sign starts a comment.
 */
public final class Startup {
    private static final String RESOURCE = "META-INF/cortado/imports";

    private Startup() {}

    /** Returns the imports in class path order. */
    public static Set<String> imports() {
        Set<String> imports = new LinkedHashSet<>();
        try {
            for (URL resource : Collections.list(Startup.class.getClassLoader().getResources(RESOURCE))) {
                read(resource, imports);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return imports;
    }

    private static void read(URL resource, Set<String> imports) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(resource.openStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.replaceAll("#.*|^\\s*import\\s|;", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(imports::add);
        }
    }
}
