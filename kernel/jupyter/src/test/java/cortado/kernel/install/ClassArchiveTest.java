package cortado.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    /** Stands for the kernel: a class of the same name in a jar, because Java archives no folders. */
    private static final String MAIN = "cortado/kernel/launch/Main";

    @TempDir
    private Path folder;

    private String classPath() throws IOException {
        Path source = Files.createDirectories(folder.resolve("source")).resolve("Main.java");
        Files.writeString(
                source,
                "package cortado.kernel.launch; public class Main { public static void main(String[] a) {"
                        + " System.exit(a[0].equals(\"rehearse\") ? 0 : 1); } }");
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), source.toString()))
                .isZero();
        Path jar = folder.resolve("main.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(MAIN + ".class"));
            out.write(Files.readAllBytes(folder.resolve(MAIN + ".class")));
        }
        return jar.toString();
    }

    private static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    @Test
    void an_archive_is_recorded_once_for_the_same_java_and_jars() throws IOException {
        ClassArchive archive = ClassArchive.in(folder, JavaHome.running());
        Path file = folder.resolve("classes.jsa");
        String classPath = classPath();
        assertThat(archive.state(classPath)).isEqualTo(ClassArchive.State.NONE);

        assertThat(archive.record(java(), classPath)).isTrue();
        Object first = Files.readAttributes(file, "creationTime,lastModifiedTime,fileKey");
        assertThat(archive.record(java(), classPath)).isTrue();
        assertThat((Object) Files.readAttributes(file, "creationTime,lastModifiedTime,fileKey"))
                .isEqualTo(first);

        Files.writeString(folder.resolve("classes.stamp"), "another Java");
        assertThat(archive.state(classPath)).isEqualTo(ClassArchive.State.OLD);
        assertThat(archive.record(java(), classPath)).isTrue();
        assertThat(Files.readString(folder.resolve("classes.stamp"))).contains(System.getProperty("java.vm.version"));
        assertThat(archive.state(classPath)).isEqualTo(ClassArchive.State.CURRENT);
        assertThat(folder.resolve("classes.new")).doesNotExist();
    }

    @Test
    void a_kernel_that_cannot_be_archived_is_no_error() throws IOException {
        ClassArchive archive = ClassArchive.in(folder, JavaHome.running());

        assertThat(archive.record(java(), folder.toString())).isFalse();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void renewal_leaves_an_archive_alone_that_another_kernel_is_renewing() throws IOException {
        Path lock = Files.createFile(folder.resolve("classes.lock"));
        Path archive = Files.writeString(folder.resolve("classes.jsa"), "old");

        ClassArchive.in(folder, JavaHome.running()).renewOnce();

        assertThat(lock).exists();
        assertThat(archive).hasContent("old");
    }
}
