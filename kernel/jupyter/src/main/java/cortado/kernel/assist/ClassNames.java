package cortado.kernel.assist;

import cortado.kernel.eval.Evaluator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The names of the public top-level classes that a cell could import: those of Java's own modules and of the class path. They
 * are listed in advance in short steps, or when they are first asked for; so is what a cell added since.
 */
final class ClassNames {
    private static final String ENDING = ".class";
    private static final int MOST = 20;
    /** Packages of Java that are no part of its standard. */
    private static final List<String> SKIPPED = List.of("jdk.", "com.sun.", "sun.", "netscape.", "cortado.kernel.");

    private static final List<String> PREFERRED = List.of("java.util.", "java.", "cortado.", "javax.");

    private final Evaluator evaluator;
    /** Those that are not listed yet. */
    private final Deque<Module> modules = new ArrayDeque<>(ModuleLayer.boot().modules());

    private final Set<Path> listed = new HashSet<>();
    /** Each a simple name, a space and its package. */
    private final List<String> names = new ArrayList<>();
    /** How many of the names were there when they were sorted last. */
    private int sorted;

    ClassNames(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Returns the full names of classes whose simple names start so, the likeliest first; at most 20. */
    List<String> startingWith(String prefix) {
        refresh();
        int found = Collections.binarySearch(names, prefix);
        List<String> matches = new ArrayList<>();
        for (int i = found < 0 ? -found - 1 : found;
                i < names.size() && names.get(i).startsWith(prefix);
                i++) {
            matches.add(names.get(i));
        }
        return matches.stream()
                .sorted(Comparator.comparing((String name) -> !simple(name).equals(prefix))
                        .thenComparing(ClassNames::rank)
                        .thenComparing(name -> simple(name).length())
                        .thenComparing(Comparator.naturalOrder()))
                .map(name -> name.substring(name.indexOf(' ') + 1) + "." + simple(name))
                .filter(this::isPublic)
                .limit(MOST)
                .toList();
    }

    /** Returns the last part of a full name. */
    static String simpleName(String fullName) {
        return fullName.substring(fullName.lastIndexOf('.') + 1);
    }

    private static String simple(String name) {
        return name.substring(0, name.indexOf(' '));
    }

    private static int rank(String name) {
        String place = name.substring(name.indexOf(' ') + 1) + ".";
        for (int i = 0; i < PREFERRED.size(); i++) {
            if (place.startsWith(PREFERRED.get(i))) {
                return i;
            }
        }
        boolean isInternal = place.matches(".*\\b(internal|impl|shaded)\\..*");
        return PREFERRED.size() + (isInternal ? 1 : 0);
    }

    private boolean isPublic(String fullName) {
        return ClassHeader.isPublic(evaluator.loader(), fullName);
    }

    /** Lists a module, or a jar or folder of the class path; returns whether there was one to list. */
    boolean step() {
        try {
            Module module = modules.poll();
            if (module != null) {
                list(module);
                return true;
            }
            for (Path entry : evaluator.classPath()) {
                if (listed.add(entry)) {
                    list(entry);
                    return true;
                }
            }
            return false;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void refresh() {
        while (step()) {
            // The next one.
        }
        if (names.size() > sorted) {
            Collections.sort(names);
            sorted = names.size();
        }
    }

    private void list(Module module) throws IOException {
        FileSystem java = FileSystems.getFileSystem(URI.create("jrt:/"));
        for (ModuleDescriptor.Exports export : module.getDescriptor().exports()) {
            String place = export.source();
            if (!export.isQualified() && isOffered(place)) {
                listFolder(java.getPath("modules", module.getName(), place.replace('.', '/')), place);
            }
        }
    }

    private void listFolder(Path folder, String place) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(file -> add(place.replace('.', '/') + "/" + file.getFileName()));
        } catch (NoSuchFileException withoutClasses) {
            // A module may export a package that its image lacks.
        }
    }

    private void list(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            try (Stream<Path> files = Files.walk(entry)) {
                files.forEach(file -> add(entry.relativize(file).toString().replace('\\', '/')));
            }
        } else if (Files.isRegularFile(entry)) {
            try (ZipFile jar = new ZipFile(entry.toFile())) {
                jar.stream().forEach(file -> add(file.getName()));
            } catch (IOException damaged) {
                // The class path may name anything.
            }
        }
    }

    private void add(String file) {
        int slash = file.lastIndexOf('/');
        boolean isTopLevel = file.endsWith(ENDING) && file.indexOf('$') < 0 && file.indexOf('-') < 0;
        if (isTopLevel && slash > 0) {
            String place = file.substring(0, slash).replace('/', '.');
            if (isOffered(place)) {
                names.add(file.substring(slash + 1, file.length() - ENDING.length()) + " " + place);
            }
        }
    }

    private static boolean isOffered(String place) {
        return SKIPPED.stream().noneMatch((place + ".")::startsWith);
    }
}
