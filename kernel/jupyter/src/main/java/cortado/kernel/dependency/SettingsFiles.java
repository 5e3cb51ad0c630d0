package cortado.kernel.dependency;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;
import org.apache.maven.settings.crypto.DefaultSettingsDecrypter;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.sonatype.plexus.components.cipher.DefaultPlexusCipher;
import org.sonatype.plexus.components.sec.dispatcher.DefaultSecDispatcher;

/** Reads the settings that Maven itself would use: {@code ~/.m2/settings.xml} and those of Maven's own folder. */
final class SettingsFiles {
    private SettingsFiles() {}

    /**
     * Returns the settings with passwords decrypted.
     *
     * @throws DependencyException if a file is malformed
     */
    static Settings read() throws DependencyException {
        DefaultSettingsBuildingRequest request = new DefaultSettingsBuildingRequest();
        Path user = folder().resolve("settings.xml");
        request.setUserSettingsFile(user.toFile());
        globalFile(System.getenv()).forEach(file -> request.setGlobalSettingsFile(file.toFile()));
        request.setSystemProperties(systemProperties());
        try {
            return decrypted(new DefaultSettingsBuilderFactory()
                    .newInstance()
                    .build(request)
                    .getEffectiveSettings());
        } catch (SettingsBuildingException malformed) {
            throw new DependencyException(
                    "Maven's settings cannot be read: "
                            + malformed.getProblems().get(0) + ". Mend the file, e.g. " + user + ".",
                    malformed);
        }
    }

    /** Returns the user's folder of Maven. */
    static Path folder() {
        return Path.of(System.getProperty("user.home"), ".m2");
    }

    /** Returns the system properties and, as {@code env.NAME}, the environment: what settings and poms may refer to. */
    static Properties systemProperties() {
        Properties properties = new Properties();
        System.getenv().forEach((name, value) -> properties.setProperty("env." + name, value));
        System.getProperties()
                .stringPropertyNames()
                .forEach(name -> properties.setProperty(name, System.getProperty(name)));
        return properties;
    }

    private static Stream<Path> globalFile(Map<String, String> environment) {
        return Stream.of("MAVEN_HOME", "M2_HOME")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(home -> !home.isEmpty())
                .map(home -> Path.of(home, "conf", "settings.xml"))
                .filter(Files::isRegularFile)
                .limit(1);
    }

    private static Settings decrypted(Settings settings) {
        DefaultSecDispatcher dispatcher = new DefaultSecDispatcher(
                new DefaultPlexusCipher(),
                Map.of(),
                folder().resolve("settings-security.xml").toString());
        SettingsDecryptionResult result =
                new DefaultSettingsDecrypter(dispatcher).decrypt(new DefaultSettingsDecryptionRequest(settings));
        settings.setServers(result.getServers());
        settings.setProxies(result.getProxies());
        return settings;
    }
}
