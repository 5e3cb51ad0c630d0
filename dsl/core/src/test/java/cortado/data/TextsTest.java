package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cortado.Datasets;
import cortado.base.Shape;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Datasets whose rows are texts. */
class TextsTest {
    private static final Dataset TEXTS =
            Dataset.ofTexts(List.of("good", "bad", "fine", "poor"), List.of("yes", "no", "yes", "no"));

    @Test
    void sentences_are_whole_and_balanced() {
        Split sentences = Datasets.sentences();

        assertThat(sentences.train().classCounts()).containsExactly(1200, 1200);
        assertThat(sentences.test().classCounts()).containsExactly(300, 300);
        Set<String> train = new HashSet<>(sentences.train().texts());
        assertThat(train).hasSizeGreaterThan(2_380);
        assertThat(sentences.train().toString())
                .isEqualTo("\nDataset: 2,400 texts, 2 classes\n  negative   1,200   50.0%\n  positive   1,200   50.0%");
    }

    @Test
    void texts_go_with_their_labels() {
        Dataset chosen = TEXTS.rows(3, 0, 0);

        assertThat(chosen.texts()).containsExactly("poor", "good", "good");
        assertThat(chosen.classes()).containsExactly(0, 1, 1);
        assertThat(chosen.text(0)).isEqualTo("poor");
        assertThat(TEXTS.shuffled(3).texts()).containsExactlyInAnyOrderElementsOf(TEXTS.texts());
        assertThat(TEXTS.split(0.5, 1).test().classCounts()).containsExactly(1, 1);
    }

    @Test
    void texts_stand_beside_numbers() {
        Dataset both = Dataset.of(new float[4][2]).withFeature("review", TEXTS);

        assertThat(both.feature(1).texts()).isEqualTo(TEXTS.texts());
        assertThat(both.toString()).isEqualTo("\nDataset: 4 rows of shape (2) with 'review' texts, no labels");
    }

    @Test
    void other_features_take_the_place_of_texts() {
        Dataset numbers = TEXTS.withFeatures(new float[] {1, 2, 3, 4}, Shape.of(1));

        assertThat(numbers.features(2)).containsExactly(3);
        assertThat(numbers.classes()).isEqualTo(TEXTS.classes());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXTS.withFeatures(new float[6], Shape.of(2)))
                .withMessage(
                        "dataset: withFeatures(...) needs features for each of the 4 rows, but has 3 rows of shape (2).");
    }

    @Test
    void texts_are_no_numbers_and_numbers_no_texts() {
        assertThatIllegalStateException()
                .isThrownBy(TEXTS::shape)
                .withMessage(
                        "dataset: shape() needs numbers, but the rows are texts. Start the network with input(tokenizer), or use"
                                + " tokenizer.encode(data).");
        assertThatIllegalStateException()
                .isThrownBy(() -> Dataset.of(new float[4][2]).texts())
                .withMessage("dataset: texts() needs texts, but there are 4 rows of shape (2).");
    }

    @Test
    void missing_texts_and_labels_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.ofTexts(List.of()))
                .withMessage("dataset: at least 1 row is needed, but there are 0.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.ofTexts(Arrays.asList("a", null)))
                .withMessage("dataset: row 1 has no text (null). Leave such rows out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.ofTexts(List.of("a", "b"), List.of("x")))
                .withMessage("dataset: every row needs one label, but there are 2 rows and 1 labels.");
    }
}
