package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.offset;

import cortado.render.MatrixChart;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationMetricsTest {
    private static final ClassificationMetrics PETS =
            Metrics.of(new String[] {"cat", "dog", "pig", "cat"}, new String[] {"cat", "pig", "pig", "dog"});

    static Stream<Golden.Classification> golden() {
        return Golden.FILE.classification().stream();
    }

    @ParameterizedTest
    @MethodSource("golden")
    void report_equals_scikit_learn_byte_for_byte(Golden.Classification golden) {
        assertThat(golden.metrics().report()).isEqualTo(golden.report());
        assertThat(golden.metrics().report(4)).isEqualTo(golden.report4());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void averages_equal_scikit_learn_to_the_last_bit(Golden.Classification golden) {
        ClassificationMetrics metrics = golden.metrics();
        assertThat(metrics.accuracy()).isEqualTo(golden.accuracy());
        for (Average average : List.of(Average.MICRO, Average.MACRO, Average.WEIGHTED)) {
            double[] expected = golden.averages().get(average.name().toLowerCase(Locale.ROOT));
            assertThat(new double[] {metrics.precision(average), metrics.recall(average), metrics.f1(average)})
                    .as(average.name())
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void each_class_equals_scikit_learn_to_the_last_bit(Golden.Classification golden) {
        ClassificationMetrics metrics = golden.metrics();
        List<String> names = metrics.classNames();
        assertThat(names).hasSize(golden.precision().length);
        for (int i = 0; i < names.size(); i++) {
            assertThat(metrics.precision(names.get(i))).isEqualTo(golden.precision()[i]);
            assertThat(metrics.recall(names.get(i))).isEqualTo(golden.recall()[i]);
            assertThat(metrics.f1(names.get(i))).isEqualTo(golden.f1()[i]);
            assertThat(metrics.support(names.get(i))).isEqualTo(golden.support()[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("golden")
    void confusion_equals_scikit_learn(Golden.Classification golden) {
        if (golden.confusion() != null) {
            assertThat(golden.metrics().confusion().counts()).isDeepEqualTo(golden.confusion());
        }
        if (golden.normalized() != null) {
            assertThat(golden.metrics().confusion().normalized()).isDeepEqualTo(golden.normalized());
        }
    }

    @Test
    void the_golden_file_covers_every_kind_of_case() {
        assertThat(golden()).hasSizeGreaterThan(100);
        assertThat(golden())
                .filteredOn(golden -> golden.report().contains("micro avg"))
                .hasSizeGreaterThan(5);
        assertThat(golden()).filteredOn(golden -> golden.confusion() != null).hasSizeGreaterThan(90);
    }

    @Test
    void five_binary_rows_give_the_textbook_numbers() {
        ClassificationMetrics metrics = Metrics.of(new int[] {0, 1, 0, 1, 0}, new int[] {0, 0, 1, 1, 0});
        assertThat(metrics.accuracy()).isEqualTo(0.6);
        assertThat(metrics.precision()).isEqualTo(0.5);
        assertThat(metrics.recall()).isEqualTo(0.5);
        assertThat(metrics.f1()).isEqualTo(0.5);
    }

    @Test
    void binary_numbers_without_a_positive_row_are_zero() {
        ClassificationMetrics metrics = Metrics.of(new int[] {0, 0}, new int[] {0, 0});
        assertThat(metrics.precision()).isZero();
        assertThat(metrics.recall()).isZero();
        assertThat(metrics.f1()).isZero();
        assertThat(Metrics.of(new int[] {1, 1}, new int[] {1, 1}).f1()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void micro_average_over_all_classes_is_accuracy_and_row_order_does_not_matter(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(200);
        int classes = 2 + random.nextInt(12);
        int[] actual = random.ints(rows, 0, classes).toArray();
        int[] predicted = random.ints(rows, 0, classes).toArray();
        ClassificationMetrics metrics = Metrics.of(actual, predicted);
        ClassificationMetrics reversed = Metrics.of(reversed(actual), reversed(predicted));
        assertThat(metrics.f1(Average.MICRO)).isCloseTo(metrics.accuracy(), offset(1e-12));
        assertThat(metrics.recall(Average.WEIGHTED)).isCloseTo(metrics.accuracy(), offset(1e-12));
        assertThat(reversed.report()).isEqualTo(metrics.report());
    }

    private static int[] reversed(int[] values) {
        return IntStream.range(0, values.length)
                .map(i -> values[values.length - 1 - i])
                .toArray();
    }

    @Test
    void binary_numbers_of_three_classes_ask_for_an_average() {
        assertThatIllegalStateException()
                .isThrownBy(PETS::f1)
                .withMessage("metrics: f1() speaks of the positive one of 2 classes, but there are 3. "
                        + "Pass an average, e.g. f1(Average.MACRO), or a class name.");
    }

    @Test
    void an_unknown_class_name_is_answered_with_the_nearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PETS.recall("dig"))
                .withMessage("metrics: there is no class 'dig'; did you mean 'dog'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PETS.confusion().count("cat", "bird"))
                .withMessage("confusion: there is no class 'bird'; known: cat, dog, pig.");
    }

    @Test
    void mismatched_lengths_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(new int[3], new int[2]))
                .withMessage("metrics: every row needs a prediction, but there are 3 rows and 2 predictions.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(new int[0], new int[0]))
                .withMessage("metrics: at least 1 row is needed, but there are 0.");
    }

    @Test
    void a_class_without_a_name_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(new int[] {0, 1}, new int[] {0, 2}, List.of("no", "yes")))
                .withMessage(
                        "metrics: the predicted class of row 1 is 2, but must be from 0 to 1, one of 2 class names.");
    }

    @Test
    void a_subset_needs_a_class_and_none_twice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PETS.only("cat", "cat"))
                .withMessage("metrics: only(...) needs at least 1 class and none twice, but got [cat, cat].");
    }

    @Test
    void digits_out_of_range_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PETS.report(-1))
                .withMessage("report: digits must be from 0 to 15, but was -1.");
    }

    @Test
    void confusion_counts_by_name() {
        assertThat(PETS.confusion().count("cat", "dog")).isEqualTo(1);
        assertThat(PETS.confusion().count("dog", "cat")).isZero();
    }

    @Test
    void confusion_prints_and_shows_its_chart() {
        ConfusionMatrix confusion = PETS.confusion();
        assertThat(confusion.chart())
                .isEqualTo(MatrixChart.confusion(
                        "", List.of("cat", "dog", "pig"), new long[][] {{1, 1, 0}, {0, 0, 1}, {0, 0, 1}}));
        assertThat(confusion).hasToString(confusion.chart().toString());
        assertThat(confusion.display().data()).containsKeys("image/png", "text/plain");
    }

    @Test
    void many_classes_show_the_worst_and_say_so() {
        int[] actual = IntStream.range(0, 120).toArray();
        int[] predicted = actual.clone();
        predicted[77] = 78;
        ClassificationMetrics metrics = Metrics.of(actual, predicted);
        assertThat(metrics.display().text())
                .startsWith("accuracy 0.9917 (120 rows)\nbalanced accuracy 0.9917, mcc 0.9917\n\n"
                        + "120 classes: macro f1 0.9889, weighted f1 0.9889; report() prints every class\n");
        String html = metrics.display().data().get("text/html").toString();
        assertThat(html).contains("The 20 of 120 classes with the lowest f1-score");
        assertThat(html.split("<tr", -1)).hasSize(1 + 1 + 20 + 3);
        assertThat(html.indexOf(">77<")).isBetween(0, html.indexOf(">0<"));
    }
}
