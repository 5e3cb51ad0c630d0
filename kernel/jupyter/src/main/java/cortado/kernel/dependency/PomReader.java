package cortado.kernel.dependency;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Model;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelProblem;
import org.apache.maven.model.building.ModelSource2;
import org.apache.maven.repository.internal.ArtifactDescriptorUtils;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.ArtifactProperties;
import org.eclipse.aether.artifact.ArtifactType;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.Exclusion;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/** Reads what a pom asks for, with its parents, properties and imported poms. */
final class PomReader {
    private final MavenSession maven;

    PomReader(MavenSession maven) {
        this.maven = maven;
    }

    /**
     * Returns the dependencies of the pom that have one of the scopes.
     *
     * @param name of the pom, for messages
     * @throws DependencyException if it is malformed or a parent is not found
     */
    Wish read(ModelSource2 pom, String name, Collection<String> scopes, List<RemoteRepository> known)
            throws DependencyException {
        DefaultModelBuildingRequest request = new DefaultModelBuildingRequest();
        request.setModelSource(pom);
        request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
        request.setProcessPlugins(false);
        request.setTwoPhaseBuilding(false);
        request.setSystemProperties(SettingsFiles.systemProperties());
        request.setModelResolver(new PomParents(maven, known));
        try {
            Model model = new DefaultModelBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveModel();
            return wish(model, scopes, known);
        } catch (ModelBuildingException malformed) {
            ModelProblem first = malformed.getProblems().get(0);
            String line = first.getLineNumber() > 0 ? ", line " + first.getLineNumber() : "";
            throw new DependencyException(
                    name + line + ": "
                            + first.getMessage().lines().findFirst().orElse("").replaceAll("\\.$", "")
                            + ". Mend the pom. Nothing was added.",
                    malformed);
        }
    }

    private Wish wish(Model model, Collection<String> scopes, List<RemoteRepository> known) {
        List<RemoteRepository> repositories = new ArrayList<>();
        // Central, from Maven's own pom, is added later and in its place.
        model.getRepositories().stream()
                .filter(repository -> !repository.getId().equals("central"))
                .map(ArtifactDescriptorUtils::toRemoteRepository)
                .forEach(repositories::add);
        repositories.addAll(known);
        List<Dependency> dependencies = model.getDependencies().stream()
                .filter(dependency -> scopes.contains(scope(dependency)))
                .map(this::convert)
                .toList();
        DependencyManagement management = model.getDependencyManagement();
        List<Dependency> managed = management == null
                ? List.of()
                : management.getDependencies().stream().map(this::convert).toList();
        return new Wish(dependencies, managed, repositories);
    }

    private static String classifier(@Nullable ArtifactType type) {
        return type == null ? "" : type.getClassifier();
    }

    private static String scope(org.apache.maven.model.Dependency dependency) {
        String scope = dependency.getScope();
        return scope == null || scope.isEmpty() ? "compile" : scope;
    }

    private Dependency convert(org.apache.maven.model.Dependency dependency) {
        ArtifactType type = maven.session().getArtifactTypeRegistry().get(dependency.getType());
        String classifier = dependency.getClassifier();
        Artifact artifact = new DefaultArtifact(
                dependency.getGroupId(),
                dependency.getArtifactId(),
                classifier == null ? classifier(type) : classifier,
                type == null ? dependency.getType() : type.getExtension(),
                dependency.getVersion(),
                type);
        if (dependency.getSystemPath() != null) {
            artifact = artifact.setProperties(Map.of(ArtifactProperties.LOCAL_PATH, dependency.getSystemPath()));
        }
        List<Exclusion> exclusions = dependency.getExclusions().stream()
                .map(each -> new Exclusion(each.getGroupId(), each.getArtifactId(), "*", "*"))
                .toList();
        return new Dependency(artifact, scope(dependency), false, exclusions);
    }
}
