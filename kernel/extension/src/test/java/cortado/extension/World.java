package cortado.extension;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Runs a session in a class loader of its own, because a program looks for its display host only once. */
final class World {
    private World() {}

    /** Returns the transcript of the session, run with the class path entries that pass the filter. */
    static List<String> run(Class<? extends Callable<List<String>>> session, Predicate<String> entries)
            throws Exception {
        URL[] path = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entries)
                .map(World::url)
                .toArray(URL[]::new);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            thread.setContextClassLoader(loader);
            Object fresh =
                    loader.loadClass(session.getName()).getDeclaredConstructor().newInstance();
            return ((Callable<?>) fresh).call() instanceof List<?> lines
                    ? lines.stream().map(String::valueOf).toList()
                    : List.of();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(entry, impossible);
        }
    }
}
