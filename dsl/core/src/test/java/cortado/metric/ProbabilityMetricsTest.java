package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside scikit-learn; golden/metric/probabilities.py made the numbers. */
class ProbabilityMetricsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    private record Roc(double[] fpr, double[] tpr, double[] thresholds) {}

    private record Pr(double[] precision, double[] recall, double[] thresholds) {}

    private record Bins(double[] actual, double[] predicted) {}

    private record Case(
            String name,
            int[] actual,
            double[][] probabilities,
            double balanced_accuracy,
            double mcc,
            double kappa,
            double log_loss,
            double brier,
            double @Nullable [] top,
            double[] auc,
            double[] ap,
            List<Roc> roc,
            List<Pr> pr,
            double ovr_macro,
            double ovr_weighted,
            double ovo_macro,
            double ovo_weighted,
            double ap_macro,
            double ap_weighted,
            double ece,
            Bins calibration) {
        ClassificationMetrics metrics() {
            return Metrics.of(actual, probabilities);
        }

        /** Returns the classes that have curves: the second of two, or each of more. */
        List<String> classes() {
            return probabilities[0].length == 2 ? List.of("1") : metrics().classNames();
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record File(List<Case> cases) {}

    static Stream<Case> cases() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        ProbabilityMetricsTest.class.getResourceAsStream("/golden/metric/probabilities.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, File.class).cases().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Stream<Case> several() {
        return cases().filter(golden -> golden.probabilities()[0].length > 2);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreement_equals_scikit_learn(Case golden) {
        assertThat(golden.metrics().balancedAccuracy()).isEqualTo(golden.balanced_accuracy(), CLOSE);
        assertThat(golden.metrics().mcc()).isEqualTo(golden.mcc(), CLOSE);
        assertThat(golden.metrics().kappa()).isEqualTo(golden.kappa(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void log_loss_and_brier_equal_scikit_learn(Case golden) {
        ProbabilityMetrics metrics = golden.metrics().probabilities();

        assertThat(metrics.logLoss()).isEqualTo(golden.log_loss(), CLOSE);
        assertThat(metrics.brier()).isEqualTo(golden.brier(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void areas_of_each_class_equal_scikit_learn(Case golden) {
        ProbabilityMetrics metrics = golden.metrics().probabilities();

        for (int i = 0; i < golden.classes().size(); i++) {
            String name = golden.classes().get(i);
            assertThat(metrics.rocAuc(name)).isEqualTo(golden.auc()[i], CLOSE);
            assertThat(metrics.averagePrecision(name)).isEqualTo(golden.ap()[i], CLOSE);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void curves_equal_scikit_learn_point_by_point(Case golden) {
        ProbabilityMetrics metrics = golden.metrics().probabilities();

        for (int i = 0; i < golden.classes().size(); i++) {
            RocCurve roc = metrics.roc(golden.classes().get(i));
            double[] thresholds = roc.thresholds();
            assertThat(roc.falsePositiveRate())
                    .containsExactly(golden.roc().get(i).fpr(), CLOSE);
            assertThat(roc.truePositiveRate())
                    .containsExactly(golden.roc().get(i).tpr(), CLOSE);
            assertThat(thresholds[0]).isInfinite();
            assertThat(Arrays.copyOfRange(thresholds, 1, thresholds.length))
                    .isEqualTo(golden.roc().get(i).thresholds());
            PrecisionRecallCurve pr = metrics.precisionRecall(golden.classes().get(i));
            assertThat(pr.precision()).containsExactly(golden.pr().get(i).precision(), CLOSE);
            assertThat(pr.recall()).containsExactly(golden.pr().get(i).recall(), CLOSE);
            assertThat(pr.thresholds()).isEqualTo(golden.pr().get(i).thresholds());
        }
    }

    @ParameterizedTest
    @MethodSource("several")
    void averages_over_classes_and_pairs_equal_scikit_learn(Case golden) {
        ProbabilityMetrics metrics = golden.metrics().probabilities();

        assertThat(metrics.rocAuc()).isEqualTo(golden.ovr_macro(), CLOSE);
        assertThat(metrics.rocAuc(Average.WEIGHTED)).isEqualTo(golden.ovr_weighted(), CLOSE);
        assertThat(metrics.rocAucOneVsOne(Average.MACRO)).isEqualTo(golden.ovo_macro(), CLOSE);
        assertThat(metrics.rocAucOneVsOne(Average.WEIGHTED)).isEqualTo(golden.ovo_weighted(), CLOSE);
        assertThat(metrics.averagePrecision()).isEqualTo(golden.ap_macro(), CLOSE);
        assertThat(metrics.averagePrecision(Average.WEIGHTED)).isEqualTo(golden.ap_weighted(), CLOSE);
    }

    @ParameterizedTest
    @MethodSource("several")
    void top_k_equals_scikit_learn(Case golden) {
        double[] top = Objects.requireNonNull(golden.top());
        for (int k = 1; k <= top.length; k++) {
            assertThat(golden.metrics().probabilities().topK(k)).isEqualTo(top[k - 1], CLOSE);
        }
        assertThat(golden.metrics().probabilities().topK(top.length + 1)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void calibration_equals_scikit_learn(Case golden) {
        Calibration calibration = golden.metrics().probabilities().calibration();

        assertThat(calibration.bins().stream()
                        .mapToDouble(Calibration.Bin::actual)
                        .toArray())
                .containsExactly(golden.calibration().actual(), CLOSE);
        assertThat(calibration.bins().stream()
                        .mapToDouble(Calibration.Bin::predicted)
                        .toArray())
                .containsExactly(golden.calibration().predicted(), CLOSE);
        assertThat(calibration.ece()).isEqualTo(golden.ece(), CLOSE);
    }

    /** Of 0.9 0.8 0.7 0.6 0.4, true 1 1 0 1 0. */
    @Test
    void thresholds_and_lift_are_those_counted_by_hand() {
        ClassificationMetrics metrics = Metrics.of(
                new int[] {1, 1, 0, 1, 0}, new double[][] {{.1, .9}, {.2, .8}, {.3, .7}, {.4, .6}, {.6, .4}});
        Thresholds thresholds = metrics.probabilities().thresholds();
        Lift lift = metrics.probabilities().lift();

        assertThat(thresholds.rows())
                .containsExactly(
                        new Thresholds.Row(.4, 3 / 5.0, 1, 6 / 8.0, 1, 5),
                        new Thresholds.Row(.6, 3 / 4.0, 1, 6 / 7.0, .5, 4),
                        new Thresholds.Row(.7, 2 / 3.0, 2 / 3.0, 4 / 6.0, .5, 3),
                        new Thresholds.Row(.8, 1, 2 / 3.0, 4 / 5.0, 0, 2),
                        new Thresholds.Row(.9, 1, 1 / 3.0, 2 / 4.0, 0, 1));
        assertThat(thresholds.bestF1().threshold()).isEqualTo(.6);
        assertThat(thresholds.bestYouden().threshold()).isEqualTo(.8);
        assertThat(lift.gain(0.4)).isEqualTo(2 / 3.0, CLOSE);
        assertThat(lift.at(0.4)).isEqualTo(5 / 3.0, CLOSE);
        assertThat(lift.gain(0.3)).isEqualTo(0.5, CLOSE);
        assertThat(lift.at(1)).isEqualTo(1, CLOSE);
    }

    @Test
    void one_class_only_is_told_and_not_a_number() {
        ProbabilityMetrics metrics = Metrics.of(
                        new int[] {1, 1}, new double[][] {{.3, .7}, {.4, .6}}, List.of("well", "sick"))
                .probabilities();

        assertThatIllegalStateException()
                .isThrownBy(metrics::rocAuc)
                .withMessage("metrics: rocAuc needs rows of class 'sick' and of others, but all of 2 rows are of it. "
                        + "Evaluate rows of every class, or name a class that has some.");
        assertThatIllegalStateException()
                .isThrownBy(() -> metrics.averagePrecision("well"))
                .withMessage(
                        "metrics: averagePrecision needs rows of class 'well' and of others, but none of 2 rows are of it. "
                                + "Evaluate rows of every class, or name a class that has some.");
        assertThat(metrics.logLoss()).isEqualTo(-(Math.log(.7) + Math.log(.6)) / 2, CLOSE);
        assertThatIllegalStateException()
                .isThrownBy(() -> Metrics.of(new int[] {1, 1}, new int[] {1, 1}).kappa())
                .withMessage(
                        "metrics: kappa() compares with chance, but all 2 rows are of one class, and all are predicted to be. "
                                + "Evaluate rows of several classes.");
        assertThat(Metrics.of(new int[] {1, 1}, new int[] {1, 1}).mcc()).isZero();
    }

    @Test
    void classes_without_probabilities_are_told() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Metrics.of(new int[] {0, 1}, new int[] {1, 1}).probabilities())
                .withMessage("metrics: probabilities() needs predicted probabilities, but only classes were predicted. "
                        + "Pass them: Metrics.of(actual, probabilities).");
    }

    @Test
    void logits_are_no_probabilities() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(new int[] {0, 1}, new double[][] {{.5, .5}, {-1, 2}}))
                .withMessage(
                        "metrics: the probability of class '0' in row 1 must be from 0 to 1, but is -1.0. Pass probabilities, not logits.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(new int[] {0, 1}, new double[][] {{.5, .5}, {1}}))
                .withMessage("metrics: row 1 needs a probability for each of 2 classes, but has 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Metrics.of(new int[] {0, 2}, new double[][] {{.5, .5}, {.5, .5}}))
                .withMessage("metrics: the true class of row 1 is 2, but must be from 0 to 1, one of 2 class names.");
    }

    @Test
    void out_of_range_arguments_are_told() {
        ProbabilityMetrics metrics = Metrics.of(new int[] {0, 1, 2}, new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}})
                .probabilities();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.topK(4))
                .withMessage("metrics: topK needs a number from 1 to 3, the classes, but got 4.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.rocAuc(Average.MICRO))
                .withMessage("metrics: rocAuc is averaged over classes by MACRO or WEIGHTED, but was asked for MICRO.");
        assertThatIllegalStateException()
                .isThrownBy(metrics::thresholds)
                .withMessage(
                        "metrics: thresholds() speaks of the positive one of 2 classes, but there are 3. Name a class, e.g. thresholds(\"0\").");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> metrics.calibration(0))
                .withMessage("metrics: calibration needs at least 1 bin, but got 0.");
    }
}
