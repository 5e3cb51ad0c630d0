package cortado.ensemble;

import static cortado.Cortado.adam;
import static cortado.Cortado.bagging;
import static cortado.Cortado.cosine;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.decisionTree;
import static cortado.Cortado.dense;
import static cortado.Cortado.gradientBoosting;
import static cortado.Cortado.input;
import static cortado.Cortado.logisticRegression;
import static cortado.Cortado.nearestNeighbors;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.snapshots;
import static cortado.Cortado.softVote;
import static cortado.Cortado.stacking;
import static cortado.Cortado.standardize;
import static cortado.Cortado.unscaled;
import static cortado.Cortado.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import cortado.metric.Score;
import cortado.train.Estimator;
import cortado.train.Fitted;
import cortado.train.Learner;
import cortado.train.Model;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EnsembleTest {
    private static final GoldenEnsemble GOLDEN = GoldenEnsemble.FILE;
    private static final Split IRIS = Datasets.iris();
    private static final Estimator<?>[] MEMBERS = {
        logisticRegression(),
        nearestNeighbors(3).encodedBy(unscaled()),
        nearestNeighbors(60).encodedBy(unscaled())
    };

    private static Learner network() {
        return sequential(input(4), dense(8).relu(), dense(3))
                .compile(adam(1e-2), crossEntropy())
                .epochs(2);
    }

    @Test
    void votes_are_those_of_scikit_learn() {
        assertSame(softVote(MEMBERS).fit(IRIS.train()).predictProbability(IRIS.test()), GOLDEN.soft());
        assertSame(
                softVote(MEMBERS).weights(1, 2, 0.5).fit(IRIS.train()).predictProbability(IRIS.test()),
                GOLDEN.weighted());
        assertThat(vote(MEMBERS).fit(IRIS.train()).predictClass(IRIS.test())).isEqualTo(GOLDEN.hard());
        assertThat(vote(MEMBERS).weights(1, 1, 3).fit(IRIS.train()).predictClass(IRIS.test()))
                .isEqualTo(GOLDEN.hardWeighted());
    }

    @Test
    void out_of_fold_predictions_are_those_of_scikit_learn() {
        Folds folds = Folds.ofGroups(IRIS.train(), 4, GOLDEN.folds());

        assertSame(logisticRegression().outOfFold(folds), GOLDEN.outOfFold());
    }

    private static void assertSame(float[][] actual, float[][] expected) {
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int row = 0; row < actual.length; row++) {
            assertThat(actual[row]).containsExactly(expected[row], within(1e-5f));
        }
    }

    @Test
    void networks_vote_with_others() {
        EnsembleModel model = softVote(network(), decisionTree()).fit(IRIS.train());
        float[][] network = network().quiet().fit(IRIS.train()).predictProbability(IRIS.test());
        float[][] tree = decisionTree().fit(IRIS.train()).predictProbability(IRIS.test());

        float[][] both = model.predictProbability(IRIS.test());

        for (int row = 0; row < both.length; row++) {
            for (int c = 0; c < 3; c++) {
                assertThat(both[row][c]).isCloseTo((network[row][c] + tree[row][c]) / 2, within(1e-6f));
            }
        }
        assertThat(model.evaluate(IRIS.test()).logLoss())
                .isEqualTo(model.evaluate(IRIS.test()).loss());
    }

    @Test
    void real_values_are_averaged() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}, {2}, {3}}, new float[] {0, 2, 4, 6});

        EnsembleModel model =
                softVote(nearestNeighbors(1), nearestNeighbors(4)).weights(3, 1).fit(rows);

        assertThat(model.predict(rows)).isDeepEqualTo(new float[][] {{0.75f}, {2.25f}, {3.75f}, {5.25f}});
        assertThat(model.evaluate(rows).loss()).isCloseTo((0.75 * 0.75 + 0.0625) / 2, within(1e-6));
    }

    @Test
    void bagging_averages_fits_to_rows_drawn_with_replacement() {
        Bagging bagging = bagging(decisionTree(), 3).seed(5);
        EnsembleModel model = bagging.fit(IRIS.train());

        float[][] sum = new float[IRIS.test().size()][3];
        for (int fit = 0; fit < 3; fit++) {
            int[] drawn = bagging.drawn(IRIS.train().size(), fit);
            assertThat(drawn).hasSize(120);
            assertThat(Arrays.stream(drawn).distinct().count()).isBetween(60L, 95L);
            float[][] one = decisionTree().fit(IRIS.train().rows(drawn)).predictProbability(IRIS.test());
            for (int row = 0; row < sum.length; row++) {
                for (int c = 0; c < 3; c++) {
                    sum[row][c] += one[row][c] / 3;
                }
            }
        }
        assertSame(model.predictProbability(IRIS.test()), sum);
    }

    @Test
    void bagging_of_trees_beats_one_tree() {
        Folds folds = Datasets.breastCancer().train().folds(5);

        double one = decisionTree().crossValidate(folds).mean(Score.accuracy());
        double many = bagging(decisionTree(), 25).crossValidate(folds).mean(Score.accuracy());

        assertThat(many).isGreaterThan(one);
    }

    @Test
    void the_final_estimator_sees_no_prediction_of_a_row_that_was_learned_from() {
        float[] ids = new float[60];
        int[] classes = new int[60];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i;
            classes[i] = i % 2;
        }
        Dataset rows = Dataset.of(ids, Shape.of(1), classes, List.of("a", "b"));

        Dataset features =
                stacking(logisticRegression(), new Memory(), new Memory()).outOfFold(rows);

        assertThat(features.shape()).isEqualTo(Shape.of(2));
        for (int row = 0; row < 60; row++) {
            assertThat(features.features(row)).containsExactly(0, 0);
            assertThat(features.classes()[row]).isEqualTo(row % 2);
        }
    }

    /** Of random classes, one's own row as a neighbor would be right always. */
    @Test
    void a_neighbor_that_remembers_everything_is_not_trusted() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] x = new float[200][3];
        int[] y = new int[200];
        for (int row = 0; row < y.length; row++) {
            y[row] = random.nextInt(2);
            for (int i = 0; i < 3; i++) {
                x[row][i] = (float) random.nextDouble();
            }
        }
        Dataset rows = Dataset.of(x, y);

        float[][] predicted = nearestNeighbors(1).outOfFold(rows.folds(5));
        EnsembleModel stack =
                stacking(logisticRegression(), nearestNeighbors(1)).fit(rows);

        long right = IntStream.range(0, 200)
                .filter(row -> predicted[row][y[row]] == 1)
                .count();
        assertThat(right).isBetween(70L, 130L);
        assertThat(stack.evaluate(rows).logLoss())
                .as("a leak would give a loss near 0")
                .isGreaterThan(0.6);
    }

    @Test
    void a_stack_is_what_one_makes_by_hand() {
        Stacking stacking = stacking(logisticRegression(), decisionTree().depth(2), nearestNeighbors(5))
                .folds(3)
                .seed(4);
        EnsembleModel model = stacking.fit(IRIS.train());

        Folds folds = Folds.of(IRIS.train(), 3, 4);
        float[][] features = beside(
                decisionTree().depth(2).outOfFold(folds), nearestNeighbors(5).outOfFold(folds));
        Fitted last = logisticRegression().fit(Dataset.of(features, IRIS.train().classes()));
        float[][] test = beside(
                decisionTree().depth(2).fit(IRIS.train()).predictProbability(IRIS.test()),
                nearestNeighbors(5).fit(IRIS.train()).predictProbability(IRIS.test()));

        assertSame(model.predictProbability(IRIS.test()), last.predictProbability(Dataset.of(test)));
        assertThat(model.evaluate(IRIS.test()).accuracy()).isGreaterThan(0.85);
    }

    private static float[][] beside(float[][] first, float[][] second) {
        float[][] both = new float[first.length][];
        for (int row = 0; row < both.length; row++) {
            both[row] = Arrays.copyOf(first[row], 6);
            System.arraycopy(second[row], 0, both[row], 3, 3);
        }
        return both;
    }

    @Test
    void real_values_are_stacked() {
        float[][] x = new float[80][1];
        float[] y = new float[80];
        for (int row = 0; row < 80; row++) {
            x[row][0] = row / 10f;
            y[row] = (float) Math.sin(x[row][0]);
        }
        Dataset rows = Dataset.of(x, y);

        EnsembleModel model = stacking(
                        gradientBoosting(), nearestNeighbors(3), decisionTree().depth(3))
                .fit(rows);

        assertThat(model.evaluate(rows).r2()).isGreaterThan(0.9);
    }

    @Test
    void snapshots_go_on_from_one_another() {
        Learner cycle = sequential(input(standardize().fit(IRIS.train())), dense(8).relu(), dense(3))
                .compile(sgd(cosine(0.1)).momentum(0.9), crossEntropy())
                .epochs(4)
                .batchSize(16);
        // The encoder knows more rows, so that the first cycle learns another one, which the others have to keep.
        Dataset part =
                IRIS.train().rows(IRIS.train().splitRows(0.3, new Seed(0)).train());
        EnsembleModel model = snapshots(cycle, 3).seed(2).fit(part);

        List<Fitted> members = model.members();
        Fitted first = cycle.seed(2).quiet().fit(part);
        assertThat(members).hasSize(3);
        assertThat(members.get(0).predict(IRIS.test())).isDeepEqualTo(first.predict(IRIS.test()));
        assertThat(((Model) members.get(1)).history().epochs().get(0).metrics().get("loss"))
                .as("a cycle begins where the one before ended")
                .isLessThan(((Model) members.get(0))
                                .history()
                                .epochs()
                                .get(0)
                                .metrics()
                                .get("loss")
                        / 2);
        assertThat(((Model) members.get(2)).network().encoders())
                .isEqualTo(((Model) members.get(0)).network().encoders());
        assertThat(model.evaluate(IRIS.test()).accuracy()).isGreaterThan(0.85);
    }

    @Test
    void the_same_seed_gives_the_same_ensemble() {
        for (Estimator<? extends Fitted> estimator : List.of(
                softVote(network(), decisionTree()),
                bagging(network(), 2),
                stacking(logisticRegression(), network(), decisionTree()).folds(2),
                snapshots(network(), 2))) {
            float[][] once = estimator.seed(9).fit(IRIS.train()).predict(IRIS.test());

            assertThat(estimator.seed(9).fit(IRIS.train()).predict(IRIS.test())).isDeepEqualTo(once);
            assertThat(Arrays.deepEquals(estimator.seed(8).fit(IRIS.train()).predict(IRIS.test()), once))
                    .as(estimator.toString())
                    .isFalse();
        }
    }

    @Test
    void ensembles_hold_ensembles() {
        EnsembleModel model = vote(softVote(MEMBERS), bagging(decisionTree(), 3), logisticRegression())
                .fit(IRIS.train());

        assertThat(model.evaluate(IRIS.test()).accuracy()).isGreaterThan(0.85);
        assertThat(model).hasToString("vote of 3 models");
        assertThat(model.display().text()).contains("softVote of 3 models", "bagging of 3 models");
        assertThat(stacking(logisticRegression(), bagging(decisionTree(), 3).share(0.5))
                        .folds(3))
                .hasToString("stacking(logisticRegression(), bagging(decisionTree(), 3).share(0.5)).folds(3)");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void what_cannot_be_fitted_is_said() {
        Dataset values = Dataset.of(new float[][] {{0}, {1}}, new float[] {0, 1});

        assertRefused(
                () -> vote().fit(IRIS.train()),
                "vote: there is no estimator. Pass some, e.g. vote(learner, randomForest())");
        assertRefused(() -> softVote(MEMBERS).weights(1, -1).fit(IRIS.train()), """
                softVote: 2 problems:
                - there are 2 weights, but 3 estimators. Give one for each, or leave them out
                - weights must be at least 0 and not all 0, but were [1.0, -1.0]. Try weights(2, 1)""");
        assertRefused(
                () -> vote(nearestNeighbors(1)).fit(values),
                "vote: it counts classes, but the rows have none. Use softVote(...), which averages real values");
        assertRefused(() -> bagging(decisionTree(), 0).share(2).fit(values), """
                bagging: 2 problems:
                - the number of fits must be at least 1, but was 0. Try bagging(estimator, 10)
                - share must be above 0 and at most 1, but was 2.0. Try share(0.5)""");
        assertRefused(
                () -> stacking(logisticRegression()).fit(IRIS.train()),
                "stacking: there is no estimator below the final one. Pass some, e.g. stacking(logisticRegression(), learner, randomForest())");
        assertRefused(
                () -> snapshots(network(), 0).fit(IRIS.train()),
                "snapshots: there must be at least 1 cycle, but was 0. Try snapshots(learner, 5)");
        EnsembleModel model = vote(MEMBERS).fit(IRIS.train());
        assertRefused(
                () -> model.evaluate(values),
                "evaluate: the vote learned classes, but the data has real values. Use labels like those that it was fitted to");
    }
}
