package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Shape;
import org.junit.jupiter.api.Test;

/** Datasets with several features and targets. */
class CompanionsTest {
    private static final Dataset PLAIN = Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}, {7, 8}});

    private static Dataset whole() {
        return PLAIN.featureNamed("image")
                .withFeature("meta", new float[][] {{10}, {20}, {30}, {40}})
                .withTarget("digit", new int[] {0, 1, 0, 1})
                .withTarget("age", new float[] {.1f, .2f, .3f, .4f});
    }

    @Test
    void columns_have_names_in_order() {
        assertThat(whole().featureNames()).containsExactly("image", "meta");
        assertThat(whole().targetNames()).containsExactly("digit", "age");
        assertThat(PLAIN.featureNames()).containsExactly("features");
        assertThat(PLAIN.targetNames()).isEmpty();
        assertThat(Dataset.of(new float[][] {{1}}, new int[] {0}).targetNames()).containsExactly("labels");
    }

    @Test
    void rows_stay_together() {
        Dataset chosen = whole().rows(3, 0);

        assertThat(chosen.features(0)).containsExactly(7, 8);
        assertThat(chosen.feature(1).features(0)).containsExactly(40);
        assertThat(chosen.target(0).classes()).containsExactly(1, 0);
        assertThat(chosen.target(1).targets().get(0)).isEqualTo(.4f);
        assertThat(chosen.target(1).features(1)).containsExactly(1, 2);
    }

    @Test
    void splits_keep_rows_together() {
        Split split = whole().split(0.5, 3);

        for (Dataset part : new Dataset[] {split.train(), split.test()}) {
            for (int i = 0; i < part.size(); i++) {
                float first = part.features(i)[0];
                assertThat(part.feature(1).features(i)).containsExactly((first + 1) * 5);
                assertThat(part.target(1).targets().get(i))
                        .isEqualTo((first + 1) / 20, org.assertj.core.api.Assertions.within(1e-6f));
            }
        }
    }

    @Test
    void the_first_target_is_what_single_methods_speak_of() {
        assertThat(whole().isClassification()).isTrue();
        assertThat(whole().classCount()).isEqualTo(2);
        assertThat(whole().withClassNames("even", "odd").target(0).classNames()).containsExactly("even", "odd");
        assertThat(whole().reshaped(1, 2).feature(0).shape()).isEqualTo(Shape.of(1, 2));
        assertThat(whole().reshaped(1, 2).feature(1).shape()).isEqualTo(Shape.of(1));
        assertThat(whole().targetNamed("number").targetNames()).containsExactly("number", "age");
    }

    @Test
    void it_shows_all_columns() {
        assertThat(whole().toString())
                .startsWith("\nDataset: 4 rows of shape (2) with 'meta' (1), 2 classes and 'age' (1 target)\n");
    }

    @Test
    void other_numbers_of_rows_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withFeature("meta", new float[][] {{1}}))
                .withMessage("dataset: every row needs one feature 'meta', but there are 4 rows and 1 of them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withTarget("age", new float[] {1, 2}))
                .withMessage("dataset: every row needs one target 'age', but there are 4 rows and 2 of them.");
    }

    @Test
    void names_are_given_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole().withTarget("age", new float[] {1, 2, 3, 4}))
                .withMessage("dataset: there is a target 'age' already. Give each a name of its own.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole().withFeature("image", PLAIN))
                .withMessage("dataset: there is a feature 'image' already. Give each a name of its own.");
    }

    @Test
    void a_target_needs_labels() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PLAIN.withTarget("age", PLAIN))
                .withMessage("dataset: the target 'age' needs labels, but the other dataset has none.");
    }
}
