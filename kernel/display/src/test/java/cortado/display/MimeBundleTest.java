package cortado.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MimeBundleTest {
    private final MimeBundle text = MimeBundle.text("accuracy 0.9");

    @Test
    void adding_a_part_leaves_the_first_bundle_as_it_was() {
        MimeBundle both = text.with(MimeBundle.HTML, "<b>0.9</b>");

        assertThat(text.data()).containsExactly(Map.entry("text/plain", "accuracy 0.9"));
        assertThat(both.data())
                .containsExactly(Map.entry("text/plain", "accuracy 0.9"), Map.entry("text/html", "<b>0.9</b>"));
    }

    @Test
    void a_part_added_twice_is_replaced() {
        assertThat(text.with(MimeBundle.TEXT, "accuracy 0.95").text()).isEqualTo("accuracy 0.95");
    }

    @Test
    void metadata_gathers_by_type_and_leaves_the_first_bundle_as_it_was() {
        MimeBundle wide = text.withMetadata(MimeBundle.PNG, "width", 720);
        MimeBundle sized = wide.withMetadata(MimeBundle.PNG, "height", 300);

        assertThat(text.metadata()).isEmpty();
        assertThat(wide.metadata()).isEqualTo(Map.of("image/png", Map.of("width", 720)));
        assertThat(sized.metadata()).isEqualTo(Map.of("image/png", Map.of("width", 720, "height", 300)));
    }

    @Test
    void parts_and_metadata_cannot_be_changed_from_outside() {
        MimeBundle sized = text.withMetadata(MimeBundle.PNG, "width", 720);

        assertThatThrownBy(() -> sized.data().put(MimeBundle.HTML, "x"))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sized.metadata().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sized.metadata().get(MimeBundle.PNG).put("width", 1))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void its_string_is_the_text_part() {
        assertThat(text.with(MimeBundle.HTML, "<b>0.9</b>")).hasToString("accuracy 0.9");
    }
}
