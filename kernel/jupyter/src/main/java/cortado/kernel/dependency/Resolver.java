package cortado.kernel.dependency;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/** Finds the files of a wish and of all that it needs at run time. */
final class Resolver {
    private final MavenSession maven;

    Resolver(MavenSession maven) {
        this.maven = maven;
    }

    /**
     * Returns the files in class path order.
     *
     * @throws DependencyException if one cannot be had
     */
    List<Library> resolve(Wish wish) throws DependencyException {
        List<RemoteRepository> repositories = maven.repositories(wish.repositories());
        Failures failures = new Failures(maven, repositories);
        try {
            CollectRequest request = new CollectRequest(wish.dependencies(), wish.managed(), repositories);
            DependencyNode root =
                    maven.system().collectDependencies(maven.session(), request).getRoot();
            PreorderNodeListGenerator nodes = new PreorderNodeListGenerator();
            root.accept(nodes);
            requireValidPoms(wish);
            return files(nodes.getNodes());
        } catch (DependencyCollectionException | ArtifactResolutionException failure) {
            throw failures.of(failure);
        }
    }

    private List<Library> files(List<DependencyNode> nodes) throws ArtifactResolutionException {
        List<ArtifactRequest> requests = nodes.stream()
                .filter(node -> !node.getArtifact().getExtension().equals("pom"))
                .map(ArtifactRequest::new)
                .toList();
        List<Library> libraries = new ArrayList<>();
        for (ArtifactResult result : maven.system().resolveArtifacts(maven.session(), requests)) {
            Artifact artifact = result.getArtifact();
            libraries.add(new Library(
                    new Coordinates(
                            artifact.getGroupId(),
                            artifact.getArtifactId(),
                            artifact.getBaseVersion(),
                            artifact.getClassifier(),
                            artifact.getExtension()),
                    artifact.getFile().toPath()));
        }
        return libraries;
    }

    /** The resolver takes an unreadable pom for one without dependencies; what was asked for would be half there. */
    private void requireValidPoms(Wish wish) throws DependencyException {
        List<String> asked = wish.dependencies().stream()
                .map(Dependency::getArtifact)
                .map(artifact -> artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion())
                .toList();
        String broken = maven.invalidPoms().problems().entrySet().stream()
                .filter(problem -> asked.contains(problem.getKey()))
                .map(problem -> "the pom of " + problem.getKey() + " is invalid: " + problem.getValue())
                .collect(Collectors.joining("; "));
        if (!broken.isEmpty()) {
            throw new DependencyException(broken + ". Choose another version. Nothing was added.");
        }
    }
}
