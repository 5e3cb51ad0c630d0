package cortado.baseline;

import static cortado.Cortado.decisionTree;
import static cortado.Cortado.gradientBoosting;
import static cortado.Cortado.logisticRegression;
import static cortado.Cortado.nearestNeighbors;
import static cortado.Cortado.randomForest;
import static cortado.Cortado.svm;
import static cortado.Cortado.unscaled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Split;
import cortado.metric.Score;
import cortado.train.Estimator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Classical models against scikit-learn's. */
class BaselineGoldenTest {
    private static final GoldenBaseline GOLDEN = GoldenBaseline.FILE;
    private static final Split IRIS = Datasets.iris();

    @Test
    void logistic_regression_of_several_classes_has_the_same_coefficients() {
        assertSame(logisticRegression().encodedBy(unscaled()).fit(IRIS.train()), GOLDEN.iris(), IRIS.test());
        assertSame(logisticRegression().l2(0.1).fit(IRIS.train()), GOLDEN.irisScaled(), IRIS.test());
    }

    @Test
    void logistic_regression_of_two_classes_has_the_same_coefficients() {
        Split tumors = Datasets.breastCancer();

        assertSame(logisticRegression().fit(tumors.train()), GOLDEN.tumors(), tumors.test());
    }

    private static void assertSame(LinearModel model, GoldenBaseline.Logistic expected, Dataset test) {
        double[][] coefficients = model.coefficients();
        for (int i = 0; i < coefficients.length; i++) {
            assertThat(coefficients[i]).containsExactly(expected.coefficients()[i], within(1e-5));
        }
        assertThat(model.intercepts()).containsExactly(expected.intercepts(), within(1e-5));
        assertSame(model.predictProbability(test), expected.probabilities(), 1e-6f);
    }

    @Test
    void neighbors_vote_alike() {
        assertSame(
                nearestNeighbors(5).encodedBy(unscaled()).fit(IRIS.train()).predictProbability(IRIS.test()),
                GOLDEN.near(),
                1e-6f);
        assertSame(
                nearestNeighbors(5)
                        .weightedByDistance()
                        .encodedBy(unscaled())
                        .fit(IRIS.train())
                        .predictProbability(IRIS.test()),
                GOLDEN.nearWeighted(),
                1e-5f);
    }

    @Test
    void neighbors_have_the_same_mean() {
        Dataset all = GOLDEN.friedman();
        Dataset train = all.rows(IntStream.range(0, 200).toArray());
        Dataset test = all.rows(IntStream.range(200, 300).toArray());

        float[][] predicted =
                nearestNeighbors(3).encodedBy(unscaled()).fit(train).predict(test);

        for (int row = 0; row < predicted.length; row++) {
            assertThat(predicted[row][0]).isCloseTo(GOLDEN.nearValues()[row], within(1e-4f));
        }
    }

    @Test
    void a_tree_asks_the_same_questions() {
        TreeModel tree = decisionTree().depth(2).fit(Datasets.breastCancer().train());

        assertThat(questions(tree)).isEqualTo(GOLDEN.tree().questions());
        assertThat(tree.importance().shares()).containsExactly(GOLDEN.tree().importances(), within(1e-6));
    }

    /** Petal widths of 1.6 and 1.7 are shared by flowers of both species. */
    @Test
    void a_threshold_is_found_between_values_that_rows_of_several_classes_share() {
        assertThat(questions(decisionTree().depth(2).fit(IRIS.train()))).containsExactly("x2 <= 2.45", "x3 <= 1.65");
    }

    private static List<String> questions(TreeModel tree) {
        return tree.text()
                .lines()
                .filter(line -> line.contains("<="))
                .map(line -> line.replaceAll(":.*", "").strip())
                .toList();
    }

    static Stream<Arguments> classifiers() {
        return Map.<String, Estimator<?>>of(
                        "logisticRegression", logisticRegression(),
                        "decisionTree", decisionTree(),
                        "decisionTreeOfDepth3", decisionTree().depth(3),
                        "randomForest", randomForest(),
                        "gradientBoosting", gradientBoosting(),
                        "gaussianSvm", svm(),
                        "linearSvm", svm().linear(),
                        "polynomialSvm", svm().polynomial(2),
                        "nearestNeighbors", nearestNeighbors(5))
                .entrySet()
                .stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest
    @MethodSource("classifiers")
    void classes_are_predicted_as_well_on_the_same_folds(String name, Estimator<?> estimator) {
        double accuracy = estimator.crossValidate(GOLDEN.tumorFolds()).mean(Score.accuracy());

        assertThat(accuracy).isCloseTo(GOLDEN.accuracy().get(name), within(0.02));
    }

    @Test
    void probabilities_of_machines_lose_as_little() {
        double loss = svm().crossValidate(GOLDEN.tumorFolds()).mean(Score.loss());

        assertThat(loss).isCloseTo(GOLDEN.logLoss(), within(0.02));
    }

    static Stream<Arguments> regressors() {
        return Stream.of(
                Arguments.of("decisionTree", decisionTree().minLeafRows(5), 0.02),
                Arguments.of("randomForest", randomForest(), 0.03),
                Arguments.of("gradientBoosting", gradientBoosting(), 0.02));
    }

    @ParameterizedTest
    @MethodSource("regressors")
    void values_are_predicted_as_well_on_the_same_folds(String name, Estimator<?> estimator, double tolerance) {
        double r2 = estimator.crossValidate(GOLDEN.friedmanFolds()).mean(Score.r2());

        assertThat(r2).isCloseTo(GOLDEN.r2().get(name), within(tolerance));
    }

    @Test
    void the_same_features_are_important() {
        assertThat(randomForest().fit(GOLDEN.friedman()).importance().shares())
                .containsExactly(GOLDEN.forestImportances(), within(0.02));
        assertThat(gradientBoosting().fit(GOLDEN.friedman()).importance().shares())
                .containsExactly(GOLDEN.boostingImportances(), within(0.02));
    }

    private static void assertSame(float[][] actual, float[][] expected, float tolerance) {
        assertThat(actual).hasDimensions(expected.length, expected[0].length);
        for (int row = 0; row < actual.length; row++) {
            assertThat(actual[row]).containsExactly(expected[row], within(tolerance));
        }
    }
}
