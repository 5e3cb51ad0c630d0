package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.smote;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Folds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/data.md}. */
class DataGuideTest {
    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("data.md", DataGuideTest.class);
    }

    @Test
    void sources(@TempDir Path folder) throws IOException {
        Path csv = Files.writeString(folder.resolve("t.csv"), "name,age,town\nA,3,Ulm\nB,?,Bern\n");
        Path arff = Files.writeString(
                folder.resolve("t.arff"), "@attribute x numeric\n@attribute play {yes,no}\n@data\n1,yes\n");
        Path json = Files.writeString(folder.resolve("t.jsonl"), "{\"x\": 1, \"ok\": true}\n");

        var credit = Datasets.germanCredit(); // built in, with train() and test()
        var people = Datasets.csv(csv).drop("name").missing("?").label("town"); // or target("age") for real values
        var weather = Datasets.arff(arff).label("play"); // Weka's format
        var rows = Datasets.jsonLines(json).label("ok"); // one JSON object a line
        var own = Dataset.of(new float[][] {{0, 1}, {1, 0}}, new String[] {"yes", "no"});

        assertThat(credit.train().size()).isEqualTo(800);
        assertThat(people.classNames()).containsExactly("Bern", "Ulm");
        assertThat(weather.label(0)).isEqualTo("yes");
        assertThat(rows.label(0)).isEqualTo("true");
        assertThat(own.size()).isEqualTo(2);
    }

    @Test
    void credit() {
        var credit = Datasets.germanCredit();

        var net = sequential(input(standardize().fit(credit.train())), dense(32).relu(), dense(2));
        var model = net.compile(adam(3e-3), crossEntropy())
                .epochs(20)
                .validationSplit(0.2)
                .fit(credit.train());
        var evaluation = model.evaluate(credit.test());
        // Always saying good is right for 0.7 of them.
        assertThat(evaluation.accuracy()).isGreaterThan(0.7);

        var audit = credit.train().audit(credit.test());
        var ages = audit.outliers().get("age");
        var clean = credit.train().without(audit.duplicates());

        assertThat(ages).isNotEmpty();
        assertThat(clean.size()).isEqualTo(800 - audit.duplicates().length);

        var tidy = credit.train().withoutDuplicates().relabeled(12, "bad");
        var limited = standardize()
                .clip(0.01, 0.99)
                .median(); // outliers to quantiles of the training rows, gaps to the median

        assertThat(tidy.label(12)).isEqualTo("bad");
        assertThat(limited.fit(tidy).featureNames()).contains("age");

        var noise = net.compile(adam(3e-3), crossEntropy()).epochs(10).labelNoise(credit.train(), 5);
        var doubtful = noise.rowNumbers();
        assertThat(doubtful.length).isBetween(20, 250);
    }

    @Test
    void splits() {
        Dataset digits = Datasets.digits().train().take(300);
        List<Integer> patients =
                IntStream.range(0, 300).mapToObj(row -> row / 10).toList();
        var learner = sequential(input(1, 8, 8), flatten(), dense(10))
                .compile(adam(1e-2), crossEntropy())
                .epochs(2);

        var parts = digits.split(0.2, 42); // classes keep their shares
        var folds = digits.folds(5); // each tests on another fifth
        var groups = Folds.ofGroups(digits, 5, patients); // no patient on both sides
        var times = Folds.ofTime(digits, 5); // tests on what comes later
        var even = learner.resample(smote()).fit(parts.train()); // or overSample(), underSample(), adasyn()
        var balanced = learner.balancedBatches().fit(parts.train()); // as many rows of each class in every batch

        assertThat(List.of(folds.size(), groups.size(), times.size())).containsOnly(5);
        assertThat(even.evaluate(parts.test()).accuracy()).isGreaterThan(0.3);
        assertThat(balanced.evaluate(parts.test()).accuracy()).isGreaterThan(0.3);
    }
}
