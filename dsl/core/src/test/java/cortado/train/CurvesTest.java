package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.validationCurve;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.metric.Average;
import cortado.metric.Score;
import cortado.train.Diagnosis.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning curves and validation curves. */
class CurvesTest {
    private static final GoldenValidation GOLDEN = GoldenValidation.FILE;

    @Test
    void a_learning_curve_is_that_of_scikit_learn() {
        GoldenValidation.Curve golden = GOLDEN.curve();
        LearningCurve curve =
                LearningCurve.of(new NearestCentroid(), GOLDEN.ofClasses(), golden.cuts(), golden.sizes());

        assertThat(curve.sizes()).containsExactly(golden.sizes());
        for (int i = 0; i < golden.sizes().length; i++) {
            assertThat(curve.trainingScores()[i]).containsExactly(golden.training()[i], within(1e-12));
            assertThat(curve.validationScores()[i]).containsExactly(golden.validation()[i], within(1e-12));
        }
    }

    @Test
    void a_validation_curve_is_that_of_scikit_learn() {
        GoldenValidation.Ridge golden = GOLDEN.ridge();
        Folds folds = Folds.ofGroups(GOLDEN.ofValues(), 5, GOLDEN.groups());
        ValidationCurve<Double> curve = validationCurve(folds, "alpha", golden.alphas(), LineFit::new);

        assertThat(curve.score().name()).isEqualTo("r2");
        for (int i = 0; i < golden.alphas().size(); i++) {
            assertThat(curve.trainingScores()[i]).containsExactly(golden.training()[i], within(1e-6));
            assertThat(curve.validationScores()[i]).containsExactly(golden.validation()[i], within(1e-6));
        }
        assertThat(curve.best()).isEqualTo(0.1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void each_beginning_of_nested_rows_keeps_the_shares_of_the_classes(long seed) {
        Dataset data = new Gen(seed).classified(120, 3, 2);
        int[] rows = IntStream.range(0, 120).filter(row -> row % 4 != 0).toArray();
        int[] order = Nested.order(data, rows, new Seed(seed));

        assertThat(order).containsExactlyInAnyOrder(rows);
        assertThat(order).isNotEqualTo(rows);
        int[] classes = data.classes();
        for (int size = 1; size <= order.length; size++) {
            for (int c = 0; c < 3; c++) {
                int number = c;
                long among = Arrays.stream(order)
                        .limit(size)
                        .filter(row -> classes[row] == number)
                        .count();
                long all = Arrays.stream(order)
                        .filter(row -> classes[row] == number)
                        .count();
                assertThat((double) among).isCloseTo((double) size * all / order.length, within(1.5));
            }
        }
    }

    @Test
    void sizes_are_shares_of_the_smallest_training_part() {
        Folds folds = Folds.ofTime(GOLDEN.ofClasses(), 4);

        assertThat(new NearestCentroid()
                        .learningCurve(folds, 1, 0.5, 0.5, 0.001)
                        .sizes())
                .containsExactly(1, 9, 18);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearestCentroid().learningCurve(folds, 0, 1.5))
                .withMessage("""
                        learningCurve: 2 problems:
                        - shares of the training rows must be above 0 and at most 1, but one was 0.0. Pass e.g. 0.1, 0.5, 1
                        - shares of the training rows must be above 0 and at most 1, but one was 1.5. Pass e.g. 0.1, 0.5, 1""");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NearestCentroid().learningCurve(folds))
                .withMessage("learningCurve: it needs at least one share of the training rows. Pass e.g. 0.1, 0.5, 1");
    }

    @Test
    void another_score_needs_no_other_fit() {
        GoldenValidation.Curve golden = GOLDEN.curve();
        LearningCurve curve =
                LearningCurve.of(new NearestCentroid(), GOLDEN.ofClasses(), golden.cuts(), golden.sizes());

        assertThat(curve.by(Score.f1(Average.MACRO)).score()).hasToString("f1(MACRO)");
        // NearestCentroid's loss is the share of wrong rows.
        assertThat(curve.by(Score.loss()).validationScores()[3][0])
                .isEqualTo(1 - golden.validation()[3][0], within(1e-12));
        assertThatIllegalStateException()
                .isThrownBy(() -> curve.by(Score.r2()))
                .withMessageContaining("r2() needs predicted real values, but these are classes.");
        assertThatIllegalStateException()
                .isThrownBy(() -> curve.by(Score.loss()).diagnosis())
                .withMessage(
                        "learningCurve: the diagnosis needs a score whose value by chance is known, but that of loss is not. Use by(Score.usual(true)) before.");
    }

    @Test
    void a_validation_curve_needs_values() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> validationCurve(GOLDEN.ofValues().folds(3), "alpha", List.<Double>of(), LineFit::new))
                .withMessage("validationCurve: 'alpha' needs at least one value. Pass e.g. List.of(8, 32, 128).");
    }

    @Test
    void a_tiny_network_underfits_digits() {
        LearningCurve curve = sequential(input(1, 8, 8), flatten(), dense(1).relu(), dense(10))
                .compile(adam(3e-3), crossEntropy())
                .epochs(10)
                .learningCurve(Datasets.digits().train().folds(3), 0.5, 1);

        assertThat(curve.diagnosis().verdict()).isEqualTo(Verdict.UNDERFITTING);
    }

    @Test
    void a_large_network_overfits_60_digits() {
        Dataset digits = Datasets.digits().train().take(60);
        LearningCurve curve = sequential(input(1, 8, 8), flatten(), dense(256).relu(), dense(10))
                .compile(adam(3e-3), crossEntropy())
                .epochs(60)
                .learningCurve(digits.folds(4), 0.5, 1);

        assertThat(curve.diagnosis().verdict()).isEqualTo(Verdict.OVERFITTING);
        assertThat(curve.diagnosis().sentence()).startsWith("Overfitting: accuracy 1.0000 on training rows and 0.");
    }

    @Test
    void curves_show_table_verdict_and_picture() {
        LearningCurve curve = new NearestCentroid().learningCurve(GOLDEN.ofClasses());
        ValidationCurve<Double> alphas =
                validationCurve(GOLDEN.ofValues().folds(5), "alpha", List.of(1000.0, 0.1, 10.0), LineFit::new);
        ValidationCurve<String> named =
                validationCurve(GOLDEN.ofClasses().folds(5), "rule", List.of("a", "b"), name -> new NearestCentroid());

        assertThat(curve.toString()).hasSizeLessThan(1000).contains("Underfitting: accuracy 0.");
        assertThat(curve.display().data().get("text/html").toString()).contains("<img", "<table", "Underfitting");
        assertThat(alphas.toString())
                .hasSizeLessThan(1000)
                .contains("best alpha: 0.1, validation r2 0.")
                .endsWith("; it is the outermost value, so try some beyond it");
        assertThat(alphas.chart().alt()).contains("best validation 0.8");
        assertThat(named.chart().alt()).startsWith("rule: 1 a, 2 b: ").contains("at rule 1");
        assertThat(named.toString()).contains("best rule: a");
    }
}
