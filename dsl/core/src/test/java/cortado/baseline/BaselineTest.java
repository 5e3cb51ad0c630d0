package cortado.baseline;

import static cortado.Cortado.decisionTree;
import static cortado.Cortado.gradientBoosting;
import static cortado.Cortado.logisticRegression;
import static cortado.Cortado.nearestNeighbors;
import static cortado.Cortado.randomForest;
import static cortado.Cortado.standardize;
import static cortado.Cortado.svm;
import static cortado.Cortado.tfIdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Split;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BaselineTest {
    private static final Split IRIS = Datasets.iris();

    static Stream<Baseline<?, ?>> all() {
        return Stream.of(
                logisticRegression(),
                decisionTree(),
                randomForest().trees(20),
                gradientBoosting().trees(20).subsample(0.5),
                svm(),
                nearestNeighbors(5));
    }

    static Stream<Baseline<?, ?>> random() {
        return Stream.of(randomForest().trees(5), gradientBoosting().trees(5).subsample(0.5), svm());
    }

    @ParameterizedTest
    @MethodSource("all")
    void fits_at_the_same_time_learn_what_one_alone_learns(Baseline<?, ?> estimator) {
        float[][] alone = estimator.seed(7).fit(IRIS.train()).predictProbability(IRIS.test());

        List<float[][]> together = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> estimator.seed(i == 5 ? 8 : 7).fit(IRIS.train()).predictProbability(IRIS.test()))
                .toList();

        for (float[][] probabilities : together.subList(0, 5)) {
            assertThat(probabilities).isDeepEqualTo(alone);
        }
    }

    @ParameterizedTest
    @MethodSource("random")
    void another_seed_learns_something_else(Baseline<?, ?> estimator) {
        float[][] first = estimator.seed(1).fit(IRIS.train()).predictProbability(IRIS.train());
        float[][] second = estimator.seed(2).fit(IRIS.train()).predictProbability(IRIS.train());

        assertThat(Arrays.deepEquals(first, second)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_row_is_predicted_as_among_others(Baseline<?, ?> estimator) {
        BaselineModel model = estimator.fit(IRIS.train());

        float[][] probabilities = model.predictProbability(IRIS.test());
        int[] classes = model.predictClass(IRIS.test());

        for (int row = 0; row < probabilities.length; row++) {
            Dataset one = IRIS.test().rows(row);
            assertThat(model.predictProbability(one)[0]).isEqualTo(probabilities[row]);
            assertThat(model.predictClass(one)[0]).isEqualTo(classes[row]);
            assertThat(probabilities[row][0] + probabilities[row][1] + probabilities[row][2])
                    .isCloseTo(1, within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void tables_with_gaps_and_categories_are_encoded_by_the_training_rows(Baseline<?, ?> estimator) {
        Split titanic = Datasets.titanic();

        BaselineModel model = estimator.fit(titanic.train());

        assertThat(model.evaluate(titanic.test()).accuracy()).isGreaterThan(0.72);
        assertThat(model.classNames()).containsExactlyInAnyOrder("no", "yes");
        assertThat(model.predictLabel(titanic.test())).hasSize(262).containsOnly("no", "yes");
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_class_without_rows_is_never_predicted(Baseline<?, ?> estimator) {
        int[] rows = IntStream.range(0, IRIS.train().size())
                .filter(row -> !IRIS.train().label(row).equals("versicolor"))
                .toArray();

        BaselineModel model = estimator.fit(IRIS.train().rows(rows));

        for (float[] row : model.predictProbability(IRIS.test())) {
            assertThat(row).hasSize(3);
            assertThat(row[1]).isZero();
        }
        assertThat(model.predictClass(IRIS.test())).doesNotContain(1);
        assertThat(model.evaluate(IRIS.test()).accuracy()).isCloseTo(2 / 3.0, within(0.05));
    }

    @Test
    void images_are_taken_pixel_by_pixel() {
        Split digits = Datasets.digits();

        assertThat(nearestNeighbors(3)
                        .fit(digits.train())
                        .evaluate(digits.test())
                        .accuracy())
                .isGreaterThan(0.95);
        assertThat(randomForest().fit(digits.train()).evaluate(digits.test()).accuracy())
                .isGreaterThan(0.95);
    }

    @Test
    void texts_are_taken_with_their_encoder() {
        Split sentences = Datasets.sentences();

        LinearModel model =
                logisticRegression().encodedBy(tfIdf().fit(sentences.train())).fit(sentences.train());

        assertThat(model.evaluate(sentences.test()).accuracy()).isGreaterThan(0.75);
    }

    @Test
    void neighbors_learn_several_real_values() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}, {5}}, new float[][] {{1, 10}, {3, 30}, {7, 70}});

        float[][] predicted = nearestNeighbors(2).fit(rows).predict(Dataset.of(new float[][] {{0.4f}, {9}}));

        assertThat(predicted).isDeepEqualTo(new float[][] {{2, 20}, {5, 50}});
    }

    @Test
    void real_values_are_judged_by_their_squared_error() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}, {2}, {3}}, new float[] {0, 0, 6, 6});

        var evaluation = decisionTree().depth(1).fit(rows).evaluate(rows);

        assertThat(evaluation.loss()).isZero();
        assertThat(evaluation.r2()).isEqualTo(1);
    }

    @Test
    void the_loss_is_the_log_loss() {
        Dataset rows = Dataset.of(new float[][] {{0}, {0}, {0}, {1}}, new int[] {0, 0, 1, 1});

        double loss = nearestNeighbors(3).fit(rows).evaluate(rows).loss();

        assertThat(loss).isCloseTo(-(2 * Math.log(2 / 3.0) + 2 * Math.log(1 / 3.0)) / 4, within(1e-9));
    }

    @Test
    void a_tree_is_written_in_the_units_of_the_columns() {
        TreeModel tree = decisionTree()
                .depth(2)
                .encodedBy(standardize())
                .featureNames("sepal length", "sepal width", "petal length", "petal width")
                .fit(IRIS.train());

        assertThat(tree.toString()).isEqualTo("""

                        decision tree of 120 rows: depth 2, 3 answers
                        petal length <= 2.45: setosa, 40 of 40
                        petal length > 2.45
                          petal width <= 1.65: versicolor, 39 of 42
                          petal width > 1.65: virginica, 37 of 38""");
        assertThat(tree.depth()).isEqualTo(2);
        assertThat(tree.leaves()).isEqualTo(3);
    }

    @Test
    void a_tree_asks_about_categories_by_name() {
        TreeModel tree = decisionTree().depth(1).fit(Datasets.titanic().train());

        assertThat(tree.text().lines().skip(1))
                .satisfiesExactly(low -> assertThat(low).startsWith("not sex=female: no, "), high -> assertThat(high)
                        .startsWith("sex=female: yes, "));
    }

    @Test
    void of_many_coefficients_the_largest_are_shown() {
        LinearModel few = logisticRegression().fit(IRIS.train());
        LinearModel many = logisticRegression().fit(Datasets.digits().train());

        assertThat(few.display().text()).startsWith("Coefficients\n").contains("x0", "x3", "(intercept)", "setosa");
        assertThat(many.display().text())
                .startsWith("Coefficients, the largest 40 of 64 features\n")
                .doesNotContain("x0 ");
        assertThat(many.display().text().lines().filter(line -> line.startsWith("x")))
                .hasSize(40);
    }

    @Test
    void leaves_and_rows_of_leaves_are_limited() {
        assertThat(decisionTree().leaves(5).fit(Datasets.breastCancer().train()).leaves())
                .isLessThanOrEqualTo(5);
        Dataset train = Datasets.breastCancer().train();
        double[] smallest = {train.size()};
        decisionTree()
                .minLeafRows(20)
                .fit(train)
                .text()
                .lines()
                .filter(line -> line.contains(" of "))
                .skip(1)
                .forEach(line -> {
                    double rows = Double.parseDouble(line.replaceAll(".* of ", ""));
                    smallest[0] = Math.min(smallest[0], rows);
                });
        assertThat(smallest[0]).isBetween(20.0, 60.0);
    }

    @Test
    void a_fit_of_a_machine_can_be_interrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> svm().fit(IRIS.train())).isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void estimators_and_models_say_what_they_are() {
        assertThat(logisticRegression().l2(0.5).seed(3)).hasToString("logisticRegression().l2(0.5).seed(3)");
        assertThat(decisionTree().depth(3).leaves(8)).hasToString("decisionTree().depth(3).leaves(8)");
        assertThat(randomForest().trees(10).featuresPerSplit(2))
                .hasToString("randomForest().trees(10).featuresPerSplit(2)");
        assertThat(gradientBoosting().learningRate(0.05)).hasToString("gradientBoosting().learningRate(0.05)");
        assertThat(svm().c(10).linear()).hasToString("svm().c(10.0).linear()");
        assertThat(nearestNeighbors(3).weightedByDistance()).hasToString("nearestNeighbors(3).weightedByDistance()");
        assertThat(logisticRegression().fit(IRIS.train()))
                .hasToString("logisticRegression of 4 features and 3 classes");
        assertThat(randomForest().trees(3).fit(IRIS.train()))
                .hasToString("randomForest of 3 trees, 4 features and 3 classes");
        assertThat(nearestNeighbors(3).fit(IRIS.train())).hasToString("nearestNeighbors, 120 rows kept, 4 features");
    }
}
