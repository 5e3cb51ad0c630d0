package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.display.DisplayHost;
import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import cortado.network.Network;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same seed gives the same model, whatever else runs or is shown. */
class ReproducibilityTest {
    private static final Dataset DIGITS = Datasets.digits().train();
    private static final Dataset TEST = Datasets.digits().test();

    private static Learner learner(long seed) {
        Network network = sequential(
                input(1, 8, 8),
                conv2d(8, 3).samePadding().relu(),
                batchNorm(),
                maxPool2d(2),
                dropout(0.2),
                flatten(),
                dense(32).relu(),
                dropout(0.4),
                dense(10));
        return network.compile(adam(3e-3), crossEntropy())
                .epochs(2)
                .batchSize(50)
                .validationSplit(0.2)
                .seed(seed)
                .quiet();
    }

    private static List<Map<String, Double>> metrics(Model model) {
        return model.history().epochs().stream().map(Epoch::metrics).toList();
    }

    private static void assertSame(Model actual, Model expected) {
        assertThat(metrics(actual)).isEqualTo(metrics(expected));
        for (String name : expected.weights().names()) {
            assertThat(actual.weights().get(name).values())
                    .as(name)
                    .containsExactly(expected.weights().get(name).values());
        }
        assertThat(actual.predict(TEST)).isDeepEqualTo(expected.predict(TEST));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 42, -7})
    void the_same_seed_gives_the_same_history_weights_and_predictions(long seed) {
        assertSame(learner(seed).fit(DIGITS), learner(seed).fit(DIGITS));
    }

    @Test
    void another_seed_gives_another_model() {
        Model one = learner(1).fit(DIGITS);
        Model two = learner(2).fit(DIGITS);

        assertThat(metrics(one)).isNotEqualTo(metrics(two));
        assertThat(one.predict(TEST)[0]).isNotEqualTo(two.predict(TEST)[0]);
    }

    @Test
    void fits_side_by_side_give_what_they_give_alone() {
        List<Model> alone = IntStream.range(0, 4)
                .mapToObj(seed -> learner(seed).fit(DIGITS))
                .toList();

        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<Model>> together = IntStream.range(0, 4)
                    .mapToObj(seed ->
                            CompletableFuture.supplyAsync(() -> learner(seed).fit(DIGITS), threads))
                    .toList();
            for (int seed = 0; seed < 4; seed++) {
                assertSame(together.get(seed).join(), alone.get(seed));
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void showing_progress_changes_no_digit() {
        // Long enough an epoch for several updates, which come five times a second.
        Dataset data = new Gen(9).classified(60_000, 3, 8);
        Learner learner = sequential(input(8), dense(32).relu(), dense(3))
                .compile(adam(1e-3), crossEntropy())
                .epochs(2)
                .batchSize(16);

        Counting shown = new Counting();
        DisplayHost before = Displays.host();
        Displays.install(shown);
        try {
            assertThat(metrics(learner.fit(data)))
                    .isEqualTo(metrics(learner.quiet().fit(data)));
        } finally {
            Displays.install(before);
        }
        assertThat(shown.updates)
                .as("updates, one an epoch and at least one within")
                .isGreaterThan(2);
    }

    /** Shows nothing. */
    private static final class Counting implements DisplayHost, LiveDisplay {
        private int updates;

        @Override
        public void show(MimeBundle bundle) {}

        @Override
        public LiveDisplay live(MimeBundle first) {
            return this;
        }

        @Override
        public void update(MimeBundle interim) {
            updates++;
        }

        @Override
        public void finish(MimeBundle last) {}
    }

    @Test
    void one_model_predicts_the_same_from_several_threads() {
        Model model = learner(5).fit(DIGITS);
        float[][] alone = model.predict(TEST);

        List<CompletableFuture<float[][]>> together = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> model.predict(TEST)))
                .toList();

        together.forEach(outputs -> assertThat(outputs.join()).isDeepEqualTo(alone));
    }

    /** All rows have the same features, so all get the same class, and the accuracy is that class's share. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void the_validation_split_keeps_the_share_of_each_class(long seed) {
        float[][] features = new float[200][1];
        int[] classes = IntStream.range(0, 200).map(row -> row % 10 < 3 ? 1 : 0).toArray();
        Model model = sequential(input(1), dense(2))
                .compile(adam(1e-9), crossEntropy())
                .validationSplit(0.2)
                .seed(seed)
                .quiet()
                .fit(Dataset.of(features, classes));

        assertThat(model.history().get("validation accuracy")[0]).isIn(0.3, 0.7);
        assertThat(model.history().get("accuracy")[0]).isIn(0.3, 0.7);
    }
}
