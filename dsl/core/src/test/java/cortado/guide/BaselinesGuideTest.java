package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.bagging;
import static cortado.Cortado.compareOn;
import static cortado.Cortado.cosine;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.decisionTree;
import static cortado.Cortado.dense;
import static cortado.Cortado.gradientBoosting;
import static cortado.Cortado.input;
import static cortado.Cortado.logisticRegression;
import static cortado.Cortado.minMax;
import static cortado.Cortado.nearestNeighbors;
import static cortado.Cortado.randomForest;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.snapshots;
import static cortado.Cortado.softVote;
import static cortado.Cortado.stacking;
import static cortado.Cortado.standardize;
import static cortado.Cortado.svm;
import static cortado.Cortado.tfIdf;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/baselines.md}. */
@SuppressWarnings("CheckReturnValue")
class BaselinesGuideTest {
    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("baselines.md", BaselinesGuideTest.class);
    }

    @Test
    void estimators() {
        var tumors = Datasets.breastCancer();

        var forest = randomForest().trees(200).fit(tumors.train());
        forest.evaluate(tumors.test()); // like a network's
        var importance = forest.importance(); // a bar chart
        var logistic = logisticRegression().l2(0.1).fit(tumors.train());
        var machine = svm().c(10).fit(tumors.train()); // or .linear(), .polynomial(3), .gaussian(0.1)
        var boosted = gradientBoosting().trees(50).learningRate(0.2).depth(2).fit(tumors.train());
        var neighbors = nearestNeighbors(5).weightedByDistance().fit(tumors.train());

        assertThat(importance.byName()).hasSize(30);
        assertThat(logistic.evaluate(tumors.test()).accuracy()).isGreaterThan(0.94);
        assertThat(machine.evaluate(tumors.test()).accuracy()).isGreaterThan(0.94);
        assertThat(boosted.evaluate(tumors.test()).accuracy()).isGreaterThan(0.9);
        assertThat(neighbors.evaluate(tumors.test()).accuracy()).isGreaterThan(0.94);
    }

    @Test
    void encodings() {
        var titanic = Datasets.titanic();
        var reviews = Datasets.sentences();

        var survival = gradientBoosting().fit(titanic.train()); // gaps and categories
        var scaled = svm().encodedBy(minMax().median()).fit(titanic.train());
        var words = logisticRegression().encodedBy(tfIdf().fit(reviews.train())).fit(reviews.train());

        assertThat(survival.evaluate(titanic.test()).accuracy()).isGreaterThan(0.75);
        assertThat(scaled.evaluate(titanic.test()).accuracy()).isGreaterThan(0.72);
        assertThat(words.evaluate(reviews.test()).accuracy()).isGreaterThan(0.75);
    }

    @Test
    void tree() {
        var tree = decisionTree()
                .depth(3)
                .featureNames("sepal length", "sepal width", "petal length", "petal width")
                .fit(Datasets.iris().train());
        tree.chart(); // what a cell shows; tree.text() has all questions

        assertThat(tree.text()).contains("""
                        petal length <= 2.45: setosa, 40 of 40
                        petal length > 2.45
                          petal width <= 1.65
                            petal length <= 4.95: versicolor, 38 of 38""");
    }

    @Test
    void comparison() {
        var data = Datasets.breastCancer().train();

        var network = sequential(input(standardize().fit(data)), dense(16).relu(), dense(2))
                .compile(adam(1e-2), crossEntropy())
                .epochs(20);
        var comparison = compareOn(data.folds(5), network, logisticRegression(), randomForest(), svm());

        assertThat(comparison.validations()).hasSize(4);
        assertThat(comparison.ranking()).contains("network", "svm()");
    }

    @Test
    void ensembles() {
        var data = Datasets.breastCancer().train();
        var network = sequential(input(standardize().fit(data)), dense(16).relu(), dense(2))
                .compile(adam(1e-2), crossEntropy())
                .epochs(5);

        var vote = softVote(network, logisticRegression(), randomForest())
                .weights(2, 1, 1)
                .fit(data);
        var bags = bagging(decisionTree(), 25).fit(data);
        var stack =
                stacking(logisticRegression(), network, randomForest(), svm()).fit(data);

        var cycle = sequential(input(standardize().fit(data)), dense(16).relu(), dense(2))
                .compile(sgd(cosine(0.1)).momentum(0.9), crossEntropy())
                .epochs(5);
        var five = snapshots(cycle, 5).fit(data); // five models for the time of 25 epochs

        var test = Datasets.breastCancer().test();
        assertThat(vote.evaluate(test).accuracy()).isGreaterThan(0.93);
        assertThat(bags.evaluate(test).accuracy()).isGreaterThan(0.9);
        assertThat(stack.evaluate(test).accuracy()).isGreaterThan(0.93);
        assertThat(five.evaluate(test).accuracy()).isGreaterThan(0.93);
    }
}
