package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final Evaluation CLASSES = Evaluation.of(
            Dataset.of(new float[4][1], new String[] {"no", "no", "yes", "yes"}), new int[] {0, 1, 1, 1}, 0.7);

    @Test
    void a_score_is_a_number_of_the_evaluation() {
        assertThat(Score.accuracy().of(CLASSES)).isEqualTo(0.75);
        assertThat(Score.precision(Average.BINARY).of(CLASSES)).isEqualTo(2 / 3.0);
        assertThat(Score.recall(Average.BINARY).of(CLASSES)).isEqualTo(1);
        assertThat(Score.f1(Average.BINARY).of(CLASSES)).isEqualTo(0.8);
        assertThat(Score.loss().of(CLASSES)).isEqualTo(0.7);
    }

    @Test
    void every_score_of_classes_is_the_number_of_that_name() {
        assertThat(Score.balancedAccuracy().of(CLASSES)).isEqualTo(0.75);
        // Of one true "no" found, one missed and two true "yes" found: (1*2 - 1*0) / sqrt(2 * 2 * 1 * 3).
        assertThat(Score.mcc().of(CLASSES)).isCloseTo(2 / Math.sqrt(12), within(1e-12));
        // 3/4 agree, (2*1 + 2*3) / 16 by chance.
        assertThat(Score.kappa().of(CLASSES)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void every_score_of_probabilities_is_the_number_of_that_name() {
        // Of "yes": 0.2 and 0.6 for rows of "no", 0.5 and 0.9 for rows of "yes"; 3 of 4 pairs are in order.
        Evaluation evaluation = Evaluation.of(
                Dataset.of(new float[4][1], new String[] {"no", "no", "yes", "yes"}),
                new int[] {0, 1, 0, 1},
                new float[][] {{0.2f}, {0.6f}, {0.5f}, {0.9f}},
                0.7);

        assertThat(Score.rocAuc().of(evaluation)).isEqualTo(0.75);
        assertThat(Score.averagePrecision().of(evaluation)).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
        assertThat(Score.logLoss().of(evaluation))
                .isCloseTo(-(Math.log(0.8) + Math.log(0.4) + Math.log(0.5) + Math.log(0.9)) / 4, within(1e-7));
        assertThat(Score.brier().of(evaluation)).isCloseTo((0.04 + 0.36 + 0.25 + 0.01) / 4, within(1e-7));
        assertThat(Score.topK(1).of(evaluation)).isEqualTo(0.75);
        assertThat(Score.topK(2).of(evaluation)).isEqualTo(1);
    }

    @Test
    void every_score_of_real_values_is_the_number_of_that_name() {
        // Errors 1, 0, -1, 2 of targets 1, 2, 4, 5: mean error 0.5, spread of the errors 5, of the targets 10.
        Evaluation evaluation =
                Evaluation.of(Dataset.of(new float[4][1], new float[] {1, 2, 4, 5}), new float[] {2, 2, 3, 7}, 0.7);

        assertThat(Score.explainedVariance().of(evaluation)).isEqualTo(0.5);
        assertThat(Score.r2().of(evaluation)).isCloseTo(0.4, within(1e-12));
        assertThat(Score.medianAbsoluteError().of(evaluation)).isEqualTo(1);
        assertThat(Score.maxError().of(evaluation)).isEqualTo(2);
        assertThat(Score.mape().of(evaluation)).isCloseTo((1 + 0 + 0.25 + 0.4) / 4, within(1e-12));
        assertThat(Score.quantileLoss(0.9).of(evaluation)).isCloseTo((0.1 + 0.9 + 0.2) / 4, within(1e-12));
        assertThat(Score.quantileLoss(0.9)).hasToString("quantile loss 0.9");
    }

    @Test
    void errors_are_better_when_they_are_less() {
        assertThat(Stream.of(
                        Score.logLoss(),
                        Score.brier(),
                        Score.medianAbsoluteError(),
                        Score.maxError(),
                        Score.mape(),
                        Score.quantileLoss(0.5)))
                .noneMatch(Score::isHigherBetter);
        assertThat(Stream.of(
                        Score.balancedAccuracy(),
                        Score.mcc(),
                        Score.kappa(),
                        Score.rocAuc(),
                        Score.averagePrecision(),
                        Score.topK(2),
                        Score.explainedVariance()))
                .allMatch(Score::isHigherBetter);
    }

    @Test
    void less_of_an_error_and_more_of_a_share_is_better() {
        assertThat(Score.rmse().isBetter(1, 2)).isTrue();
        assertThat(Score.r2().isBetter(1, 2)).isFalse();
        assertThat(Score.accuracy().isBetter(0.5, 0.5)).isFalse();
    }

    @Test
    void what_is_not_a_number_is_worse_than_any() {
        assertThat(Score.loss().isBetter(9, Double.NaN)).isTrue();
        assertThat(Score.loss().isBetter(Double.NaN, 9)).isFalse();
        assertThat(Score.accuracy().isBetter(Double.NaN, Double.NaN)).isFalse();
    }

    @Test
    void a_score_of_real_values_does_not_fit_classes() {
        assertThatThrownBy(() -> Score.r2().of(CLASSES))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "evaluation: r2() needs predicted real values, but these are classes. Ask for accuracy(), f1(Average.MACRO) or report().");
    }

    @Test
    void the_name_tells_the_average() {
        assertThat(Score.f1(Average.MACRO)).hasToString("f1(MACRO)");
    }
}
