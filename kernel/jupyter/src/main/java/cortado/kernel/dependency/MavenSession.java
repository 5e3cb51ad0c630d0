package cortado.kernel.dependency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Mirror;
import org.apache.maven.settings.Profile;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.eclipse.aether.supplier.RepositorySystemSupplier;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.eclipse.aether.util.repository.DefaultAuthenticationSelector;
import org.eclipse.aether.util.repository.DefaultMirrorSelector;
import org.eclipse.aether.util.repository.DefaultProxySelector;
import org.eclipse.aether.util.repository.SimpleResolutionErrorPolicy;
import org.jspecify.annotations.Nullable;

/**
 * One conversation with Maven's resolver under the user's own settings: local repository, mirrors, proxies, servers, active
 * profiles, offline.
 */
final class MavenSession {
    private static final RemoteRepository CENTRAL = new RemoteRepository.Builder(
                    "central", "default", "https://repo.maven.apache.org/maven2")
            .setSnapshotPolicy(new RepositoryPolicy(
                    false, RepositoryPolicy.UPDATE_POLICY_DAILY, RepositoryPolicy.CHECKSUM_POLICY_WARN))
            .build();

    /** Making one takes longer than using it, and most sessions need none. */
    private static final class Holder {
        static final RepositorySystem SYSTEM = new RepositorySystemSupplier().get();

        private Holder() {}
    }

    private final DefaultRepositorySystemSession session;
    private final InvalidPoms invalidPoms = new InvalidPoms();
    private final List<RemoteRepository> fromSettings = new ArrayList<>();

    private MavenSession(Settings settings, DownloadProgress progress) {
        session = MavenRepositorySystemUtils.newSession();
        session.setSystemProperties(SettingsFiles.systemProperties());
        session.setOffline(settings.isOffline());
        session.setTransferListener(progress);
        session.setRepositoryListener(invalidPoms);
        // A failure is looked into again: the user may just have mended it.
        session.setResolutionErrorPolicy(new SimpleResolutionErrorPolicy(false, false));
        applyMirrors(settings);
        applyProxies(settings);
        applyServers(settings);
        applyProfiles(settings);
        session.setLocalRepositoryManager(system().newLocalRepositoryManager(
                        session, new LocalRepository(localFolder(settings).toFile())));
    }

    static MavenSession open(DownloadProgress progress) throws DependencyException {
        return new MavenSession(SettingsFiles.read(), progress);
    }

    RepositorySystem system() {
        return Holder.SYSTEM;
    }

    DefaultRepositorySystemSession session() {
        return session;
    }

    InvalidPoms invalidPoms() {
        return invalidPoms;
    }

    /** Returns where to look, in order: the given repositories, those of the settings, Maven Central. */
    List<RemoteRepository> repositories(Collection<RemoteRepository> first) {
        List<RemoteRepository> all = new ArrayList<>(first);
        all.addAll(fromSettings);
        if (all.stream().noneMatch(repository -> repository.getId().equals(CENTRAL.getId()))) {
            all.add(CENTRAL);
        }
        return system().newResolutionRepositories(session, all);
    }

    private static Path localFolder(Settings settings) {
        String option = System.getProperty("maven.repo.local", "");
        if (!option.isEmpty()) {
            return Path.of(option);
        }
        String chosen = settings.getLocalRepository();
        return chosen == null || chosen.isEmpty() ? SettingsFiles.folder().resolve("repository") : Path.of(chosen);
    }

    private void applyMirrors(Settings settings) {
        DefaultMirrorSelector mirrors = new DefaultMirrorSelector();
        for (Mirror mirror : settings.getMirrors()) {
            mirrors.add(
                    mirror.getId(),
                    mirror.getUrl(),
                    mirror.getLayout(),
                    false,
                    mirror.isBlocked(),
                    mirror.getMirrorOf(),
                    mirror.getMirrorOfLayouts());
        }
        session.setMirrorSelector(mirrors);
    }

    private void applyProxies(Settings settings) {
        DefaultProxySelector proxies = new DefaultProxySelector();
        for (Proxy proxy : settings.getProxies()) {
            if (proxy.isActive()) {
                proxies.add(
                        new org.eclipse.aether.repository.Proxy(
                                proxy.getProtocol(),
                                proxy.getHost(),
                                proxy.getPort(),
                                login(proxy.getUsername(), proxy.getPassword())),
                        proxy.getNonProxyHosts());
            }
        }
        session.setProxySelector(proxies);
    }

    private void applyServers(Settings settings) {
        DefaultAuthenticationSelector logins = new DefaultAuthenticationSelector();
        for (Server server : settings.getServers()) {
            logins.add(
                    server.getId(),
                    new AuthenticationBuilder()
                            .addUsername(server.getUsername())
                            .addPassword(server.getPassword())
                            .addPrivateKey(server.getPrivateKey(), server.getPassphrase())
                            .build());
        }
        session.setAuthenticationSelector(logins);
    }

    private static Authentication login(String user, String password) {
        return new AuthenticationBuilder()
                .addUsername(user)
                .addPassword(password)
                .build();
    }

    private void applyProfiles(Settings settings) {
        for (Profile profile : settings.getProfiles()) {
            boolean isDefault =
                    profile.getActivation() != null && profile.getActivation().isActiveByDefault();
            if (isDefault || settings.getActiveProfiles().contains(profile.getId())) {
                profile.getRepositories().stream()
                        .map(each -> Repositories.of(each.getId(), each.getUrl(), isEnabled(each.getSnapshots())))
                        .forEach(fromSettings::add);
            }
        }
    }

    private static boolean isEnabled(org.apache.maven.settings.@Nullable RepositoryPolicy policy) {
        return policy == null || policy.isEnabled();
    }
}
