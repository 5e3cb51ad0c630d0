package cortado.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program looks for its host once, so each test looks from a class loader of its own. */
class HostDiscoveryTest {
    @TempDir
    Path services;

    /** A host that is looked at and passed over. */
    public static final class Absent extends Silent {
        @Override
        public boolean isPresent() {
            return false;
        }
    }

    /** A host that is looked at and taken. */
    public static class Silent implements DisplayHost {
        @Override
        public void show(MimeBundle bundle) {}

        @Override
        public LiveDisplay live(MimeBundle first) {
            return new TerminalLine(System.out);
        }
    }

    /** A value whose creation is all that a user's program does. */
    public record Plain() implements Displayable {
        @Override
        public MimeBundle display() {
            return MimeBundle.text("plain");
        }
    }

    @Test
    void the_first_displayable_value_takes_the_first_host_that_is_present() throws Exception {
        assertThat(hostAfterFirstValue(Absent.class.getName(), Silent.class.getName()))
                .isEqualTo("Silent");
    }

    @Test
    void without_a_host_the_terminal_is_used() throws Exception {
        assertThat(hostAfterFirstValue(Absent.class.getName())).isEqualTo("TerminalHost");
    }

    @Test
    void a_broken_host_is_reported_and_the_terminal_is_used() throws Exception {
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThat(hostAfterFirstValue("no.such.Host")).isEqualTo("TerminalHost");
        } finally {
            System.setErr(err);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualTo("cortado: a display host could not be loaded, using the terminal: "
                        + "java.util.ServiceConfigurationError: cortado.display.DisplayHost: "
                        + "Provider no.such.Host not found" + System.lineSeparator());
    }

    /** Creates a value and only then reads, without initializing it further, which host the displays have. */
    private String hostAfterFirstValue(String... providers) throws Exception {
        Path file = services.resolve("META-INF/services/" + DisplayHost.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(providers));
        List<URL> path = new ArrayList<>(List.of(services.toUri().toURL()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            path.add(Path.of(entry).toUri().toURL());
        }
        try (URLClassLoader fresh =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            fresh.loadClass(Plain.class.getName()).getConstructor().newInstance();
            // The providers vanish here, so that a host found only now would be the terminal.
            Files.delete(file);
            Object host =
                    fresh.loadClass(Displays.class.getName()).getMethod("host").invoke(null);
            return host.getClass().getSimpleName();
        }
    }
}
