package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups, intervals, confusions and the worst rows of an evaluation. */
class EvaluationDetailTest {
    private static final Dataset PASSENGERS = Datasets.titanic().test();

    /** Predicts that women survive. */
    private static Evaluation byTheRule() {
        Dataset rows = PASSENGERS;
        List<String> sexes = Breakdown.groups(rows, "sex");
        int yes = rows.classNames().size() - 1;
        int[] predicted =
                sexes.stream().mapToInt(sex -> sex.equals("female") ? yes : 0).toArray();
        return Evaluation.of(rows, predicted, 0.5);
    }

    @Test
    void groups_are_judged_by_themselves() {
        Evaluation evaluation = byTheRule().on(PASSENGERS);
        Breakdown bySex = evaluation.by("sex");

        List<String> sexes = Breakdown.groups(PASSENGERS, "sex");
        int[] actual = PASSENGERS.classes();
        int yes = PASSENGERS.classNames().size() - 1;
        int[] women = IntStream.range(0, actual.length)
                .filter(row -> sexes.get(row).equals("female"))
                .toArray();
        double saved =
                (double) Arrays.stream(women).filter(row -> actual[row] == yes).count() / women.length;
        assertThat(bySex.groups().keySet()).containsExactly("female", "male");
        assertThat(bySex.get("female").accuracy()).isEqualTo(saved);
        assertThat(bySex.get("female").size() + bySex.get("male").size()).isEqualTo(PASSENGERS.size());
        assertThat(bySex.gap(Score.accuracy()))
                .isEqualTo(Math.abs(bySex.get("male").accuracy() - saved), within(1e-12));
        assertThat(bySex.toString()).contains("sex", "rows", "accuracy", "female");
    }

    @Test
    void numbers_are_grouped_between_their_quartiles_and_gaps_by_themselves() {
        Breakdown byAge = byTheRule().on(PASSENGERS).by("age");

        assertThat(byAge.groups().keySet())
                .hasSize(5)
                .contains("missing")
                .anyMatch(name -> name.startsWith("1: up to "));
        assertThat(byAge.groups().values().stream().mapToInt(Evaluation::size).sum())
                .isEqualTo(PASSENGERS.size());
    }

    @Test
    void groups_that_are_numbers_go_by_size_and_names_behind_them() {
        int[] all = new int[5];
        Evaluation evaluation = Evaluation.of(Dataset.of(new float[5][1], all), all, 0);

        assertThat(evaluation.by(List.of("old", 10, 9, -1, 2.5)).groups().keySet())
                .containsExactly("-1", "2.5", "9", "10", "old");
    }

    @Test
    void the_loss_of_a_group_is_not_known_and_not_shown() {
        Breakdown bySex = byTheRule().on(PASSENGERS).by("sex");

        assertThat(bySex.get("male").loss()).isNaN();
        assertThat(bySex.get("male").toString()).doesNotContain("loss", "NaN");
        assertThat(bySex.get("male").display().text()).doesNotContain("loss", "NaN");
        assertThatIllegalStateException()
                .isThrownBy(() -> bySex.gap(Score.loss()))
                .withMessage(
                        "evaluation: gap(loss) needs that score of each group, but 'female' of sex has none. Ask for accuracy.");
    }

