package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.display.MimeBundle;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CrowdLabelsTest {
    private static final Golden GOLDEN = new Gson()
            .fromJson(
                    new InputStreamReader(
                            Objects.requireNonNull(
                                    CrowdLabelsTest.class.getResourceAsStream("/golden/data/crowd.json")),
                            StandardCharsets.UTF_8),
                    Golden.class);

    /** What golden/data/crowd.py says, by scikit-learn, statsmodels and the paper's equations. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Golden(
            String[][] whole,
            @Nullable String[][] missing,
            double[][] cohen,
            double cohenMissing,
            double fleiss,
            double[][] probabilities,
            double[] prior,
            double[][][] errors) {}

    private static final CrowdLabels SMALL =
            CrowdLabels.of(new @Nullable String[][] {{"a", "a", "b"}, {"b", null, "a"}, {"b", "b", "b"}});

    @Test
    void agreement_is_that_of_scikit_learn_and_statsmodels() {
        CrowdLabels labels = CrowdLabels.of(GOLDEN.whole);

        for (int i = 0; i < labels.people(); i++) {
            for (int j = 0; j < labels.people(); j++) {
                assertThat(labels.cohenKappa(i, j)).isEqualTo(GOLDEN.cohen[i][j], within(1e-12));
            }
        }
        assertThat(labels.fleissKappa()).isEqualTo(GOLDEN.fleiss, within(1e-12));
        assertThat(CrowdLabels.of(GOLDEN.missing).cohenKappa(0, 3)).isEqualTo(GOLDEN.cohenMissing, within(1e-12));
    }

    @Test
    void careful_people_count_more() {
        DawidSkene estimate = CrowdLabels.of(GOLDEN.missing).dawidSkene();

        for (int row = 0; row < GOLDEN.probabilities.length; row++) {
            assertThat(estimate.probabilities()[row]).containsExactly(GOLDEN.probabilities[row], within(1e-4));
        }
        assertThat(estimate.prior()).containsExactly(GOLDEN.prior, within(1e-4));
        for (int person = 0; person < GOLDEN.errors.length; person++) {
            for (int c = 0; c < GOLDEN.prior.length; c++) {
                assertThat(estimate.errors(person)[c]).containsExactly(GOLDEN.errors[person][c], within(1e-4));
            }
        }
        assertThat(estimate.labels())
                .hasSize(60)
                .startsWith(CrowdLabels.of(GOLDEN.missing).majority().get(0));
    }

    @Test
    void the_majority_is_known_but_for_ties() {
        assertThat(SMALL.classNames()).containsExactly("a", "b");
        assertThat(SMALL.majority()).containsExactly("a", "a", "b");
        assertThat(SMALL.ties()).containsExactly(1);
        assertThat(SMALL.toString())
                .isEqualTo(
                        "\n3 rows, 2 labels, 1 tie\nperson  labels  as the majority\n───────────────────────────────\n0            3            0.667\n"
                                + "1            2            1.000\n2            3            0.667");
        assertThat(SMALL.display().data()).containsKeys(MimeBundle.HTML, MimeBundle.TEXT);
    }

    @Test
    void labels_that_cannot_be_compared_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrowdLabels.of(new String[0][]))
                .withMessage("crowd: labels of at least 1 row and 2 people are needed, but there are 0 rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrowdLabels.of(new String[][] {{"a", "b"}, {"a"}}))
                .withMessage("crowd: every row needs a label, or null, of each of the 2 people, but row 1 has 1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CrowdLabels.of(new @Nullable String[][] {{"a", "b"}, {null, null}}))
                .withMessage("crowd: nobody labeled row 1. Leave it out.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SMALL.cohenKappa(0, 3))
                .withMessage("crowd: there is no person 3; people go from 0 to 2.");
        CrowdLabels apart = CrowdLabels.of(new @Nullable String[][] {{"a", null}, {null, "b"}});
        assertThatIllegalArgumentException()
                .isThrownBy(() -> apart.cohenKappa(0, 1))
                .withMessage(
                        "crowd: there is no row that both person 0 and person 1 labeled, so that their agreement is not known.");
        assertThatIllegalStateException()
                .isThrownBy(SMALL::fleissKappa)
                .withMessage(
                        "crowd: Fleiss' kappa needs the same number of labels, at least 2, for each row, but row 0 has 3 and row"
                                + " 1 has 2. Use cohenKappa of pairs.");
    }
}
