package cortado.kernel.dependency;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelSource2;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * The libraries of one session. Finding and adding are two steps: only when all files are there and clash with nothing does
 * the session take them, and says so with {@link #added}.
 */
public final class Dependencies {
    /** The scopes that a pom's dependencies must have unless others are named. */
    public static final List<String> SCOPES = List.of("compile", "runtime", "system", "import");

    private final LoadedLibraries loaded = LoadedLibraries.shipped();
    private final List<RemoteRepository> repositories = new ArrayList<>();

    /** Tells whether the text of a pom is {@code complete}, {@code incomplete} or, whatever follows, {@code invalid}. */
    public static String judge(String xml) {
        return PomText.judge(xml);
    }

    /**
     * Looks in the repository too from now on, before Maven Central; one of the same identity is replaced.
     *
     * @throws DependencyException if the address is malformed
     */
    public void addRepository(String id, String url) throws DependencyException {
        RemoteRepository repository = Repositories.named(id, url);
        repositories.removeIf(known -> known.getId().equals(id));
        repositories.add(repository);
    }

    /**
     * Finds libraries and all that they need at run time.
     *
     * @param coordinates in a form of {@link Coordinates#parse}
     * @throws DependencyException if one is malformed, cannot be had, or clashes with a loaded one
     */
    public Addition maven(Collection<String> coordinates) throws DependencyException {
        List<Coordinates> asked = new ArrayList<>();
        for (String text : coordinates) {
            asked.add(Coordinates.parse(text));
        }
        List<Coordinates> missing = loaded.missing(asked);
        if (missing.isEmpty()) {
            return new Addition(List.of(), List.of(), List.of());
        }
        return Download.run(maven -> {
            List<Dependency> wanted = missing.stream()
                    .map(each -> new Dependency(artifact(maven, each), "compile"))
                    .toList();
            return find(maven, new Wish(wanted, List.of(), List.copyOf(repositories)));
        });
    }

    /**
     * Finds the dependencies of a pom file.
     *
     * @param scopes of the dependencies; those of {@link #SCOPES} if empty
     * @throws DependencyException if the pom is malformed, or a library cannot be had or clashes with a loaded one
     */
    public Addition pomFile(Path file, Collection<String> scopes) throws DependencyException {
        if (!Files.isRegularFile(file)) {
            throw new DependencyException("the pom " + file + " does not exist. Check the path.");
        }
        return pom(new FileModelSource(file.toFile()), file.toString(), scopes);
    }

    /**
     * Finds the dependencies of a pom, or of the parts of one: {@code <dependency>} and {@code <repository>} elements.
     *
     * @param scopes of the dependencies; those of {@link #SCOPES} if empty
     * @throws DependencyException if the text is malformed, or a library cannot be had or clashes with a loaded one
     */
    public Addition pomText(String xml, Collection<String> scopes) throws DependencyException {
        return pom(new PomSource(PomText.complete(xml), "the pom of the cell"), "the pom of the cell", scopes);
    }

    private Addition pom(ModelSource2 source, String name, Collection<String> scopes) throws DependencyException {
        Collection<String> chosen = scopes.isEmpty() ? SCOPES : scopes;
        return Download.run(
                maven -> find(maven, new PomReader(maven).read(source, name, chosen, List.copyOf(repositories))));
    }

    /**
     * Takes files and folders as they are.
     *
     * @throws DependencyException if a jar is damaged or clashes with a loaded library
     */
    public Addition files(Collection<Path> files) throws DependencyException {
        List<Library> libraries = new ArrayList<>();
        Set<String> asked = new HashSet<>();
        List<Path> unnamed = new ArrayList<>();
        for (Path file : files) {
            JarNames.of(file)
                    .map(name -> new Library(name, file))
                    .ifPresentOrElse(
                            library -> {
                                libraries.add(library);
                                asked.add(library.identity());
                            },
                            () -> unnamed.add(file));
        }
        Addition named = loaded.check(libraries, asked);
        List<Path> all = files.stream()
                .filter(file -> unnamed.contains(file) || named.files().contains(file))
                .collect(Collectors.toList());
        return new Addition(all, named.notes(), named.libraries());
    }

    /** Remembers that the session took the files. */
    public void added(Addition addition) {
        loaded.add(addition);
    }

    private Addition find(MavenSession maven, Wish wish) throws DependencyException {
        List<Library> libraries = new Resolver(maven).resolve(wish);
        Set<String> asked = wish.dependencies().stream()
                .map(Dependency::getArtifact)
                .map(artifact -> artifact.getGroupId() + ":" + artifact.getArtifactId())
                .collect(Collectors.toSet());
        return loaded.check(libraries, asked);
    }

    private static DefaultArtifact artifact(MavenSession maven, Coordinates asked) {
        ArtifactType type = maven.session().getArtifactTypeRegistry().get(asked.type());
        return new DefaultArtifact(
                asked.group(),
                asked.artifact(),
                asked.classifier().isEmpty() && type != null ? type.getClassifier() : asked.classifier(),
                type == null ? asked.type() : type.getExtension(),
                asked.version(),
                type);
    }
}
