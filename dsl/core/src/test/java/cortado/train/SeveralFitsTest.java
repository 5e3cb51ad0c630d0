package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.avgOverSteps;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.embedding;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.positions;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.transformerEncoder;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.base.Shape;
import cortado.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Fits side by side in one process give what they give one after another, to the last bit. */
class SeveralFitsTest {
    private static final Dataset IMAGES = new Gen(1).classified(160, 10, 1, 12, 12);
    private static final Dataset IDS = ids();

    private static Dataset ids() {
        Gen gen = new Gen(2);
        float[] ids = new float[120 * 16];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = gen.between(1, 29);
        }
        int[] labels = IntStream.range(0, 120).map(i -> i % 2).toArray();
        return Dataset.of(ids, Shape.of(16), labels, List.of("no", "yes"));
    }

    private static Model wide() {
        return sequential(
                        input(1, 12, 12),
                        flatten(),
                        dense(512).relu(),
                        dropout(0.3),
                        dense(256).relu(),
                        dense(10))
                .compile(adam(1e-3), crossEntropy())
                .epochs(4)
                .seed(1)
                .quiet()
                .fit(IMAGES);
    }

    private static Model convolutional() {
        return sequential(
                        input(1, 12, 12),
                        conv2d(16, 3).relu(),
                        batchNorm(),
                        maxPool2d(2),
                        flatten(),
                        dropout(0.2),
                        dense(10))
                .compile(sgd(0.05).momentum(0.9), crossEntropy())
                .epochs(4)
                .seed(2)
                .quiet()
                .fit(IMAGES);
    }

    private static Model recurrent() {
        return sequential(input(16), embedding(30, 24), lstm(48), dense(2))
                .compile(adam(3e-3), crossEntropy())
                .epochs(3)
                .validationSplit(0.2)
                .seed(3)
                .quiet()
                .fit(IDS);
    }

    private static Model attentive() {
        return sequential(
                        input(16), embedding(30, 24), positions(), transformerEncoder(4, 48), avgOverSteps(), dense(2))
                .compile(adam(3e-3), crossEntropy())
                .epochs(3)
                .seed(4)
                .quiet()
                .fit(IDS);
    }

    private static List<Callable<Model>> fits() {
        return List.of(
                SeveralFitsTest::wide,
                SeveralFitsTest::convolutional,
                SeveralFitsTest::recurrent,
                SeveralFitsTest::attentive);
    }

    private static List<Map<String, Double>> metrics(Model model) {
        return model.history().epochs().stream().map(Epoch::metrics).toList();
    }

    @Test
    void fits_side_by_side_equal_fits_one_after_another() throws Exception {
        List<Model> alone = new ArrayList<>();
        for (Callable<Model> fit : fits()) {
            alone.add(fit.call());
        }
        ExecutorService threads = Executors.newFixedThreadPool(fits().size());
        try {
            CountDownLatch start = new CountDownLatch(fits().size());
            List<Future<Model>> running = new ArrayList<>();
            for (Callable<Model> fit : fits()) {
                running.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return fit.call();
                }));
            }
            for (int i = 0; i < running.size(); i++) {
                Model together = running.get(i).get();
                Model expected = alone.get(i);
                assertThat(metrics(together)).isEqualTo(metrics(expected));
                expected.weights().names().forEach(name -> assertThat(
                                together.weights().get(name).values())
                        .as(name)
                        .containsExactly(expected.weights().get(name).values()));
                Dataset rows = i < 2 ? IMAGES : IDS;
                assertThat(together.predict(rows)).isDeepEqualTo(expected.predict(rows));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void one_model_predicts_from_several_threads() throws Exception {
        Model model = recurrent();
        float[][] expected = model.predict(IDS);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Callable<float[][]>> calls = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                calls.add(() -> model.predict(IDS));
            }
            for (Future<float[][]> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isDeepEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
