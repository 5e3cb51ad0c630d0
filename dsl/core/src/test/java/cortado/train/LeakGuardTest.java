package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.load;
import static cortado.Cortado.overSample;
import static cortado.Cortado.sequential;
import static cortado.Cortado.smote;
import static cortado.Cortado.standardize;
import static cortado.Cortado.tfIdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.data.ColumnTransform;
import cortado.data.Dataset;
import cortado.data.Encoder;
import cortado.data.SplitRows;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are validated on leave no trace in what is trained. */
class LeakGuardTest {
    private static final Dataset WINE = Datasets.wine().train();
    private static final SplitRows ROWS = WINE.splitRows(0.25, new Seed(4).child("validation"));

    private static Learner learner(Encoder encoder) {
        return sequential(input(encoder), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(3)
                .seed(4)
                .quiet();
    }

    private static Encoder encoderOf(Model model) {
        return model.network().encoders().values().iterator().next();
    }

    /** Returns the wines, those that are validated on a thousandfold. */
    private static Dataset changed() {
        float[] values = new float[WINE.size() * 13];
        WINE.features().get(values);
        for (int row : ROWS.heldOut()) {
            for (int i = 0; i < 13; i++) {
                values[row * 13 + i] *= 1000;
            }
        }
        return WINE.withFeatures(values, WINE.shape());
    }

    enum Transform {
        STANDARDIZE(standardize()),
        MIN_MAX(cortado.Cortado.minMax()),
        MEDIAN(standardize().median());

        private final ColumnTransform transform;

        Transform(ColumnTransform transform) {
            this.transform = transform;
        }
    }

    @ParameterizedTest
    @EnumSource(Transform.class)
    void a_transform_of_all_rows_is_learned_anew_from_those_that_are_trained_on(Transform each) {
        Dataset changed = changed();
        Dataset train = WINE.rows(ROWS.train());
        Model split = learner(each.transform.fit(WINE)).validationSplit(0.25).fit(WINE);
        Model other = learner(each.transform.fit(changed)).validationSplit(0.25).fit(changed);
        Model alone = learner(each.transform.fit(train)).fit(train);
        Model given = learner(each.transform.fit(WINE))
                .validation(WINE.rows(ROWS.heldOut()))
                .fit(train);

        assertThat(other.predict(train)).isDeepEqualTo(split.predict(train));
        assertThat(given.predict(train)).isDeepEqualTo(split.predict(train));
        assertThat(encoderOf(split).settings().get("columns"))
                .isEqualTo(encoderOf(alone).settings().get("columns"));
    }

    @Test
    void resampled_rows_know_nothing_of_those_that_are_validated_on() {
        Dataset changed = changed();
        Model split = learner(standardize().fit(WINE))
                .validationSplit(0.25)
                .resample(smote())
                .fit(WINE);
        Model other = learner(standardize().fit(changed))
                .validationSplit(0.25)
                .resample(smote())
                .fit(changed);

        assertThat(other.predict(WINE)).isDeepEqualTo(split.predict(WINE));
    }

    @Test
    void weights_of_terms_are_learned_anew() {
        Dataset texts = Dataset.ofTexts(
                List.of(
                        "good film",
                        "bad film",
                        "good plot",
                        "bad plot",
                        "good good",
                        "bad bad",
                        "film film",
                        "plot plot"),
                List.of("y", "n", "y", "n", "y", "n", "y", "n"));
        SplitRows rows = texts.splitRows(0.25, new Seed(0).child("validation"));
        Model model = sequential(input(tfIdf().fit(texts)), dense(1))
                .compile(adam(0.1), binaryCrossEntropy())
                .validationSplit(0.25)
                .quiet()
                .fit(texts);

        assertThat(encoderOf(model).settings().get("terms"))
                .isEqualTo(tfIdf().fit(texts).terms());
        List<?> weights = (List<?>) encoderOf(model).settings().get("weights");
        long good = texts.rows(rows.train()).texts().stream()
                .filter(text -> text.contains("good"))
                .count();
        assertThat(weights.get(tfIdf().fit(texts).terms().indexOf("good"))).isEqualTo(Math.log(7.0 / (1 + good)) + 1);
    }

    @Test
    void an_encoder_that_learned_elsewhere_stays(@TempDir Path folder) {
        Encoder elsewhere = standardize().fit(Datasets.wine().test());
        Model model = learner(elsewhere).validationSplit(0.25).fit(WINE);
        Path file = folder.resolve("model.zip");
        learner(standardize().fit(WINE)).fit(WINE).save(file);
        Encoder loaded = encoderOf(load(file));

        assertThat(encoderOf(model)).isSameAs(elsewhere);
        assertThat(encoderOf(learner(loaded).validationSplit(0.25).fit(WINE))).isSameAs(loaded);
    }

    @Test
    void rows_that_are_tested_on_leave_no_trace_either() {
        Dataset changed = changed();
        Dataset train = WINE.rows(ROWS.train());
        Model alone = learner(standardize().fit(train)).fit(train);
        Model split = learner(standardize().fit(WINE)).fit(train);
        Model other = learner(standardize().fit(changed)).fit(train);

        assertThat(split.predict(train)).isDeepEqualTo(alone.predict(train));
        assertThat(other.predict(train)).isDeepEqualTo(alone.predict(train));
        assertThat(encoderOf(split).settings().get("columns"))
                .isEqualTo(encoderOf(alone).settings().get("columns"));
        try (Session session = learner(standardize().fit(changed)).session(train)) {
            assertThat(encoderOf(session.model()).settings().get("columns"))
                    .isEqualTo(encoderOf(alone).settings().get("columns"));
        }
    }

    @Test
    void weights_of_another_model_keep_the_encoder_that_they_were_trained_with() {
        Encoder whole = standardize().fit(WINE);
        Model first = learner(whole).fit(WINE);

        assertThat(encoderOf(learner(whole).startFrom(first).fit(WINE.take(60))))
                .isSameAs(whole);
        assertThat(encoderOf(learner(whole).fit(WINE.take(60)))).isNotSameAs(whole);
    }

    @Test
    void rows_between_zero_and_one_are_told_apart() {
        Dataset some = Dataset.of(new float[][] {{0.1f, 0.2f}, {0.5f, 0.3f}}, new int[] {0, 1});
        Dataset others = Dataset.of(new float[][] {{0.4f, 0.4f}, {0.6f, 0.1f}}, new int[] {0, 1});
        Encoder encoder = standardize().fit(some);

        assertThat(encoder.unseeing(others, others)).isSameAs(encoder);
        assertThat(encoder.unseeing(others, some)).isNotSameAs(encoder);
    }

    @Test
    void rows_that_know_of_each_other_are_not_validated_on() {
        Dataset even = overSample().resample(WINE, 1);
        Dataset scaled = standardize().fit(WINE).encode(WINE);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        learner(standardize().fit(even)).validationSplit(0.25).fit(even))
                .withMessage(
                        "fit: validationSplit: some of these rows are copies of others or were made of them, so that a row and its"
                                + " copy could be on both sides. Split first, then resample the training rows, e.g."
                                + " learner.resample(overSample())");
        Learner plain = sequential(input(13), dense(3))
                .compile(adam(0.02), crossEntropy())
                .quiet();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plain.validationSplit(0.25).fit(scaled))
                .withMessage(
                        "fit: validationSplit: an encoder made these rows by what it had learned from them, so that each part would"
                                + " know of the others. Split first, and let the encoder learn from the training rows, or begin the network with"
                                + " input(encoder), which sees to it");
        assertThat(plain.fit(scaled).evaluate(scaled).accuracy()).isPositive();
        assertThat(learner(standardize().fit(even)).fit(even).history().get("loss"))
                .hasSize(3);
    }
}
