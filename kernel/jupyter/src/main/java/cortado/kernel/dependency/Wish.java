package cortado.kernel.dependency;

import java.util.List;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;

/**
 * What a cell or a pom asks for.
 *
 * @param dependencies named themselves
 * @param managed versions for whatever these need
 * @param repositories to look in first
 */
record Wish(List<Dependency> dependencies, List<Dependency> managed, List<RemoteRepository> repositories) {}
