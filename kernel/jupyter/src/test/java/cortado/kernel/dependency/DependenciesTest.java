package cortado.kernel.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependenciesTest {
    @TempDir
    private Path folder;

    private TestRepository repository;
    private final Dependencies dependencies = new Dependencies();

    @BeforeEach
    void publish() throws IOException {
        repository = new TestRepository(folder);
        repository.publish("org.acme:base:1.0", "Base", "base 1.0");
        repository.publish("org.acme:base:2.0", "Base", "base 2.0");
        repository.publish("org.acme:base:1.0:extra", "Extra", "extra");
        repository.publish("org.acme:checks:1.0", "Checks", "checks");
        repository.publish("org.acme:top:1.0", "Top", "top", "org.acme:base:1.0", "org.acme:checks:1.0:test");
        repository.publish("org.acme:other:1.0", "Other", "other", "org.acme:base:2.0");
        repository.publish("org.acme:older:1.0", "Older", "older", "com.google.code.gson:gson:2.8.5");
        repository.publish("com.google.code.gson:gson:2.8.5", "Gson", "old");
    }

    @AfterEach
    void restore() {
        repository.close();
    }

    private List<String> names(Addition addition) {
        return addition.files().stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void what_a_library_needs_at_run_time_comes_with_it() throws DependencyException {
        Addition found = dependencies.maven(List.of("org.acme:top:1.0"));

        assertThat(names(found)).containsExactly("top-1.0.jar", "base-1.0.jar");
        assertThat(found.files()).allMatch(file -> file.startsWith(repository.local()));
        assertThat(found.notes()).isEmpty();
    }

    @Test
    void classifiers_are_understood_in_each_of_their_forms() throws DependencyException {
        for (String form :
                List.of("org.acme:base:1.0:extra", "org.acme:base:jar:extra:1.0", "org.acme:base:1.0:extra@jar")) {
            assertThat(names(dependencies.maven(List.of(form)))).containsExactly("base-1.0-extra.jar");
        }
        assertThat(names(dependencies.maven(List.of("org.acme:base:jar:1.0")))).containsExactly("base-1.0.jar");
    }

    @Test
    void what_is_loaded_is_not_added_again() throws DependencyException {
        dependencies.added(dependencies.maven(List.of("org.acme:base:1.0")));

        assertThat(names(dependencies.maven(List.of("org.acme:top:1.0")))).containsExactly("top-1.0.jar");
        assertThat(names(dependencies.maven(List.of("org.acme:base:1.0:extra"))))
                .containsExactly("base-1.0-extra.jar");
    }

    @Test
    void another_version_of_a_loaded_library_is_refused() throws DependencyException {
        dependencies.added(dependencies.maven(List.of("org.acme:top:1.0")));

        String told =
                "org.acme:base:2.0 clashes with version 1.0, which this session loaded. Java cannot replace a loaded"
                        + " library, so nothing was added. Ask for the loaded version, or restart the kernel to load another one"
                        + " first where it is not Cortado's.";
        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:base:2.0")))
                .hasMessage(told);
        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:other:1.0")))
                .hasMessage(told);
    }

    @Test
    void another_version_of_a_shipped_library_is_refused() {
        assertThatThrownBy(() -> dependencies.maven(List.of("com.google.code.gson:gson:2.8.5")))
                .hasMessageMatching(
                        "com\\.google\\.code\\.gson:gson:2\\.8\\.5 clashes with version 2\\.\\d+\\.\\d+, which Cortado itself uses\\. .*");
    }

    @Test
    void a_newer_shipped_library_serves_what_asks_for_an_older_one() throws DependencyException {
        Addition found = dependencies.maven(List.of("org.acme:older:1.0"));

        assertThat(names(found)).containsExactly("older-1.0.jar");
        assertThat(found.notes())
                .singleElement()
                .asString()
                .matches("using the loaded com\\.google\\.code\\.gson:gson:2\\.\\d+\\.\\d+ instead of 2\\.8\\.5");
    }

    @Test
    void an_unknown_library_is_named_with_where_it_was_looked_for() {
        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:base:1.0", "org.acme:nix:3")))
                .hasMessage("org.acme:nix:3 was not found in tests (" + repository.url()
                        + "). Check the coordinates, or add the repository that has it: %mavenRepo id url");
    }

    @Test
    void a_repository_can_be_added() throws IOException, DependencyException {
        repository.settings("<mirrors><mirror><id>none</id><mirrorOf>central</mirrorOf><url>"
                + folder.resolve("empty").toUri() + "</url></mirror></mirrors>");
        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:base:1.0")))
                .hasMessageContaining("was not found");

        dependencies.addRepository("mine", repository.url());

        assertThat(names(dependencies.maven(List.of("org.acme:base:1.0")))).containsExactly("base-1.0.jar");
    }

    @Test
    void the_repositories_of_active_profiles_and_the_local_folder_of_the_settings_are_used()
            throws IOException, DependencyException {
        Path local = folder.resolve("elsewhere");
        repository.settings("<localRepository>" + local + "</localRepository>"
                + "<mirrors><mirror><id>none</id><mirrorOf>central</mirrorOf><url>"
                + folder.resolve("empty").toUri() + "</url></mirror></mirrors>"
                + "<profiles><profile><id>p</id><repositories><repository><id>mine</id><url>" + repository.url()
                + "</url></repository></repositories></profile></profiles>"
                + "<activeProfiles><activeProfile>p</activeProfile></activeProfiles>");

        assertThat(dependencies.maven(List.of("org.acme:base:1.0")).files())
                .containsExactly(local.resolve("org/acme/base/1.0/base-1.0.jar"));
    }

    @Test
    void offline_is_said() throws IOException {
        repository.settings("<offline>true</offline>");

        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:base:1.0")))
                .hasMessage(
                        "org.acme:base:1.0 is not in the local repository " + repository.local()
                                + ", and Maven's settings say offline. Fetch it once online, or remove <offline> from settings.xml.");
    }

    @Test
    void an_unreachable_repository_is_told_from_an_absent_library() throws IOException {
        // Nothing listens on port 1 of this machine.
        repository.settings("<mirrors><mirror><id>down</id><mirrorOf>*</mirrorOf>"
                + "<url>http://127.0.0.1:1/maven2</url></mirror></mirrors>");

        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:base:1.0")))
                .hasMessageMatching(
                        "org\\.acme:base:1\\.0 could not be fetched from down \\(http://127\\.0\\.0\\.1:1/maven2\\): "
                                + ".*Connection refused.*\\. Check the network, and the mirror or proxy in Maven's settings\\.xml\\.");
    }

    @Test
    void an_unreadable_pom_adds_nothing() throws IOException {
        repository.publish("org.acme:bad:1.0", "Bad", "bad");
        repository.pomText("org.acme:bad:1.0", "<project><nonsense");

        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:bad:1.0")))
                .hasMessageStartingWith("the pom of org.acme:bad:1.0 is invalid: ")
                .hasMessageEndingWith(" Choose another version. Nothing was added.");
    }

    @Test
    void malformed_coordinates_and_addresses_are_explained() {
        assertThatThrownBy(() -> dependencies.maven(List.of("org.acme:base")))
                .hasMessage("coordinates must be group:artifact:version, but were 'org.acme:base'. Write for example"
                        + " org.apache.commons:commons-csv:1.11.0, with :classifier after it if there is one.");
        assertThatThrownBy(() -> dependencies.addRepository("mine", "ftp://x"))
                .hasMessage(
                        "the address of repository 'mine' must start with https:, http: or file:, but was 'ftp://x'."
                                + " Write for example: %mavenRepo mine https://repo.example.com/maven2");
    }

    @Test
    void the_parts_of_a_pom_are_put_together() throws DependencyException {
        Addition found = dependencies.pomText("""
                <repository><id>mine</id><url>%s</url></repository>
                <properties><v>1.0</v></properties>
                <dependency><groupId>org.acme</groupId><artifactId>top</artifactId><version>${v}</version></dependency>
                <dependencies>
                  <dependency><groupId>org.acme</groupId><artifactId>checks</artifactId><version>1.0</version>
                    <scope>test</scope></dependency>
                </dependencies>
                """.formatted(repository.url()), List.of());

        assertThat(names(found)).containsExactly("top-1.0.jar", "base-1.0.jar");
    }

    @Test
    void a_whole_pom_with_a_parent_an_imported_pom_exclusions_and_scopes_is_read()
            throws IOException, DependencyException {
        repository.pomText("org.acme:parent:1", """
                <project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId><artifactId>parent</artifactId>
                <version>1</version><packaging>pom</packaging><properties><top>1.0</top></properties></project>
                """);
        repository.pomText("org.acme:bom:1", """
                <project><modelVersion>4.0.0</modelVersion><groupId>org.acme</groupId><artifactId>bom</artifactId>
                <version>1</version><packaging>pom</packaging><dependencyManagement><dependencies><dependency>
                <groupId>org.acme</groupId><artifactId>checks</artifactId><version>1.0</version></dependency>
                </dependencies></dependencyManagement></project>
                """);
        Path pom = Files.writeString(folder.resolve("pom.xml"), """
                <project><modelVersion>4.0.0</modelVersion>
                <parent><groupId>org.acme</groupId><artifactId>parent</artifactId><version>1</version></parent>
                <artifactId>mine</artifactId>
                <dependencyManagement><dependencies><dependency><groupId>org.acme</groupId><artifactId>bom</artifactId>
                <version>1</version><type>pom</type><scope>import</scope></dependency></dependencies></dependencyManagement>
                <dependencies>
                <dependency><groupId>org.acme</groupId><artifactId>top</artifactId><version>${top}</version>
                <exclusions><exclusion><groupId>org.acme</groupId><artifactId>base</artifactId></exclusion></exclusions>
                </dependency>
                <dependency><groupId>org.acme</groupId><artifactId>checks</artifactId><scope>test</scope></dependency>
                </dependencies></project>
                """);

        assertThat(names(dependencies.pomFile(pom, List.of()))).containsExactly("top-1.0.jar");
        assertThat(names(dependencies.pomFile(pom, List.of("test")))).containsExactly("checks-1.0.jar");
    }

    @Test
    void a_malformed_pom_is_explained() {
        assertThatThrownBy(() -> dependencies.pomText("<dependency><groupId>a</dependency>", List.of()))
                .hasMessageStartingWith("the pom is not XML, line 1: ")
                .hasMessageEndingWith(". Mend it. Nothing was added.");
        assertThatThrownBy(() -> dependencies.pomText(
                        "<dependency><groupId>a</groupId><artifactId>b</artifactId></dependency>", List.of()))
                .hasMessage(
                        "the pom of the cell: 'dependencies.dependency.version' for a:b:jar is missing. Mend the pom."
                                + " Nothing was added.");
        assertThatThrownBy(() -> dependencies.pomText(" ", List.of()))
                .hasMessage("the cell has no pom. Write <dependency> elements on its next lines.");
    }

    @Test
    void jars_that_name_themselves_clash_too() throws IOException, DependencyException {
        Path old = jar("old.jar", "1.0");
        Path young = jar("young.jar", "2.0");
        Path plain = folder.resolve("lib").resolve("plain.jar");
        TestRepository.jar(plain, Map.of("Plain", "plain"), Map.of());

        Addition found = dependencies.files(List.of(old, plain));
        assertThat(found.files()).containsExactly(old, plain);
        dependencies.added(found);

        assertThatThrownBy(() -> dependencies.files(List.of(young)))
                .hasMessageStartingWith("org.acme:named:2.0 clashes with version 1.0, which this session loaded.");
        Path damaged = Files.writeString(folder.resolve("damaged.jar"), "no zip");
        assertThatThrownBy(() -> dependencies.files(List.of(damaged)))
                .hasMessageStartingWith(damaged + " is not a jar that can be read: ");
    }

    private Path jar(String name, String version) throws IOException {
        Path jar = folder.resolve("lib").resolve(name);
        Files.createDirectories(jar.getParent());
        TestRepository.jar(
                jar,
                Map.of("Named", version),
                Map.of(
                        "META-INF/maven/org.acme/named/pom.properties",
                        "groupId=org.acme\nartifactId=named\nversion=" + version));
        return jar;
    }

    @Test
    void globs_find_files() throws IOException, DependencyException {
        Path jars = Files.createDirectories(folder.resolve("some jars"));
        Path a = Files.createFile(jars.resolve("a1.jar"));
        Path b = Files.createFile(jars.resolve("b2.jar"));
        Path text = Files.createFile(jars.resolve("text.txt"));

        assertThat(PathGlob.find(jars + "/*.jar")).containsExactly(a, b);
        assertThat(PathGlob.find(jars + "/?1.jar")).containsExactly(a);
        assertThat(PathGlob.find(jars + "/")).containsExactly(a, b, text);
        assertThat(PathGlob.find(folder + "/some*/b2.jar")).containsExactly(b);
        assertThatThrownBy(() -> PathGlob.find(jars + "/*.zip"))
                .hasMessage("no file matches '" + jars + "/*.zip' from the folder "
                        + Path.of("").toAbsolutePath() + ". Check the path.");
    }
}
