package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.compare;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static cortado.Cortado.validationCurve;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.metric.Average;
import cortado.metric.Score;
import cortado.train.Diagnosis.Verdict;
import cortado.train.Latency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The examples of {@code docs/experiments.md}; a cell of a notebook shows the value that nothing is done with here. */
@SuppressWarnings("CheckReturnValue")
class ExperimentsGuideTest {
    private final Dataset train = Datasets.wine().train();
    private final Dataset test = Datasets.wine().test();

    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("experiments.md", ExperimentsGuideTest.class);
    }

    @Test
    void cross_validation() {
        List<Integer> growers =
                IntStream.range(0, train.size()).mapToObj(row -> row / 4).toList();

        var learner = sequential(input(standardize().fit(train)), dense(16).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(20);
        var validation = learner.crossValidate(train, 5);

        validation.mean(Score.f1(Average.MACRO)); // and deviation(...), scores(...)
        validation.pooled().confusion(); // each row by the fit that had not seen it
        learner.crossValidate(Folds.repeated(train, 5, 3, 0)); // three times five folds, seed 0
        learner.crossValidate(Folds.ofGroups(train, 5, growers)); // rows of a grower on one side
        learner.crossValidate(Folds.ofTime(train, 4)); // tested on what comes later

        assertThat(validation.mean(Score.f1(Average.MACRO))).isGreaterThan(0.9);
        assertThat(validation.pooled().size()).isEqualTo(train.size());
    }

    @Test
    void curves() {
        var learner = sequential(input(standardize().fit(train)), dense(16).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(20);

        var curve = learner.learningCurve(train); // or learningCurve(folds, 0.1, 0.5, 1)
        curve.diagnosis().verdict(); // UNDERFITTING, OVERFITTING, MORE_ROWS or FINE
        curve.by(Score.loss()); // the same fits by another score

        var units = validationCurve(train.folds(3), "units", List.of(1, 4, 16), count -> sequential(
                        input(standardize().fit(train)), dense(count).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(20));
        units.best(); // on held-out rows

        assertThat(curve.diagnosis().verdict()).isIn(Verdict.FINE, Verdict.MORE_ROWS);
        assertThat(units.best()).isGreaterThan(1);
    }

    @Test
    void one_fit() {
        var model = sequential(input(standardize().fit(train)), dense(256).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(40)
                .validationSplit(0.3)
                .fit(train);
        model.history().diagnosis();

        assertThat(model.history().diagnosis().sentence()).contains(": ");
    }

    @Test
    void comparing_and_timing() {
        var small = sequential(input(standardize().fit(train)), dense(3))
                .compile(adam(0.02), crossEntropy())
                .fit(train);
        var large = sequential(input(standardize().fit(train)), dense(64).relu(), dense(3))
                .compile(adam(0.02), crossEntropy())
                .epochs(20)
                .fit(train);

        var comparison = compare(small, large, test).named("small", "large");
        comparison.by(Score.f1(Average.MACRO)).resamples(5_000).confidence(0.9);

        Latency latency = large.latency(test);
        latency.percentileMillis(99); // of one row
        latency.fastest().rows(); // at a time, for most rows a second

        assertThat(comparison.difference()).isPositive();
        assertThat(latency.timings()).hasSizeGreaterThan(1);
    }
}