    @Test
    void what_is_no_column_is_told() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byTheRule().on(PASSENGERS).by("sexx"))
                .withMessage("evaluation: there is no column 'sexx'; did you mean 'sex'?");
        assertThatIllegalStateException()
                .isThrownBy(() -> byTheRule().by("sex"))
                .withMessage("evaluation: by(\"sex\") needs the rows that were judged. Add them: evaluation.on(data).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byTheRule().by(List.of("a")))
                .withMessage("evaluation: by(groups) needs a group for each of %d rows, but got 1."
                        .formatted(PASSENGERS.size()));
    }

    /** The mean of n values with deviation 1 lies within 1.96 / sqrt(n), and the bootstrap's interval is as wide. */
    @Test
    void an_interval_of_a_share_is_as_wide_as_theory_says() {
        int n = 400;
        int[] actual = IntStream.range(0, n).map(i -> i % 2).toArray();
        int[] predicted =
                IntStream.range(0, n).map(i -> i % 5 == 0 ? 1 - i % 2 : i % 2).toArray();
        Evaluation evaluation = Evaluation.of(Dataset.of(new float[n][1], actual), predicted, 0);

        Interval interval = evaluation.interval(Score.accuracy());

        double half = 1.96 * Math.sqrt(0.8 * 0.2 / n);
        assertThat(interval.value()).isEqualTo(0.8);
        assertThat(interval.low()).isEqualTo(0.8 - half, within(0.005));
        assertThat(interval.high()).isEqualTo(0.8 + half, within(0.005));
        assertThat(evaluation.interval(Score.accuracy())).isEqualTo(interval);
        assertThat(interval.redrawn()).isZero();
        assertThat(interval)
                .hasToString("accuracy 0.8000 (95%% interval %.4f to %.4f)".formatted(interval.low(), interval.high()));
    }

    @Test
    void the_interval_of_a_mean_error_holds_the_truth_as_often_as_it_says() {
        int held = 0;
        for (int trial = 0; trial < 200; trial++) {
            SplittableRandom random = new SplittableRandom(trial);
            float[] values = new float[50];
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            Dataset data = Dataset.of(new float[50][1], values);
            Interval interval = Evaluation.of(data, new float[50], 0).interval(Score.mse(), 0.9, 500, trial);
            held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }
        // Percentile intervals of a variance are somewhat short for 50 rows.
        assertThat(held).isBetween(160, 190);
    }

    @Test
    void drawings_without_rows_of_a_class_are_drawn_anew() {
        Dataset data = Dataset.of(new float[6][1], new int[] {0, 0, 0, 0, 0, 1});
        float[][] p = {{.1f}, {.2f}, {.3f}, {.4f}, {.5f}, {.45f}};
        Interval interval = Evaluation.of(data, new int[6], p, 0).interval(Score.rocAuc());

        assertThat(interval.value()).isEqualTo(0.8);
        assertThat(interval.low()).isBetween(0.0, 0.8);
        assertThat(interval.high()).isEqualTo(1);
        // (5/6)^6 of the drawings, a third, lack the one row: 1,007 before 2,000 have it, give or take 39.
        assertThat(interval.redrawn()).isBetween(1007 - 4 * 39, 1007 + 4 * 39);
        assertThat(interval.toString()).endsWith("; %,d drawings without it drawn anew)".formatted(interval.redrawn()));
    }

    @Test
    void the_loss_is_not_known_row_by_row() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> byTheRule().interval(Score.loss()))
                .withMessage(
                        "interval: loss is not known row by row, so that rows cannot be drawn again. Ask for accuracy.");
    }

    @Test
    void the_most_confused_classes_come_first() {
        ConfusionMatrix matrix = Metrics.of(
                        new String[] {"cat", "cat", "cat", "dog", "dog", "fox"},
                        new String[] {"dog", "dog", "cat", "fox", "dog", "fox"})
                .confusion();

        assertThat(matrix.mostConfused(5))
                .containsExactly(
                        new ConfusionMatrix.Confused("cat", "dog", 2, 2 / 3.0),
                        new ConfusionMatrix.Confused("dog", "fox", 1, 0.5));
        assertThat(matrix.mostConfused(1)).hasSize(1);
    }

    @Test
    void the_worst_rows_are_those_whose_class_was_least_probable() {
        Dataset images = Datasets.digits().test().rows(0, 1, 2, 3);
        int[] actual = images.classes();
        float[][] p = new float[4][images.classCount()];
        float[] ofTruth = {0.6f, 0.1f, 0.9f, 0.3f};
        int[] predicted = actual.clone();
        for (int row = 0; row < 4; row++) {
            p[row][actual[row]] = ofTruth[row];
            int other = (actual[row] + 1) % images.classCount();
            p[row][other] = 1 - ofTruth[row];
            predicted[row] = ofTruth[row] < 0.5 ? other : actual[row];
        }

        WorstRows worst = Evaluation.of(images, predicted, p, 0).on(images).worst(2);

        assertThat(worst.numbers()).containsExactly(1, 3);
        assertThat(worst.rows().get(0))
                .isEqualTo(new WorstRows.Row(
                        1,
                        images.classNames().get(actual[1]),
                        images.classNames().get((actual[1] + 1) % 10),
                        0.1f));
        assertThat(worst.display().data()).containsKey(MimeBundle.PNG);
        assertThat(worst.toString()).contains("probability of the true class", "0.1000");
    }

    @Test
    void the_worst_values_have_the_largest_errors() {
        Dataset data = Dataset.of(new float[3][1], new float[] {1, 2, 3});
        Evaluation evaluation = Evaluation.of(data, new float[] {1.5f, 2, 1}, 0);

        assertThat(evaluation.worst(2).rows())
                .containsExactly(new WorstRows.Row(2, "3", "1", 2), new WorstRows.Row(0, "1", "1.5", 0.5));
        assertThat(evaluation.residuals().values()).containsExactly(-0.5, 0, 2);
        assertThat(evaluation.residuals().mean()).isEqualTo(0.5);
        assertThat(evaluation.residuals())
                .hasToString("\nresiduals of 3 values: mean 0.5000, standard deviation 1.080");
        // (0.1 * 2 + 0.9 * 0.5) / 3 and the other way round.
        assertThat(evaluation.quantileLoss(0.1)).isEqualTo(0.65 / 3, within(1e-9));
        assertThat(evaluation.quantileLoss(0.9)).isEqualTo(1.85 / 3, within(1e-9));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.quantileLoss(1))
                .withMessage("evaluation: quantileLoss needs a share above 0 and below 1, but got 1.0. Pass e.g. 0.9.");
    }

    @Test
    void classes_alone_have_no_worst_rows() {
        assertThatIllegalStateException()
                .isThrownBy(() -> byTheRule().worst(3))
                .withMessage(
                        "evaluation: worst(3) needs probabilities of classes or real values of one target, but these are classes without.");
    }
}
