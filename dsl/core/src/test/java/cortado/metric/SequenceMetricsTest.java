package cortado.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.display.MimeBundle;
import org.junit.jupiter.api.Test;

class SequenceMetricsTest {
    private static int[] letters(String word) {
        return word.chars().toArray();
    }

    /** The textbook pairs of Levenshtein's distance: kitten and sitting 3, Saturday and Sunday 3. */
    @Test
    void errors_are_insertions_deletions_and_replacements_for_each_true_label() {
        SequenceMetrics metrics = SequenceMetrics.of(
                new int[][] {letters("kitten"), letters("Saturday"), letters("same"), letters("")},
                new int[][] {letters("sitting"), letters("Sunday"), letters("same"), letters("ab")});

        assertThat(metrics).isEqualTo(new SequenceMetrics(4, 8.0 / 18, 0.25));
        assertThat(metrics.toString()).isEqualTo("\nlabel error rate 0.4444, without an error 0.2500 (4 rows)");
        assertThat(metrics.display().data().get(MimeBundle.HTML).toString()).contains("label error rate", "0.4444");
    }

    @Test
    void sequences_without_a_counterpart_or_a_label_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequenceMetrics.of(new int[2][1], new int[1][1]))
                .withMessage("metrics: there are 2 true sequences, but 1 predicted ones. Pass one for each row.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SequenceMetrics.of(new int[2][0], new int[2][1]))
                .withMessage(
                        "metrics: no true sequence has a label, so that there is no rate of errors. Pass at least one label.");
    }
}
