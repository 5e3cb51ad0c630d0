package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cortado.base.Shape;
import cortado.data.Dataset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Dataset BOOTS =
            Dataset.of(new float[5], Shape.of(1), new int[] {0, 1, 0, 1, 0}, List.of("shoe", "boot"));
    private static final Evaluation CLASSES = Evaluation.of(BOOTS, new int[] {0, 0, 1, 1, 0}, 0.25);
    private static final Evaluation VALUES = Evaluation.of(
            Dataset.of(new float[2], Shape.of(1), new float[] {1, 2, 3, 4}, 2), new float[] {1, 2, 3, 6}, 1);

    @Test
    void classes_are_judged_by_the_metrics_of_their_names() {
        assertThat(CLASSES.size()).isEqualTo(5);
        assertThat(CLASSES.loss()).isEqualTo(0.25);
        assertThat(CLASSES.accuracy()).isEqualTo(0.6);
        assertThat(CLASSES.f1(Average.BINARY)).isEqualTo(0.5);
        assertThat(CLASSES.precision("shoe")).isEqualTo(2 / 3.0);
        assertThat(CLASSES.recall("boot")).isEqualTo(0.5);
        assertThat(CLASSES.confusion().count("boot", "shoe")).isEqualTo(1);
        assertThat(CLASSES.report())
                .isEqualTo(Metrics.of(BOOTS.classes(), new int[] {0, 0, 1, 1, 0}, List.of("shoe", "boot"))
                        .report());
    }

    @Test
    void real_values_are_judged_over_all_targets() {
        assertThat(VALUES.isClassification()).isFalse();
        assertThat(VALUES.size()).isEqualTo(2);
        assertThat(VALUES.mse()).isEqualTo(1);
        assertThat(VALUES.mae()).isEqualTo(0.5);
        assertThat(VALUES.rmse()).isEqualTo(Math.sqrt(2) / 2);
        assertThat(VALUES.r2()).isEqualTo(0);
    }

    @Test
    void a_regression_number_of_classes_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(CLASSES::mse)
                .withMessage("evaluation: mse() needs predicted real values, but these are classes. "
                        + "Ask for accuracy(), f1(Average.MACRO) or report().");
    }

    @Test
    void a_class_number_of_real_values_is_refused() {
        assertThatIllegalStateException()
                .isThrownBy(VALUES::accuracy)
                .withMessage("evaluation: accuracy() needs predicted classes, but these are real values. "
                        + "Ask for mse(), rmse(), mae() or r2().");
    }

    @Test
    void an_unknown_class_name_is_answered_with_the_nearest() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CLASSES.f1("boots"))
                .withMessage("metrics: there is no class 'boots'; did you mean 'boot'?");
    }

    @Test
    void predictions_of_another_size_are_refused() {
        Dataset targets = Dataset.of(new float[2], Shape.of(1), new float[] {1, 2, 3, 4}, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Evaluation.of(targets, new float[2], 0))
                .withMessage("evaluate: 2 rows with 2 targets each need 4 predicted values, but there are 2.");
    }

    @Test
    void text_is_accuracy_report_and_matrix() {
        assertThat(CLASSES.display().text()).isEqualTo("""
                accuracy 0.6000, loss 0.2500 (5 rows)
                balanced accuracy 0.5833, mcc 0.1667

                              precision    recall  f1-score   support

                        shoe       0.67      0.67      0.67         3
                        boot       0.50      0.50      0.50         2

                    accuracy                           0.60         5
                   macro avg       0.58      0.58      0.58         5
                weighted avg       0.60      0.60      0.60         5

                actual \\ predicted
                      shoe  boot
                shoe     2     1
                boot     1     1""");
    }

    @Test
    void html_is_accuracy_report_table_and_matrix_picture() {
        String html = CLASSES.display().data().get("text/html").toString();
        assertThat(html).startsWith("<p>accuracy 0.6000, loss 0.2500 (5 rows)</p>");
        assertThat(html)
                .contains("<th scope=\"row\"", ">shoe</th>", ">0.67</td>", ">accuracy</th>", "<img src=\"data:image/");
        assertThat(html).doesNotContain("<script", "http:", "https:");
    }

    @Test
    void html_escapes_class_names() {
        Dataset data = Dataset.of(new float[2], Shape.of(1), new int[] {0, 1}, List.of("<b>", "a&b"));
        String html = Evaluation.of(data, new int[] {0, 1}, 0)
                .display()
                .data()
                .get("text/html")
                .toString();
        assertThat(html).contains("&lt;b&gt;", "a&amp;b").doesNotContain("<b>");
    }

    @Test
    void real_values_show_a_table_of_errors() {
        String html = VALUES.display().data().get("text/html").toString();
        assertThat(html).contains(">rmse</th>", ">0.707107</td>", "<p>regression, loss 1.0000 (2 rows)</p>");
        assertThat(VALUES.display().text()).isEqualTo(VALUES.toString().strip());
    }

    @Test
    void to_string_starts_on_a_new_line_and_fits_a_jshell_value() {
        assertThat(CLASSES.toString()).startsWith("\naccuracy 0.6000, loss 0.2500 (5 rows)\n");
        assertThat(VALUES).hasToString("\nmse 1.00000, rmse 0.707107, mae 0.500000, r2 0.0000, loss 1.0000 (2 rows)");
        List<String> many = IntStream.range(0, 100).mapToObj(i -> "class " + i).toList();
        Dataset wide = Dataset.of(new float[3], Shape.of(1), new int[] {0, 1, 2}, many);
        assertThat(Evaluation.of(wide, new int[] {0, 1, 3}, 0.5)).hasToString("""

                accuracy 0.6667, loss 0.5000 (3 rows)
                100 classes: macro f1 0.0200, weighted f1 0.6667; report() prints every class""");
    }
}
