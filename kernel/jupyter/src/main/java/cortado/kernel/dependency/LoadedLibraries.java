package cortado.kernel.dependency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.aether.util.version.GenericVersionScheme;
import org.eclipse.aether.version.InvalidVersionSpecificationException;
import org.eclipse.aether.version.Version;

/**
 * What is on the class path: the libraries of the distribution and those that cells added. Java cannot take a library away
 * again, so a second version of one is refused.
 */
final class LoadedLibraries {
    /** Written by the build, in the form of Maven's list of dependencies. */
    private static final String SHIPPED = "META-INF/cortado/libraries";

    private static final Pattern LINE =
            Pattern.compile("\\s+([^:\\s]+):([^:]+):[^:]+:(?:([^:]+):)?([^:]+):[a-z]+\\b.*");

    private final Map<String, String> versions = new LinkedHashMap<>();
    private final Set<String> shipped = new HashSet<>();
    /** Group, artifact and classifier. */
    private final Set<String> parts = new HashSet<>();

    static LoadedLibraries shipped() {
        LoadedLibraries libraries = new LoadedLibraries();
        try (InputStream lines = LoadedLibraries.class.getClassLoader().getResourceAsStream(SHIPPED)) {
            if (lines != null) {
                libraries.read(lines);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return libraries;
    }

    private void read(InputStream stream) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    String identity = matcher.group(1) + ":" + matcher.group(2);
                    String classifier = matcher.group(3);
                    versions.put(identity, matcher.group(4));
                    shipped.add(identity);
                    parts.add(identity + ":" + (classifier == null ? "" : classifier));
                }
            }
        }
    }

    /**
     * Leaves out what is loaded already, before anything is fetched.
     *
     * @throws DependencyException if one would replace a loaded library
     */
    List<Coordinates> missing(List<Coordinates> asked) throws DependencyException {
        Set<String> clashes = new LinkedHashSet<>();
        List<Coordinates> missing = new ArrayList<>();
        for (Coordinates each : asked) {
            String identity = each.group() + ":" + each.artifact();
            String version = versions.get(identity);
            // What a range or LATEST means is known later.
            boolean isExact = Character.isDigit(each.version().charAt(0));
            if (version != null && isExact && !version.equals(each.version())) {
                clashes.add(clash(identity, each.version(), version));
            } else if (!parts.contains(part(each)) || !each.version().equals(version)) {
                missing.add(each);
            }
        }
        if (!clashes.isEmpty()) {
            throw clash(clashes);
        }
        return missing;
    }

    private String clash(String identity, String wanted, String loaded) {
        return identity + ":" + wanted + " clashes with version " + loaded + ", which "
                + (shipped.contains(identity) ? "Cortado itself uses" : "this session loaded");
    }

    /**
     * Leaves out what is loaded already.
     *
     * @param found what a cell asks for and all that it needs
     * @param asked what the cell names itself, as group and artifact
     * @throws DependencyException if a loaded library would have to be replaced
     */
    Addition check(List<Library> found, Set<String> asked) throws DependencyException {
        Set<String> clashes = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        List<Path> added = new ArrayList<>();
        List<Coordinates> names = new ArrayList<>();
        for (Library library : found) {
            String loaded = versions.get(library.identity());
            String wanted = library.coordinates().version();
            if (loaded == null || loaded.equals(wanted)) {
                boolean isThere = parts.contains(part(library.coordinates()));
                if (!isThere && !added.contains(library.file())) {
                    added.add(library.file());
                    names.add(library.coordinates());
                }
            } else if (asked.contains(library.identity()) || isNewer(wanted, loaded)) {
                clashes.add(clash(library.identity(), wanted, loaded));
            } else {
                notes.add("using the loaded " + library.identity() + ":" + loaded + " instead of " + wanted);
            }
        }
        if (!clashes.isEmpty()) {
            throw clash(clashes);
        }
        return new Addition(added, notes, names);
    }

    private static DependencyException clash(Set<String> clashes) {
        return new DependencyException(
                String.join("; ", clashes)
                        + ". Java cannot replace a loaded library, so nothing was added."
                        + " Ask for the loaded version, or restart the kernel to load another one first where it is not Cortado's.");
    }

    /** Remembers what was added. */
    void add(Addition addition) {
        for (Coordinates name : addition.libraries()) {
            parts.add(part(name));
            versions.put(name.group() + ":" + name.artifact(), name.version());
        }
    }

    private static String part(Coordinates name) {
        return name.group() + ":" + name.artifact() + ":" + name.classifier();
    }

    private static boolean isNewer(String version, String than) {
        GenericVersionScheme scheme = new GenericVersionScheme();
        try {
            Version first = scheme.parseVersion(version);
            return first.compareTo(scheme.parseVersion(than)) > 0;
        } catch (InvalidVersionSpecificationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
