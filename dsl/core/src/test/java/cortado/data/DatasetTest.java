package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cortado.base.Shape;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetTest {
    private static final float[][] X = {{1, 2}, {3, 4}, {5, 6}};
    private static final Dataset PETS = Dataset.of(X, new String[] {"dog", "cat", "dog"});

    @Test
    void numbered_classes_are_named_up_to_the_largest() {
        Dataset data = Dataset.of(X, new int[] {0, 3, 0});
        assertThat(data.size()).isEqualTo(3);
        assertThat(data.shape()).isEqualTo(Shape.of(2));
        assertThat(data.classNames()).containsExactly("0", "1", "2", "3");
        assertThat(data.classes()).containsExactly(0, 3, 0);
        assertThat(values(data.features())).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void named_labels_are_numbered_in_natural_order() {
        assertThat(PETS.classNames()).containsExactly("cat", "dog");
        assertThat(PETS.classes()).containsExactly(1, 0, 1);
        assertThat(PETS.label(1)).isEqualTo("cat");
        assertThat(PETS.classIndex("dog")).isEqualTo(1);
    }

    @Test
    void named_labels_keep_a_given_order() {
        Dataset data = Dataset.of(X, new String[] {"low", "high", "low"}, List.of("low", "mid", "high"));
        assertThat(data.classes()).containsExactly(0, 2, 0);
        assertThat(data.classCount()).isEqualTo(3);
    }

    @Test
    void real_targets_have_a_width() {
        Dataset one = Dataset.of(X, new float[] {1, 2, 3});
        Dataset two = Dataset.of(X, new float[][] {{1, 2}, {3, 4}, {5, 6}});
        assertThat(one.isRegression()).isTrue();
        assertThat(one.targetWidth()).isEqualTo(1);
        assertThat(two.targetWidth()).isEqualTo(2);
        assertThat(values(two.rows(2, 0).targets())).containsExactly(5, 6, 1, 2);
    }

    @Test
    void nested_images_keep_their_dimensions() {
        float[][][] grey = {{{1, 2, 3}, {4, 5, 6}}, {{7, 8, 9}, {10, 11, 12}}};
        Dataset tables = Dataset.of(grey, new int[] {0, 1});
        Dataset images = Dataset.of(new float[][][][] {grey}, new int[] {0});
        assertThat(tables.shape()).isEqualTo(Shape.of(2, 3));
        assertThat(tables.reshaped(1, 2, 3).shape()).isEqualTo(Shape.of(1, 2, 3));
        assertThat(tables.features(1)).containsExactly(7, 8, 9, 10, 11, 12);
        assertThat(images.shape()).isEqualTo(Shape.of(2, 2, 3));
        assertThat(values(images.features())).isEqualTo(values(tables.features()));
    }

    @Test
    void changing_what_was_given_or_returned_changes_nothing() {
        float[] features = {1, 2};
        int[] classes = {0, 1};
        Dataset data = Dataset.of(features, Shape.of(1), classes, List.of("a", "b"));
        features[0] = 9;
        classes[0] = 1;
        data.classes()[0] = 1;
        data.features(0)[0] = 9;
        assertThat(values(data.features())).containsExactly(1, 2);
        assertThat(data.classes()).containsExactly(0, 1);
        assertThat(data.features().isReadOnly()).isTrue();
        assertThat(Dataset.of(X, new float[3]).targets().isReadOnly()).isTrue();
    }

    @Test
    void rows_are_chosen_in_the_given_order() {
        Dataset chosen = PETS.rows(2, 1, 2);
        assertThat(values(chosen.features())).containsExactly(5, 6, 3, 4, 5, 6);
        assertThat(chosen.classes()).containsExactly(1, 0, 1);
        assertThat(PETS.take(2).classes()).containsExactly(1, 0);
        assertThat(PETS.row(1).label(0)).isEqualTo("cat");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, -4, 5_000_000_000L})
    void shuffled_rows_stay_together_with_their_labels(long seed) {
        int[] classes = IntStream.range(0, 100).toArray();
        float[][] x = IntStream.range(0, 100).mapToObj(i -> new float[] {i}).toArray(float[][]::new);
        Dataset shuffled = Dataset.of(x, classes).shuffled(seed);
        assertThat(shuffled.classes()).containsExactlyInAnyOrder(classes).isNotEqualTo(classes);
        assertThat(IntStream.range(0, 100)).allMatch(i -> shuffled.features(i)[0] == shuffled.classes()[i]);
        assertThat(shuffled.classes())
                .isEqualTo(Dataset.of(x, classes).shuffled(seed).classes());
    }

    @Test
    void rows_of_different_length_are_refused() {
        refused(() -> Dataset.of(new float[][] {{1, 2}, {3}}, new int[2]))
                .withMessage("dataset: every row needs the same number of features, but row 0 has 2 and row 1 has 1.");
        refused(() -> Dataset.of(new float[][][] {{{1, 2}, {3, 4}}, {{1, 2}, {3}}}, new int[2]))
                .withMessage("dataset: every row needs the same shape, but row 0 is (2, 2) and row 1 has length 1 in "
                        + "dimension 1.");
    }

    @Test
    void features_that_are_not_finite_are_refused() {
        refused(() -> Dataset.of(new float[][] {{1, 2}, {3, Float.NaN}, {Float.POSITIVE_INFINITY, 0}}, new int[3]))
                .withMessage("dataset: features must be finite, but row 1 has NaN at column 1; 2 of 6 values are not "
                        + "finite. Replace them, or leave those rows out.");
        float[] images = new float[2 * 12];
        images[12 + 1 * 4 + 3] = Float.NEGATIVE_INFINITY;
        refused(() -> Dataset.of(images, Shape.of(1, 3, 4)))
                .withMessage("dataset: features must be finite, but row 1 has -Infinity at position [0, 1, 3]; 1 of 24 "
                        + "values are not finite. Replace them, or leave those rows out.");
    }

    @Test
    void targets_that_are_not_finite_are_refused() {
        refused(() -> Dataset.of(X, new float[] {1, Float.NaN, 2}))
                .withMessage("dataset: targets must be finite, but row 1 has NaN at column 0; 1 of 3 values are not "
                        + "finite. Replace them, or leave those rows out.");
    }

    @Test
    void classes_out_of_range_are_refused() {
        refused(() -> Dataset.of(X, new int[] {0, -1, 1}))
                .withMessage(
                        "dataset: a class must be from 0 to 9999, but row 1 has -1. Number the classes from 0; for "
                                + "real-valued targets pass float[].");
        refused(() -> Dataset.of(new float[6], Shape.of(2), new int[] {0, 1, 2}, List.of("no", "yes")))
                .withMessage("dataset: row 2 has class 2, but there are 2 class names, so a class must be from 0 to 1; "
                        + "names: [no, yes].");
    }

    @Test
    void an_unknown_class_name_is_answered_with_the_nearest() {
        refused(() -> Dataset.of(X, new String[] {"cat", "cta", "cat"}, List.of("bat", "catfish", "dog", "cut")))
                .withMessage("dataset: row 0 has the unknown class 'cat'; did you mean 'bat'?");
        refused(() -> PETS.classIndex("Dgo")).withMessage("dataset: there is no class 'Dgo'; known: cat, dog.");
    }

    @Test
    void a_missing_label_is_refused() {
        refused(() -> Dataset.of(X, new String[] {"cat", null, "dog"}))
                .withMessage("dataset: row 1 has no label (null). Leave such rows out.");
    }

    @Test
    void empty_data_is_refused() {
        refused(() -> Dataset.of(new float[0][], new int[0]))
                .withMessage("dataset: at least 1 row is needed, but there are 0.");
        refused(() -> Dataset.of(new float[3][0], new int[3]))
                .withMessage("dataset: a row needs at least 1 feature, but row 0 is empty.");
        refused(() -> Dataset.of(new float[0], Shape.of(2)))
                .withMessage("dataset: at least 1 row is needed, but there are 0.");
    }

    @Test
    void sizes_that_do_not_fit_are_refused() {
        refused(() -> Dataset.of(X, new int[2]))
                .withMessage("dataset: every row needs one label, but there are 3 rows and 2 classes.");
        refused(() -> Dataset.of(new float[7], Shape.of(1, 2), new int[3], List.of("a")))
                .withMessage("dataset: samples of shape (1, 2) have 2 features, but 7 values are no multiple of it.");
        refused(() -> Dataset.of(X, new float[2]))
                .withMessage("dataset: 3 rows with 1 target each need 3 targets, but there are 2.");
        refused(() -> PETS.reshaped(3)).withMessage("dataset: cannot reshape (2) to (3): 2 features do not make 3.");
    }

    @Test
    void class_names_must_differ_and_suffice() {
        refused(() -> PETS.withClassNames("a", "a"))
                .withMessage("dataset: class names must differ, but these are given twice: [a].");
        refused(() -> PETS.withClassNames("a", " "))
                .withMessage("dataset: a class name must not be blank, but the names are [a,  ].");
        refused(() -> PETS.withClassNames("a"))
                .withMessage("dataset: row 0 has class 1, but there are 1 class names, so a class must be from 0 to 0; "
                        + "names: [a].");
        assertThat(PETS.withClassNames("chat", "chien", "cochon").classCount()).isEqualTo(3);
    }

    @Test
    void rows_that_do_not_exist_are_refused() {
        refused(() -> PETS.rows(0, 3)).withMessage("dataset: there is no row 3; rows go from 0 to 2.");
        refused(PETS::rows).withMessage("dataset: rows() needs at least 1 row number, but got none.");
        refused(() -> PETS.take(4)).withMessage("dataset: take(4) needs a number from 1 to 3, the rows there are.");
    }

    @Test
    void labels_of_another_kind_are_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Dataset.of(X).classNames())
                .withMessage("dataset: classNames() needs a class for each row, but this dataset has no labels.");
        assertThatIllegalStateException()
                .isThrownBy(() -> Dataset.of(X, new float[3]).classes())
                .withMessage(
                        "dataset: classes() needs a class for each row, but this dataset has real-valued targets.");
        assertThatIllegalStateException()
                .isThrownBy(PETS::targets)
                .withMessage("dataset: targets() needs real-valued targets, but this dataset has classes.");
    }

    @Test
    void prints_size_shape_and_class_balance() {
        assertThat(PETS).hasToString("""

                Dataset: 3 rows of shape (2), 2 classes
                  cat       1   33.3%
                  dog       2   66.7%""");
        assertThat(Dataset.of(X, new float[3])).hasToString("\nDataset: 3 rows of shape (2), 1 target");
        assertThat(Dataset.of(X).row(0)).hasToString("\nDataset: 1 row of shape (2), no labels");
        assertThat(new Split(PETS, PETS.take(1)))
                .hasToString("\ntrain: 3 rows of shape (2), 2 classes\ntest:  1 row of shape (2), 2 classes");
    }

    @Test
    void shows_the_class_balance_as_a_table() {
        String html = PETS.display().data().get("text/html").toString();
        assertThat(html).contains("<p>3 rows of shape (2), 2 classes</p>", ">dog</th>", ">66.7%</td>");
        assertThat(PETS.display().text()).isEqualTo(PETS.toString().strip());
        assertThat(new Split(PETS, PETS.take(1)).display().text())
                .isEqualTo("train: 3 rows of shape (2), 2 classes\ntest:  1 row of shape (2), 2 classes");
    }

    private static ThrowableAssertAlternative<IllegalArgumentException> refused(ThrowingCallable call) {
        return assertThatIllegalArgumentException().isThrownBy(call);
    }

    private static float[] values(FloatBuffer buffer) {
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    @Test
    void a_row_gets_another_class() {
        Dataset pets = Dataset.of(new float[][] {{1}, {2}}, new String[] {"cat", "dog"});

        assertThat(pets.relabeled(0, "dog").classes()).containsExactly(1, 1);
        assertThat(pets.classes()).containsExactly(0, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pets.relabeled(1, "dogs"))
                .withMessage("dataset: there is no class 'dogs'; did you mean 'dog'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pets.relabeled(2, "dog"))
                .withMessage("dataset: there is no row 2; rows go from 0 to 1.");
    }
}
