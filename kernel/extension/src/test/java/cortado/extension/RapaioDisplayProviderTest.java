package cortado.extension;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rapaio.jupyter.kernel.display.DisplayData;
import org.rapaio.jupyter.kernel.display.DisplaySystem;

class RapaioDisplayProviderTest {
    private static final Score SCORE = new Score(0.5);

    @Test
    void the_kernel_finds_the_provider_and_shows_every_part() {
        DisplayData shown = DisplaySystem.inst().render(SCORE);

        assertThat(shown.data())
                .isEqualTo(Map.of(
                        "text/plain",
                        "accuracy 0.5",
                        "text/html",
                        "<b>0.5</b>",
                        "image/png",
                        "iVBORw==",
                        "application/json",
                        Map.of("losses", Arrays.asList(0.5, null))));
        assertThat(shown.metadata()).isEqualTo(Map.of("image/png", Map.of("width", 720)));
    }

    @Test
    void a_bundle_is_shown_as_it_is() {
        assertThat(DisplaySystem.inst().render(MimeBundle.text("plain")).data())
                .isEqualTo(Map.of("text/plain", "plain"));
    }

    @Test
    void one_part_is_shown_if_it_is_asked_for() {
        for (String type : List.of("image/png", "png")) {
            DisplayData shown = DisplaySystem.inst().render(type, SCORE);

            assertThat(shown.data()).isEqualTo(Map.of("image/png", "iVBORw=="));
            assertThat(shown.metadata()).isEqualTo(Map.of("image/png", Map.of("width", 720)));
        }
    }

    @Test
    void a_part_that_is_not_there_gives_all() {
        assertThat(DisplaySystem.inst().render("text/latex", SCORE).data()).hasSize(4);
    }

    @Test
    void a_kernel_that_is_only_on_the_class_path_is_not_started() {
        assertThat(RapaioPort.find()).isNull();
    }
}
