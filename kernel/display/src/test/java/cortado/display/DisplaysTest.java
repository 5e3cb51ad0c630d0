package cortado.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DisplaysTest {
    private record Score(double accuracy) implements Displayable {
        @Override
        public MimeBundle display() {
            return MimeBundle.text("accuracy " + accuracy).with(MimeBundle.HTML, "<b>" + accuracy + "</b>");
        }
    }

    private record Recorder(List<MimeBundle> shown) implements DisplayHost {
        @Override
        public void show(MimeBundle bundle) {
            shown.add(bundle);
        }

        @Override
        public LiveDisplay live(MimeBundle first) {
            return new TerminalLine(System.out);
        }
    }

    private final DisplayHost before = Displays.host();

    @AfterEach
    void put_the_host_back() {
        Displays.install(before);
    }

    @Test
    void a_displayable_shows_its_own_bundle() {
        assertThat(Displays.bundle(new Score(0.5)).data())
                .containsOnlyKeys("text/plain", "text/html")
                .containsEntry("text/html", "<b>0.5</b>");
    }

    @Test
    void a_bundle_is_its_own_bundle() {
        MimeBundle bundle = MimeBundle.text("x");

        assertThat(Displays.bundle(bundle)).isSameAs(bundle);
    }

    @Test
    void anything_else_becomes_text() {
        assertThat(Displays.bundle(List.of(1, 2)).data()).containsOnlyKeys("text/plain");
        assertThat(Displays.bundle(List.of(1, 2)).text()).isEqualTo("[1, 2]");
    }

    @Test
    void values_go_to_the_installed_host() {
        Recorder recorder = new Recorder(new ArrayList<>());
        Displays.install(recorder);

        Displays.show(7);
        new Score(0.5).show();

        assertThat(recorder.shown()).extracting(MimeBundle::text).containsExactly("7", "accuracy 0.5");
    }
}
