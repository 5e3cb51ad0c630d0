package cortado.baseline;

import static cortado.Cortado.decisionTree;
import static cortado.Cortado.gradientBoosting;
import static cortado.Cortado.logisticRegression;
import static cortado.Cortado.nearestNeighbors;
import static cortado.Cortado.randomForest;
import static cortado.Cortado.svm;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.Datasets;
import cortado.data.Dataset;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class BaselineMessagesTest {
    private static final Dataset ROWS = Dataset.of(new float[][] {{0, 1}, {1, 0}, {2, 1}}, new int[] {0, 1, 1});

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void rows_without_labels_are_refused() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}});

        assertRefused(
                () -> logisticRegression().fit(rows),
                "logisticRegression: the rows have no labels. Use data with classes");
        assertRefused(
                () -> randomForest().fit(rows),
                "randomForest: the rows have no labels. Use data with classes or real values");
    }

    @Test
    void one_class_only_is_refused() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}}, new String[] {"yes", "yes"}, List.of("no", "yes"));

        assertRefused(
                () -> decisionTree().fit(rows),
                "decisionTree: the rows have 1 class only ('yes'). Use rows of at least 2 classes");
    }

    @Test
    void real_values_are_refused_where_classes_are_learned() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}}, new float[] {0, 1});

        assertRefused(
                () -> svm().fit(rows),
                "svm: it learns classes, but the rows have real values. Use randomForest() or gradientBoosting()");
    }

    @Test
    void several_real_values_are_refused_by_trees() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}}, new float[][] {{0, 1}, {1, 2}});

        assertRefused(
                () -> gradientBoosting().fit(rows),
                "gradientBoosting: it learns 1 real value a row, but there are 2. Fit one for each, or use nearestNeighbors(...)");
    }

    @Test
    void more_neighbors_than_rows_are_refused() {
        assertRefused(
                () -> nearestNeighbors(4).fit(ROWS),
                "nearestNeighbors: there are 3 training rows, but 4 neighbors are wanted. Try nearestNeighbors(3)");
    }

    @Test
    void options_out_of_range_are_refused_together() {
        assertRefused(
                () -> gradientBoosting()
                        .trees(0)
                        .learningRate(2)
                        .subsample(0)
                        .depth(0)
                        .leaves(1)
                        .minLeafRows(0)
                        .fit(ROWS),
                """
                gradientBoosting: 6 problems:
                - trees must be at least 1, but was 0. Try trees(100)
                - learningRate must be above 0 and at most 1, but was 2.0. Try learningRate(0.1)
                - subsample must be above 0 and at most 1, but was 0.0. Try subsample(0.5)
                - depth must be at least 1, but was 0. Try depth(3)
                - leaves must be at least 2, but was 1. Try leaves(8)
                - minLeafRows must be at least 1, but was 0. Try minLeafRows(5)""");
        assertRefused(() -> svm().c(0).fit(ROWS), "svm: c must be above 0, but was 0.0. Try c(1)");
        assertRefused(
                () -> svm().gaussian(-1).fit(ROWS), "svm: gamma must be above 0, but was -1.0. Try gaussian(0.1)");
        assertRefused(
                () -> logisticRegression().l2(-1).fit(ROWS),
                "logisticRegression: l2 must be at least 0, but was -1.0. Try l2(1)");
        assertRefused(
                () -> randomForest().featuresPerSplit(3).fit(ROWS),
                "randomForest: featuresPerSplit must be from 1 to 2, the number of features, but was 3. Leave it out for the usual number");
    }

    @Test
    void texts_without_an_encoder_are_refused() {
        Dataset rows = Dataset.ofTexts(List.of("a b", "c"), List.of("x", "y"));

        assertRefused(
                () -> logisticRegression().fit(rows),
                "logisticRegression: the rows are texts. Use an encoder, e.g. logisticRegression().encodedBy(tfIdf().fit(train))");
    }

    @Test
    void several_features_are_refused() {
        assertRefused(
                () -> decisionTree().fit(ROWS.withFeature("more", new float[][] {{1}, {2}, {3}})),
                "decisionTree: the rows have 2 features (features, more), but it takes 1. Make one array of them");
    }

    @Test
    void names_for_other_features_are_refused() {
        assertRefused(
                () -> decisionTree().featureNames("a").fit(ROWS),
                "decisionTree: there are 1 featureNames, but 2 features. Name each");
    }

    @Test
    void rows_of_another_width_are_not_predicted() {
        var model = logisticRegression().fit(ROWS);

        assertRefused(
                () -> model.predict(Dataset.of(new float[][] {{1, 2, 3}})),
                "predict: the logisticRegression learned from rows of shape (2), but these have (3). Use rows like those that it was fitted to.");
        assertRefused(
                () -> model.predictClass(Datasets.titanic().test()),
                "predictClass: the logisticRegression learned from rows of shape (2), but these are columns of a table. Use rows like those that it was fitted to.");
    }

    @Test
    void other_labels_are_not_evaluated() {
        var model = decisionTree().fit(ROWS);

        assertRefused(
                () -> model.evaluate(Dataset.of(new float[][] {{1, 2}}, new float[] {1})),
                "evaluate: the decisionTree learned classes, but the data has real values. Use labels like those that it was fitted to");
        assertRefused(
                () -> model.evaluate(Dataset.of(new float[][] {{1, 2}}, new String[] {"a"})),
                "evaluate: the model was trained on the classes [0, 1], but the data has [a]. Use withClassNames, in the model's order");
    }

    @Test
    void real_values_have_no_probabilities() {
        var model = decisionTree().fit(Dataset.of(new float[][] {{0}, {1}}, new float[] {0, 1}));

        assertThatThrownBy(() -> model.predictProbability(Dataset.of(new float[][] {{1}})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("predictProbability: the decisionTree predicts real values. Use predict.");
    }
}
