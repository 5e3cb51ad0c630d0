package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.SplitRows;
import cortado.metric.Score;
import cortado.train.Diagnosis.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What curves say in words. */
class DiagnosisTest {
    private static final int[] SIZES = {50, 100};
    private static final Skill SHARE = new Skill(0.5, 1);

    private static Diagnosis curve(Skill skill, double[][] training, double[][] validation) {
        return new CurveDiagnosis(Score.accuracy(), SIZES, training, validation, skill).diagnosis();
    }

    private static double[][] flat(double before, double last) {
        return new double[][] {{before, before, before}, {last, last, last}};
    }

    @Test
    void training_rows_near_chance_are_underfitting() {
        assertThat(curve(SHARE, flat(0.72, 0.7), flat(0.66, 0.68)).sentence())
                .isEqualTo(
                        "Underfitting: accuracy 0.7000 on training rows and 0.6800 on held-out rows, where chance gives 0.5000. More units, layers or epochs, another learning rate or better features may help; more rows will not.");
    }

    @Test
    void held_out_rows_far_behind_are_overfitting() {
        assertThat(curve(SHARE, flat(1, 1), flat(0.8, 0.8)).sentence())
                .isEqualTo(
                        "Overfitting: accuracy 1.0000 on training rows and 0.8000 on held-out rows. Use fewer units, dropout, l2 or augmentation, or stop earlier.");
        assertThat(curve(SHARE, flat(1, 1), flat(0.7, 0.8)).sentence())
                .endsWith(
                        " More rows help, too: accuracy on held-out rows went from 0.7000 with 50 training rows to 0.8000 with 100.");
    }

    @Test
    void held_out_rows_that_get_better_need_more_rows() {
        assertThat(curve(SHARE, flat(0.99, 0.98), flat(0.9, 0.95)).sentence())
                .isEqualTo(
                        "More rows would help: accuracy on held-out rows went from 0.9000 with 50 training rows to 0.9500 with 100. Collect more rows, or augment those you have.");
    }

    @Test
    void both_good_and_flat_is_fine() {
        assertThat(curve(SHARE, flat(0.99, 0.98), flat(0.97, 0.97)).sentence())
                .isEqualTo(
                        "Fine: accuracy 0.9800 on training rows and 0.9700 on held-out rows, and no longer better with more rows. Nothing needs mending; a larger network may still gain a little.");
    }

    @Test
    void what_lacks_more_decides() {
        assertThat(curve(SHARE, flat(0.75, 0.75), flat(0.65, 0.65)).verdict()).isEqualTo(Verdict.UNDERFITTING);
        assertThat(curve(SHARE, flat(0.85, 0.85), flat(0.6, 0.6)).verdict()).isEqualTo(Verdict.OVERFITTING);
    }

    @Test
    void a_difference_within_the_noise_of_the_folds_does_not_count() {
        double[][] noisy = {{0.9, 0.9, 0.9}, {1, 0.9, 0.55}};

        assertThat(curve(SHARE, flat(0.99, 0.95), noisy).verdict()).isEqualTo(Verdict.FINE);
        assertThat(curve(SHARE, flat(0.99, 0.95), flat(0.9, 0.8167)).verdict()).isEqualTo(Verdict.OVERFITTING);
    }

    @Test
    void less_of_an_error_is_nearer_to_perfect() {
        Skill error = new Skill(10, 0);

        assertThat(curve(error, flat(0.1, 0.1), flat(3, 3)).verdict()).isEqualTo(Verdict.OVERFITTING);
        assertThat(curve(error, flat(6, 6), flat(6.5, 6.5)).verdict()).isEqualTo(Verdict.UNDERFITTING);
        assertThat(curve(error, flat(0.5, 0.6), flat(1.4, 1)).verdict()).isEqualTo(Verdict.MORE_ROWS);
        assertThat(curve(error, flat(0.5, 0.6), flat(1, 1)).verdict()).isEqualTo(Verdict.FINE);
    }

    @Test
    void chance_is_the_most_frequent_class_or_the_mean() {
        Dataset classes = Dataset.of(new float[6][1], new int[] {0, 1, 1, 0, 1, 1});
        Dataset values = Dataset.of(new float[6][1], new float[] {1, 2, 3, 2, 4, 0});
        List<SplitRows> cut = List.of(new SplitRows(new int[] {0, 1, 2}, new int[] {3, 4, 5}));

        assertThat(Skill.of(Score.accuracy(), classes, cut)).isEqualTo(new Skill(2 / 3.0, 1));
        // The mean of 1, 2 and 3 is 2, and 2, 4 and 0 are 0, 2 and 2 away.
        assertThat(Skill.of(Score.mae(), values, cut)).isEqualTo(new Skill(4 / 3.0, 0));
        assertThat(Skill.of(Score.loss(), classes, cut).isKnown()).isFalse();
        assertThat(Skill.of(Score.r2(), classes, cut).isKnown()).isFalse();
    }

