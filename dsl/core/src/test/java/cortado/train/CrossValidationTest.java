package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import cortado.metric.Average;
import cortado.metric.Evaluation;
import cortado.metric.Score;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossValidationTest {
    private static final GoldenValidation GOLDEN = GoldenValidation.FILE;
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Offset<Double> FLOAT = within(1e-6);

    private static Learner wineLearner(Dataset wine) {
        return sequential(input(standardize().fit(wine)), dense(8).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(4);
    }

    @Test
    void scores_of_classes_are_those_of_scikit_learn() {
        Dataset data = GOLDEN.ofClasses();
        CrossValidation grouped = new NearestCentroid().crossValidate(Folds.ofGroups(data, 5, GOLDEN.groups()));
        CrossValidation timed = new NearestCentroid().crossValidate(Folds.ofTime(data, 4));

        assertThat(grouped.scores(Score.accuracy()))
                .containsExactly(GOLDEN.groupedClasses().accuracy(), EXACT);
        assertThat(grouped.scores(Score.f1(Average.MACRO)))
                .containsExactly(GOLDEN.groupedClasses().f1(), EXACT);
        assertThat(timed.scores(Score.accuracy()))
                .containsExactly(GOLDEN.timedClasses().accuracy(), EXACT);
        assertThat(timed.scores(Score.f1(Average.MACRO)))
                .containsExactly(GOLDEN.timedClasses().f1(), EXACT);
    }

    @Test
    void scores_of_real_values_are_those_of_scikit_learn() {
        Dataset data = GOLDEN.ofValues();
        CrossValidation grouped = new LineFit(0).crossValidate(Folds.ofGroups(data, 5, GOLDEN.groups()));
        CrossValidation timed = new LineFit(0).crossValidate(Folds.ofTime(data, 4));

        assertThat(grouped.scores(Score.r2()))
                .containsExactly(GOLDEN.groupedValues().r2(), FLOAT);
        assertThat(grouped.scores(Score.rmse()))
                .containsExactly(GOLDEN.groupedValues().rmse(), FLOAT);
        assertThat(timed.scores(Score.r2()))
                .containsExactly(GOLDEN.timedValues().r2(), FLOAT);
        assertThat(timed.scores(Score.rmse()))
                .containsExactly(GOLDEN.timedValues().rmse(), FLOAT);
    }

    @Test
    void pooled_rows_are_scikit_learns_cross_val_predict() {
        Evaluation pooled = new NearestCentroid()
                .crossValidate(Folds.ofGroups(GOLDEN.ofClasses(), 5, GOLDEN.groups()))
                .pooled();

        assertThat(pooled.size()).isEqualTo(90);
        assertThat(pooled.accuracy()).isEqualTo(GOLDEN.pooledAccuracy(), EXACT);
        assertThat(pooled.f1(Average.MACRO)).isEqualTo(GOLDEN.pooledF1(), EXACT);
        assertThat(pooled.loss()).isEqualTo(1 - GOLDEN.pooledAccuracy(), EXACT);
    }

    @Test
    void each_fold_is_the_fit_that_one_would_write_by_hand() {
        Dataset wine = Datasets.wine().train();
        CrossValidation validation = wineLearner(wine).seed(3).crossValidate(wine, 4);

        int fold = 0;
        for (Split split : wine.folds(4)) {
            Evaluation byHand =
                    wineLearner(wine).seed(3).quiet().fit(split.train()).evaluate(split.test());
            Evaluation given = validation.evaluations().get(fold++);
            assertThat(given.loss()).isEqualTo(byHand.loss());
            assertThat(given.confusion()).hasToString(byHand.confusion().toString());
        }
        assertThat(validation.evaluations()).hasSize(4);
        assertThat(validation.seconds()).hasSize(4).doesNotContain(0.0);
    }

    @Test
    void mean_and_deviation_are_those_of_a_sample() {
        CrossValidation validation = new NearestCentroid().crossValidate(GOLDEN.ofClasses(), 3);
        double[] a = validation.scores(Score.accuracy());
        double mean = (a[0] + a[1] + a[2]) / 3;
        double squares = Arrays.stream(a).map(v -> (v - mean) * (v - mean)).sum();

        assertThat(validation.mean(Score.accuracy())).isEqualTo(mean, EXACT);
        assertThat(validation.deviation(Score.accuracy())).isEqualTo(Math.sqrt(squares / 2), EXACT);
    }

    @Test
    void repeated_folds_test_each_row_once_in_each_repetition() {
        Folds folds = Folds.repeated(GOLDEN.ofClasses(), 5, 3, 7);
        CrossValidation validation = new NearestCentroid().crossValidate(folds);

        assertThat(validation.evaluations()).hasSize(15);
        assertThat(validation.pooled().size()).isEqualTo(270);
        assertThat(validation.folds()).isSameAs(folds);
    }

    @Test
    void no_fold_writes_the_learners_files(@TempDir Path folder) {
        Dataset wine = Datasets.wine().train();
        Learner learner = wineLearner(wine)
                .checkpoint(folder.resolve("last.zip"))
                .bestCheckpoint(folder.resolve("best.zip"))
                .csvLog(folder.resolve("log.csv"))
                .tensorBoard(folder.resolve("runs"));
        CrossValidation validation = learner.crossValidate(wine, 2);

        assertThat(validation.evaluations()).hasSize(2);
        assertThat(learner.labelNoise(wine, 2).size()).isEqualTo(wine.size());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void an_interrupt_ends_it() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(CancellationException.class)
                .isThrownBy(() -> new NearestCentroid().crossValidate(GOLDEN.ofClasses(), 3))
                .withMessage("crossValidate: interrupted before all fits were done.");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void it_shows_the_folds_and_their_mean() {
        CrossValidation validation =
                new NearestCentroid().crossValidate(Folds.ofGroups(GOLDEN.ofClasses(), 5, GOLDEN.groups()));
        String text = validation.toString().replaceAll("\\d+\\.\\d\\d(?=\n|$)", "s.ss");

        assertThat(text).isEqualTo("""

                        5 folds of 90 rows: accuracy 0.6857 ± 0.0946 · f1(MACRO) 0.6638 ± 0.0922 · loss 0.3143 ± 0.0946

                        fold       trained on  tested on  accuracy  f1(MACRO)    loss  seconds
                        ──────────────────────────────────────────────────────────────────────
                        1                  71         19    0.6842     0.6869  0.3158     s.ss
                        2                  71         19    0.8421     0.7935  0.1579     s.ss
                        3                  72         18    0.6667     0.6667  0.3333     s.ss
                        4                  73         17    0.5882     0.5385  0.4118     s.ss
                        5                  73         17    0.6471     0.6337  0.3529     s.ss
                        ──────────────────────────────────────────────────────────────────────
                        mean                                0.6857     0.6638  0.3143     s.ss
                        deviation                           0.0946     0.0922  0.0946     s.ss""");
        assertThat(validation.display().data().get("text/html").toString()).contains(">deviation</th>");
    }

    @Test
    void many_folds_are_cut_in_jshell() {
        CrossValidation validation = new NearestCentroid().crossValidate(Folds.repeated(GOLDEN.ofClasses(), 10, 5, 0));

        assertThat(validation.toString()).hasSizeLessThan(1000).startsWith("\n50 folds of 90 rows: accuracy 0.");
    }

    @Test
    void rows_that_cannot_be_pooled_are_refused() {
        Evaluation classes = Evaluation.of(Dataset.of(new float[1][1], new String[] {"a"}), new int[] {0}, 0);
        Evaluation others = Evaluation.of(Dataset.of(new float[1][1], new String[] {"b"}), new int[] {0}, 0);
        Evaluation values = Evaluation.of(Dataset.of(new float[1][1], new float[] {1}), new float[] {1}, 0);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.pooled(List.of(classes, others)))
                .withMessage(
                        "evaluation: rows of the classes [a] and of [b] cannot be pooled. Use data with the same classNames().");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.pooled(List.of(classes, values)))
                .withMessage("evaluation: rows with predicted classes and with real values cannot be pooled.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.pooled(List.of()))
                .withMessage("evaluation: there is none to pool. Pass at least one.");
    }
}
