package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.cpu;
import static cortado.Cortado.cpus;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.embedding;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.base.Shape;
import cortado.data.Dataset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MixedPrecisionTest {
    private static final Dataset DIGITS = Datasets.digits().train();

    @TempDir
    Path folder;

    private static Learner learner() {
        return sequential(
                        input(1, 8, 8),
                        conv2d(16, 3).samePadding().relu(),
                        batchNorm(),
                        conv2d(16, 3).relu(),
                        flatten(),
                        dropout(0.2),
                        dense(64).relu(),
                        dense(10))
                .compile(adam(2e-3), crossEntropy())
                .epochs(4)
                .seed(3)
                .device(cpu())
                .quiet();
    }

    @Test
    void it_learns_as_well() {
        Model model = learner().mixedPrecision().fit(DIGITS);

        assertThat(model.evaluate(Datasets.digits().test()).accuracy()).isGreaterThan(0.94);
        assertThat(model.recipe()).endsWith(".seed(3).mixedPrecision().device(cpu())");
    }

    @Test
    void it_rounds_otherwise_than_float32_and_always_alike() {
        Dataset some = DIGITS.take(64);
        float[] mixed = learner()
                .mixedPrecision()
                .epochs(1)
                .fit(some)
                .weights()
                .get("dense_1.weight")
                .values();

        assertThat(learner()
                        .mixedPrecision()
                        .epochs(1)
                        .fit(some)
                        .weights()
                        .get("dense_1.weight")
                        .values())
                .containsExactly(mixed);
        assertThat(learner().epochs(1).fit(some).weights().get("dense_1.weight").values())
                .isNotEqualTo(mixed);
    }

    @Test
    void training_resumes_bit_for_bit() {
        Dataset some = DIGITS.take(200);
        Path file = folder.resolve("checkpoint");
        Model whole = learner().mixedPrecision().fit(some);
        assertThat(learner()
                        .mixedPrecision()
                        .checkpoint(file)
                        .onEpoch(epoch -> epoch.number() < 2)
                        .fit(some)
                        .history()
                        .epochs())
                .hasSize(2);

        assertThat(learner().mixedPrecision().resume(file).fit(some).predict(some))
                .isDeepEqualTo(whole.predict(some));
    }

    @Test
    void sequences_frozen_layers_and_workers_go_with_it() {
        Gen gen = new Gen(4);
        float[] ids = new float[48 * 12];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = gen.between(0, 19);
        }
        int[] labels = new int[48];
        Arrays.setAll(labels, i -> (int) ids[12 * i] % 2);
        Dataset data = Dataset.of(ids, Shape.of(12), labels, List.of("even", "odd"));

        Learner learner = sequential(
                        input(12),
                        embedding(20, 16).masked(),
                        lstm(32),
                        dense(64).relu(),
                        dense(2))
                .compile(adam(5e-3), crossEntropy())
                .freeze("embedding")
                .epochs(12)
                .quiet();

        double[] mixed =
                learner.mixedPrecision().device(cpus(2)).fit(data).history().get("loss");
        double[] whole = learner.device(cpu()).fit(data).history().get("loss");

        assertThat(mixed).isNotEqualTo(whole);
        for (int i = 0; i < mixed.length; i++) {
            assertThat(mixed[i]).isCloseTo(whole[i], within(0.01));
        }
    }
}
