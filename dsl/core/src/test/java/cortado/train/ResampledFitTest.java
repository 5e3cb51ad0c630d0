package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.overSample;
import static cortado.Cortado.sequential;
import static cortado.Cortado.smote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.SplitRows;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Classes that are evened out on the rows that are trained on, and only there. */
class ResampledFitTest {
    private static final Dataset IRIS = Datasets.iris().train();

    /** All setosas, eight versicolors, twenty virginicas. */
    private static final Dataset UNEQUAL = IRIS.rows(IntStream.concat(
                    IntStream.range(0, 120).filter(row -> IRIS.classes()[row] == 0),
                    IntStream.concat(
                            IntStream.range(0, 120)
                                    .filter(row -> IRIS.classes()[row] == 1)
                                    .limit(8),
                            IntStream.range(0, 120)
                                    .filter(row -> IRIS.classes()[row] == 2)
                                    .limit(20)))
            .toArray());

    private static Learner learner() {
        return sequential(input(4), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(5)
                .batchSize(16)
                .seed(3)
                .quiet();
    }

    @Test
    void training_on_evened_out_rows_is_training_on_them() {
        Model asked = learner().resample(overSample()).fit(UNEQUAL);
        Model byHand = learner().fit(overSample().resample(UNEQUAL, 3));

        assertThat(asked.predict(IRIS)).isDeepEqualTo(byHand.predict(IRIS));
        assertThat(asked.recipe()).contains(".resample(overSample())");
    }

    @Test
    void validation_rows_are_neither_evened_out_nor_drawn_from() {
        Model asked =
                learner().validationSplit(0.25).resample(smote().neighbors(2)).fit(UNEQUAL);
        SplitRows rows = UNEQUAL.splitRows(0.25, new Seed(3).child("validation"));
        Model byHand = learner()
                .validation(UNEQUAL.rows(rows.heldOut()))
                .fit(smote().neighbors(2).resample(UNEQUAL.rows(rows.train()), 3));

        assertThat(asked.predict(IRIS)).isDeepEqualTo(byHand.predict(IRIS));
        assertThat(asked.history().get("validation loss"))
                .isEqualTo(byHand.history().get("validation loss"));
    }

    @Test
    void new_rows_have_no_weight() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner()
                        .sampleWeights(new float[UNEQUAL.size()])
                        .resample(smote())
                        .fit(UNEQUAL))
                .withMessageContaining(
                        "resample and sampleWeights exclude each other, since new rows have no weight. Keep one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner().resample(smote().neighbors(9)).fit(UNEQUAL))
                .withMessage(
                        "smote: class 'versicolor' needs more rows than the 9 neighbors, but has 8. Use smote().neighbors(7), or"
                                + " overSample().");
    }
}
