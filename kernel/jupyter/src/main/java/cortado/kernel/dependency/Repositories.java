package cortado.kernel.dependency;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;

/** Makes the resolver's form of a repository. */
final class Repositories {
    private static final Set<String> SCHEMES = Set.of("http", "https", "file");

    private Repositories() {}

    static RemoteRepository of(String id, String url, boolean hasSnapshots) {
        return new RemoteRepository.Builder(id, "default", url)
                .setSnapshotPolicy(new RepositoryPolicy(
                        hasSnapshots, RepositoryPolicy.UPDATE_POLICY_DAILY, RepositoryPolicy.CHECKSUM_POLICY_WARN))
                .build();
    }

    /**
     * Returns the repository that a user names.
     *
     * @throws DependencyException if the address is not one of the web or of a file
     */
    static RemoteRepository named(String id, String url) throws DependencyException {
        try {
            String scheme = new URI(url).getScheme();
            if (scheme != null && SCHEMES.contains(scheme)) {
                return of(id, url, true);
            }
        } catch (URISyntaxException malformed) {
            // Told below.
        }
        throw new DependencyException(
                "the address of repository '" + id + "' must start with https:, http: or file:, but was '" + url
                        + "'. Write for example: %mavenRepo " + id + " https://repo.example.com/maven2");
    }
}
