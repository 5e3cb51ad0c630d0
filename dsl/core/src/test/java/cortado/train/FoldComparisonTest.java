package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.compareOn;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.nearestNeighbors;
import static cortado.Cortado.randomForest;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.metric.Score;
import org.junit.jupiter.api.Test;

class FoldComparisonTest {
    private static final Dataset IRIS = Datasets.iris().train();
    private static final Folds FOLDS = IRIS.folds(4);

    @Test
    void each_estimator_has_the_scores_of_its_own_cross_validation() {
        Learner network = sequential(input(4), dense(8).relu(), dense(3))
                .compile(adam(3e-2), crossEntropy())
                .epochs(3);
        FoldComparison comparison = compareOn(FOLDS, network, randomForest().trees(5), new NearestCentroid());

        assertThat(comparison.validations().keySet()).first().isEqualTo("network");
        assertThat(comparison.get("network").scores(Score.accuracy()))
                .containsExactly(network.crossValidate(FOLDS).scores(Score.accuracy()));
        assertThat(comparison.get("randomForest().trees(5)").scores(Score.accuracy()))
                .containsExactly(randomForest().trees(5).crossValidate(FOLDS).scores(Score.accuracy()));
    }

    @Test
    void the_best_comes_first() {
        FoldComparison comparison =
                compareOn(FOLDS, nearestNeighbors(90), nearestNeighbors(5)).named("poor", "good");

        assertThat(comparison.ranking()).containsExactly("good", "poor");
        assertThat(comparison.score(Score.loss()).ranking()).containsExactly("good", "poor");
        assertThat(comparison.toString().strip().lines().skip(2).map(line -> line.replaceAll(" +", " ")
                        .strip()))
                .first()
                .asString()
                .isEqualTo("estimator mean accuracy worst fold seconds a fit");
        assertThat(comparison.toString()).startsWith("\n4 folds of 120 rows, the best accuracy first\n\n");
    }

    @Test
    void deviation_is_that_of_the_folds() {
        FoldComparison comparison = compareOn(FOLDS, nearestNeighbors(5));
        CrossValidation alone = nearestNeighbors(5).crossValidate(FOLDS);

        assertThat(comparison.get("nearestNeighbors(5)").deviation(Score.accuracy()))
                .isCloseTo(alone.deviation(Score.accuracy()), within(1e-12));
    }

    @Test
    void the_second_of_a_name_gets_a_number() {
        assertThat(compareOn(FOLDS, nearestNeighbors(5), nearestNeighbors(5))
                        .validations()
                        .keySet())
                .containsExactly("nearestNeighbors(5)", "nearestNeighbors(5) (2)");
    }

    @Test
    void what_cannot_be_compared_is_said() {
        assertThatThrownBy(() -> compareOn(FOLDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "compareOn: there is no estimator. Pass some, e.g. compareOn(data.folds(5), learner, randomForest()).");
        FoldComparison comparison = compareOn(FOLDS, nearestNeighbors(5));
        assertThatThrownBy(() -> comparison.named("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "compareOn: named(...) needs 1 different names, but got [a, b]. Name each estimator, in their order.");
        assertThatThrownBy(() -> comparison.get("nearestNeighbor(5)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "compareOn: there is no estimator 'nearestNeighbor(5)'; did you mean 'nearestNeighbors(5)'?");
        assertThatThrownBy(() -> comparison.score(Score.mse())).isInstanceOf(IllegalStateException.class);
    }
}
