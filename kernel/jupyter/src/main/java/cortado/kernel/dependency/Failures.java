package cortado.kernel.dependency;

import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.transfer.ArtifactNotFoundException;
import org.eclipse.aether.transfer.ArtifactTransferException;
import org.jspecify.annotations.Nullable;

/** Tells a user in one sentence why the resolver failed. */
final class Failures {
    private static final int NAMED = 5;

    private final MavenSession maven;
    private final List<RemoteRepository> repositories;

    Failures(MavenSession maven, List<RemoteRepository> repositories) {
        this.maven = maven;
        this.repositories = repositories;
    }

    DependencyException of(Exception failure) {
        ArtifactResolutionException resolution = find(failure, ArtifactResolutionException.class);
        ArtifactTransferException transfer = broken(failure, resolution);
        Set<String> names = resolution == null ? Set.of() : missing(resolution);
        if (names.isEmpty()) {
            return new DependencyException(firstLine(root(failure)) + ". Nothing was added.", failure);
        }
        String what = names.stream().limit(NAMED).collect(Collectors.joining(", "))
                + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
        if (maven.session().isOffline()) {
            return new DependencyException(
                    what + " is not in the local repository "
                            + maven.session().getLocalRepository().getBasedir()
                            + ", and Maven's settings say offline. Fetch it once online, or remove <offline> from settings.xml.",
                    failure);
        }
        if (transfer != null) {
            return new DependencyException(
                    what + " could not be fetched from " + name(transfer.getRepository()) + ": "
                            + firstLine(root(transfer))
                            + ". Check the network, and the mirror or proxy in Maven's settings.xml.",
                    failure);
        }
        return new DependencyException(
                what + " was not found in "
                        + repositories.stream().map(Failures::name).collect(Collectors.joining(", "))
                        + ". Check the coordinates, or add the repository that has it: %mavenRepo id url",
                failure);
    }

    private static Set<String> missing(ArtifactResolutionException failure) {
        Set<String> names = new LinkedHashSet<>();
        for (ArtifactResult result : failure.getResults()) {
            if (!result.isResolved()) {
                names.add(name(result.getRequest().getArtifact()));
            }
        }
        return names;
    }

    private static String name(Artifact artifact) {
        String extension = artifact.getExtension();
        return new Coordinates(
                        artifact.getGroupId(),
                        artifact.getArtifactId(),
                        artifact.getVersion(),
                        artifact.getClassifier(),
                        extension.equals("pom") ? "jar" : extension)
                .toString();
    }

    private static String name(@Nullable RemoteRepository repository) {
        return repository == null ? "its repository" : repository.getId() + " (" + repository.getUrl() + ")";
    }

    /** Returns a transfer that broke, rather than one that met an absent file. */
    private static @Nullable ArtifactTransferException broken(
            Exception failure, @Nullable ArtifactResolutionException resolution) {
        List<Throwable> all = new ArrayList<>();
        if (resolution != null) {
            resolution.getResults().forEach(result -> all.addAll(result.getExceptions()));
        } else {
            all.add(failure);
        }
        return all.stream()
                .map(each -> find(each, ArtifactTransferException.class))
                .filter(each -> each != null && !(each instanceof ArtifactNotFoundException))
                .findFirst()
                .orElse(null);
    }

    private static <T extends Throwable> @Nullable T find(Throwable start, Class<T> type) {
        for (Throwable each = start; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return type.cast(each);
            }
        }
        return null;
    }

    private static Throwable root(Throwable start) {
        Throwable last = start;
        while (last.getCause() != null) {
            last = last.getCause();
        }
        return last;
    }

    private static String firstLine(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        String text = thrown instanceof UnknownHostException ? "unknown host " + message : message;
        return text.lines().findFirst().orElse(thrown.toString()).replaceAll("\\.$", "");
    }
}