    private static History history(int best, String names, double[]... values) {
        String[] metrics = names.split(", ");
        List<Epoch> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < values[0].length; epoch++) {
            Map<String, Double> recorded = new LinkedHashMap<>();
            for (int i = 0; i < metrics.length; i++) {
                recorded.put(metrics[i], values[i][epoch]);
            }
            epochs.add(new Epoch(epoch + 1, recorded, 0.1, 1));
        }
        return new History(epochs, Stop.COMPLETED, best);
    }

    private static final String LOSSES = "loss, validation loss";
    private static final String ALL = "loss, accuracy, validation loss, validation accuracy";

    @Test
    void a_validation_loss_that_rises_again_is_overfitting() {
        double[] loss = {1, 0.5, 0.3, 0.1, 0.05};
        double[] validation = {1, 0.6, 0.5, 0.6, 0.7};

        assertThat(history(0, LOSSES, loss, validation).diagnosis().sentence())
                .isEqualTo(
                        "Overfitting: validation loss rose from 0.5000 at epoch 3 to 0.7000 at epoch 5, while the training loss fell to 0.05000. Add earlyStopping(3), or use fewer units, dropout, l2, augmentation or more rows.");
        assertThat(history(3, LOSSES, loss, validation).diagnosis().verdict())
                .as("with the weights of epoch 3")
                .isEqualTo(Verdict.FINE);
    }

    @Test
    void a_validation_accuracy_far_behind_is_overfitting() {
        double[] loss = {1, 0.3, 0.1, 0.05, 0.02};
        double[] accuracy = {0.5, 0.9, 0.95, 0.98, 0.99};
        double[] validation = {1, 0.7, 0.69, 0.69, 0.69};

        assertThat(history(0, ALL, loss, accuracy, validation, new double[] {0.5, 0.7, 0.75, 0.75, 0.75})
                        .diagnosis()
                        .sentence())
                .isEqualTo(
                        "Overfitting: accuracy 0.9900 on training rows and 0.7500 on validation rows at epoch 5. Use fewer units, dropout, l2, augmentation or more rows.");
        assertThat(history(0, LOSSES, loss, validation).diagnosis().verdict()).isEqualTo(Verdict.OVERFITTING);
    }

    @Test
    void curves_that_still_fall_are_underfitting() {
        double[] falling = {1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3};

        assertThat(history(0, LOSSES, falling, falling).diagnosis().sentence())
                .isEqualTo(
                        "Underfitting: validation loss still falls, from 0.5000 to 0.3000 in the last epochs, 6 to 8. Train for more epochs, or with a higher learning rate.");
    }

    @Test
    void training_rows_that_are_not_learned_are_underfitting() {
        double[] loss = {1, 0.95, 0.94, 0.94, 0.94};
        double[] accuracy = {0.5, 0.55, 0.56, 0.56, 0.56};

        assertThat(history(0, ALL, loss, accuracy, loss, accuracy).diagnosis().sentence())
                .isEqualTo(
                        "Underfitting: accuracy 0.5600 on training rows and 0.5600 on validation rows at epoch 5. More units or layers, another learning rate (see findLearningRate) or better features may help.");
        assertThat(history(0, LOSSES, loss, loss).diagnosis().verdict()).isEqualTo(Verdict.UNDERFITTING);
    }

    @Test
    void curves_that_end_flat_and_together_are_fine() {
        double[] loss = {1, 0.4, 0.2, 0.15, 0.15};
        double[] accuracy = {0.5, 0.8, 0.9, 0.95, 0.95};

        assertThat(history(0, ALL, loss, accuracy, loss, accuracy).diagnosis())
                .hasToString(
                        "\nFine: accuracy 0.9500 on training rows and 0.9500 on validation rows at epoch 5. Nothing needs mending.");
    }

    @Test
    void nothing_validated_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> history(0, "loss", new double[] {1, 0.5}).diagnosis())
                .withMessage(
                        "history: diagnosis() compares training with validation, but nothing was validated. Add validationSplit(0.2) or validation(data) before fit.");
    }

    @Test
    void real_fits_are_told_apart() {
        Dataset digits = Datasets.digits().train();
        Dataset few = digits.rows(IntStream.range(0, 60).toArray());
        Diagnosis tiny = fit(digits, 1, 10).diagnosis();
        Diagnosis large = fit(few, 256, 60).diagnosis();
        Diagnosis fitting = fit(digits, 64, 30).diagnosis();

        assertThat(tiny.verdict()).isEqualTo(Verdict.UNDERFITTING);
        assertThat(large.verdict()).isEqualTo(Verdict.OVERFITTING);
        assertThat(fitting.verdict()).isEqualTo(Verdict.FINE);
    }

    private static History fit(Dataset data, int units, int epochs) {
        return sequential(input(1, 8, 8), flatten(), dense(units).relu(), dense(10))
                .compile(adam(3e-3), crossEntropy())
                .epochs(epochs)
                .validationSplit(0.3)
                .quiet()
                .fit(data)
                .history();
    }
}
