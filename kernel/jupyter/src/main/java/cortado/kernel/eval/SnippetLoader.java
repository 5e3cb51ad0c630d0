package cortado.kernel.eval;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** Loads the classes of snippets; everything else comes from the class path of the kernel. */
final class SnippetLoader extends URLClassLoader implements LoaderDelegate {
    /** What the names of all classes of snippets start with. */
    static final String PACKAGE = "REPL.";

    private final Map<String, byte[]> declared = new ConcurrentHashMap<>();
    private final List<Path> added = new CopyOnWriteArrayList<>();

    static {
        registerAsParallelCapable();
    }

    SnippetLoader(ClassLoader parent) {
        super("snippets", new URL[0], parent);
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] loaded = new boolean[classes.length];
        for (ClassBytecodes each : classes) {
            declared.put(each.name(), each.bytecodes());
        }
        for (int i = 0; i < classes.length; i++) {
            try {
                // Looking up the methods resolves their types: a class that cannot be used fails here, not in the cell.
                loaded[i] = loadClass(classes[i].name()).getDeclaredMethods() != null;
            } catch (ReflectiveOperationException | LinkageError broken) {
                throw new ClassInstallException(broken.toString(), loaded);
            }
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        for (ClassBytecodes each : classes) {
            declared.put(each.name(), each.bytecodes());
        }
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        for (String entry : path.split(File.pathSeparator)) {
            try {
                addURL(Path.of(entry).toUri().toURL());
                boolean isKept = added.add(Path.of(entry));
                assert isKept;
            } catch (MalformedURLException broken) {
                throw new InternalException(broken.toString());
            }
        }
    }

    /** Returns what was added to the class path, in order. */
    List<Path> added() {
        return List.copyOf(added);
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            return loaded;
        }
        // Not needed twice: a class is defined once.
        byte[] bytecodes = declared.remove(name);
        return bytecodes == null ? super.findClass(name) : defineClass(name, bytecodes, 0, bytecodes.length);
    }
}
