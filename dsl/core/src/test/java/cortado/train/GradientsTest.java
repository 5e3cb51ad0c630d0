package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of gradients before the weights follow them. */
class GradientsTest {
    private static Learner learner(Optimizer optimizer, long seed) {
        return sequential(input(5), dense(8).tanh(), dense(3))
                .compile(optimizer, crossEntropy())
                .epochs(3)
                .seed(seed)
                .quiet();
    }

    private static void assertSame(Model actual, Model expected, float tolerance) {
        for (String name : expected.weights().names()) {
            assertThat(actual.weights().get(name).values())
                    .as(name)
                    .containsExactly(expected.weights().get(name).values(), within(tolerance));
        }
    }

    /** 101 rows are 13 batches of 8, the last of 5, in 4 groups, and 4 batches of 32, the last of 5. */
    private static void assertOneBigBatch(long seed, UnaryOperator<Learner> options) {
        Dataset data = new Gen(seed).classified(101, 3, 5);
        Optimizer optimizer = adam(0.01).clipNorm(0.5);

        Model together = options.apply(learner(optimizer, seed)).batchSize(32).fit(data);
        Model apart = options.apply(learner(optimizer.accumulate(4), seed))
                .batchSize(8)
                .fit(data);

        assertSame(apart, together, 2e-5f);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void small_batches_that_share_an_update_are_one_big_batch(long seed) {
        assertOneBigBatch(seed, learner -> learner);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void so_they_are_when_rows_have_weights(long seed) {
        float[] weights = new float[101];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = row % 7;
        }
        assertOneBigBatch(seed, learner -> learner.sampleWeights(weights).balancedClassWeights());
    }

    /** Most groups of batches then have no row that counts. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void so_they_are_when_only_one_row_counts(long seed) {
        float[] weights = new float[101];
        weights[17] = 1;
        assertOneBigBatch(seed, learner -> learner.sampleWeights(weights));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void a_limit_that_no_gradient_reaches_changes_nothing(long seed) {
        Dataset data = new Gen(seed).classified(50, 3, 5);
        Model free = learner(sgd(0.1), seed).fit(data);

        assertSame(learner(sgd(0.1).clipNorm(1e6), seed).fit(data), free, 0);
        assertSame(learner(sgd(0.1).clipValue(1e6), seed).fit(data), free, 0);
        assertSame(learner(sgd(0.1).accumulate(1), seed).fit(data), free, 0);
    }

    @Test
    void a_session_shares_updates_as_a_fit_does() {
        Dataset data = new Gen(2).classified(43, 3, 5);
        Learner learner = learner(sgd(0.2).accumulate(3), 7).batchSize(8);
        Model fitted = learner.fit(data);

        try (Session session = learner.session(data)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                for (Batch batch : session.batches()) {
                    assertThat(session.step(batch)).isPositive();
                }
            }
            assertSame(session.model(), fitted, 0);
        }
    }
}
