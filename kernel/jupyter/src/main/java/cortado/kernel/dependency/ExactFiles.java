package cortado.kernel.dependency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;

/** Files of Maven repositories by their coordinates, without what they need, under the user's own settings. */
public final class ExactFiles {
    private ExactFiles() {}

    /**
     * Returns the files in the order asked; downloads those that the local repository lacks.
     *
     * @throws DependencyException if one is malformed or cannot be had
     */
    public static List<Path> fetch(Collection<String> coordinates) throws DependencyException {
        try (DownloadProgress progress = new DownloadProgress()) {
            MavenSession maven = MavenSession.open(progress);
            List<RemoteRepository> repositories = maven.repositories(List.of());
            List<ArtifactRequest> requests = new ArrayList<>();
            for (String text : coordinates) {
                requests.add(new ArtifactRequest(artifact(text), repositories, null));
            }
            try {
                return maven.system().resolveArtifacts(maven.session(), requests).stream()
                        .map(ArtifactResult::getArtifact)
                        .map(found -> found.getFile().toPath())
                        .toList();
            } catch (ArtifactResolutionException failure) {
                throw new Failures(maven, repositories).of(failure);
            }
        }
    }

    /**
     * Returns where the files are or will be, in the order asked.
     *
     * @throws DependencyException if one is malformed, or the settings are
     */
    public static List<Path> places(Collection<String> coordinates) throws DependencyException {
        try (DownloadProgress progress = new DownloadProgress()) {
            MavenSession maven = MavenSession.open(progress);
            Path local = maven.session().getLocalRepository().getBasedir().toPath();
            List<Path> places = new ArrayList<>();
            for (String text : coordinates) {
                places.add(local.resolve(
                        maven.session().getLocalRepositoryManager().getPathForLocalArtifact(artifact(text))));
            }
            return places;
        }
    }

    private static Artifact artifact(String text) throws DependencyException {
        Coordinates each = Coordinates.parse(text);
        return new DefaultArtifact(each.group(), each.artifact(), each.classifier(), each.type(), each.version());
    }
}
