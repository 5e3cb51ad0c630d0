package cortado.kernel.dependency;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.aether.AbstractRepositoryListener;
import org.eclipse.aether.RepositoryEvent;

/** Collects the poms that could not be read, which the resolver otherwise takes for poms without dependencies. */
final class InvalidPoms extends AbstractRepositoryListener {
    private final Map<String, String> problems = new ConcurrentHashMap<>();

    @Override
    public void artifactDescriptorInvalid(RepositoryEvent event) {
        String name = event.getArtifact().getGroupId() + ":"
                + event.getArtifact().getArtifactId() + ":"
                + event.getArtifact().getVersion();
        Throwable cause = event.getException();
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String text = String.valueOf(cause.getMessage());
        problems.put(name, text.lines().findFirst().orElse("").strip());
    }

    /** Returns what is wrong, by {@code group:artifact:version}. */
    Map<String, String> problems() {
        return Map.copyOf(problems);
    }
}
