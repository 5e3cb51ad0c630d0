package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.data.Dataset;
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
