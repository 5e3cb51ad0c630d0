package cortado.kernel.dependency;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds the parents and the imported poms of a pom. */
final class PomParents implements ModelResolver {
    private final MavenSession maven;
    private final List<RemoteRepository> repositories;

    PomParents(MavenSession maven, List<RemoteRepository> repositories) {
        this.maven = maven;
        this.repositories = new ArrayList<>(repositories);
    }

    @Override
    public FileModelSource resolveModel(String group, String artifact, String version)
            throws UnresolvableModelException {
        ArtifactRequest request = new ArtifactRequest(
                new DefaultArtifact(group, artifact, "", "pom", version), maven.repositories(repositories), "pom");
        try {
            return new FileModelSource(maven.system()
                    .resolveArtifact(maven.session(), request)
                    .getArtifact()
                    .getFile());
        } catch (ArtifactResolutionException absent) {
            throw new UnresolvableModelException(absent.getMessage(), group, artifact, version, absent);
        }
    }

    @Override
    public FileModelSource resolveModel(Parent parent) throws UnresolvableModelException {
        return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
    }

    @Override
    public FileModelSource resolveModel(Dependency imported) throws UnresolvableModelException {
        return resolveModel(imported.getGroupId(), imported.getArtifactId(), imported.getVersion());
    }

    @Override
    public void addRepository(Repository repository) {
        addRepository(repository, false);
    }

    @Override
    public void addRepository(Repository repository, boolean replaces) {
        if (replaces) {
            repositories.removeIf(known -> known.getId().equals(repository.getId()));
        }
        if (repositories.stream().noneMatch(known -> known.getId().equals(repository.getId()))) {
            repositories.add(ArtifactDescriptorUtils.toRemoteRepository(repository));
        }
    }

    @Override
    public ModelResolver newCopy() {
        return new PomParents(maven, repositories);
    }
}
