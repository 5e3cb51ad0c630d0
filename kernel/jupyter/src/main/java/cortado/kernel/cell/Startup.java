package cortado.kernel.cell;

import cortado.kernel.dependency.DependencyException;
import cortado.kernel.dependency.PathGlob;
import cortado.kernel.eval.CellError;
import cortado.kernel.eval.Evaluator;
import cortado.kernel.eval.Piece;
import cortado.kernel.eval.Source;
import cortado.kernel.show.Renderers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a session starts.
 *
 * <p>It imports the lines of all resources {@code META-INF/cortado/imports} on the class path, each for example
 * {@code java.util.*} or {@code static cortado.kernel.Kernel.*}; a number sign starts a comment. Then it does what the
 * environment asks for in the options of IJava and JJava.
 */
public final class Startup {
    private static final String RESOURCE = "META-INF/cortado/imports";

    private Startup() {}

    /** Returns a session that is ready for cells; what is wrong with an option is told on standard error. */
    public static Evaluator open() {
        return open(System.getenv());
    }

    static Evaluator open(Map<String, String> environment) {
        Options options = Options.of(environment);
        Evaluator evaluator = Evaluator.start(imports(), options.compilerOptions());
        List<Path> files = files(options.classPath());
        if (!files.isEmpty()) {
            evaluator.addToClassPath(files);
            evaluator.addImports(imports(files));
        }
        Renderers.all().findAdapters(evaluator.loader());
        for (Path script : files(options.scripts())) {
            try {
                run(evaluator, Source.file(script.toString(), Files.readString(script)));
            } catch (IOException unreadable) {
                System.err.println(
                        "cortado: the startup script " + script + " cannot be read: " + unreadable.getMessage());
            }
        }
        run(evaluator, new Source("startup script", options.script(), false));
        return evaluator;
    }

    private static List<Path> files(List<String> patterns) {
        List<Path> files = new ArrayList<>();
        for (String pattern : patterns) {
            try {
                files.addAll(PathGlob.find(pattern));
            } catch (DependencyException absent) {
                System.err.println("cortado: " + absent.getMessage());
            }
        }
        return files;
    }

    private static void run(Evaluator evaluator, Source source) {
        evaluator.beginCell();
        for (Piece piece : evaluator.split(source.text())) {
            CellError error = evaluator.evaluate(source, piece).error();
            if (error != null) {
                System.err.println("cortado: " + error.text());
                break;
            }
        }
        boolean wasInterrupted = evaluator.endCell();
        assert !wasInterrupted;
    }

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

    /** Returns the imports that the files ask for. */
    static Set<String> imports(List<Path> files) {
        Set<String> imports = new LinkedHashSet<>();
        try (URLClassLoader loader = new URLClassLoader(urls(files), null)) {
            for (URL resource : Collections.list(loader.findResources(RESOURCE))) {
                read(resource, imports);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return imports;
    }

    private static URL[] urls(List<Path> files) throws MalformedURLException {
        URL[] urls = new URL[files.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = files.get(i).toUri().toURL();
        }
        return urls;
    }

    private static void read(URL resource, Set<String> imports) throws IOException {
        URLConnection connection = resource.openConnection();
        connection.setUseCaches(false);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            lines.lines()
                    .map(line -> line.replaceAll("#.*|^\\s*import\\s|;", "").strip())
                    .filter(line -> !line.isEmpty())
                    .forEach(imports::add);
        }
    }
}
