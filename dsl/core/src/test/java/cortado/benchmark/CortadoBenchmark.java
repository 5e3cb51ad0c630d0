package cortado.benchmark;

import static cortado.Cortado.adam;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.sequential;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.train.Learner;
import cortado.train.Model;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Cortado's side of the first-light benchmark: {@code fit} as users call it, one thread, nothing shown.
 *
 * <p>Arguments: {@code cnn} or {@code mlp}, warm-up steps, measured steps, rounded up to whole epochs of 200. What a fit does besides its steps (compiling the program, copying the data,
 * shuffling, reading the weights back) is measured too.
 */
final class CortadoBenchmark {
    private static final int SAMPLES = Measurement.STEPS_PER_EPOCH * Measurement.BATCH;

    private CortadoBenchmark() {}

    public static void main(String[] arguments) {
        boolean isCnn = arguments[0].equals("cnn");
        Dataset data = data(isCnn ? Shape.of(1, 28, 28) : Shape.of(784));
        Learner learner = (isCnn ? cnn() : mlp())
                .compile(adam(1e-3), crossEntropy())
                .batchSize(Measurement.BATCH)
                .seed(42)
                .quiet();
        Model warm = learner.epochs(Measurement.epochs(arguments[1])).fit(data);
        int epochs = Measurement.epochs(arguments[2]);
        Measurement measurement = Measurement.start();
        Model model = learner.epochs(epochs).fit(data);
        measurement.print((long) epochs * SAMPLES);
        if (model.history().epochs().size() != epochs || warm.history().epochs().isEmpty()) {
            throw new IllegalStateException("training ended early: " + model.history());
        }
    }

    private static Dataset data(Shape sample) {
        SplittableRandom random = new SplittableRandom(42);
        float[] features = new float[Math.toIntExact(SAMPLES * sample.size())];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble();
        }
        int[] classes =
                IntStream.generate(() -> random.nextInt(10)).limit(SAMPLES).toArray();
        return Dataset.of(
                features,
                sample,
                classes,
                IntStream.range(0, 10).mapToObj(Integer::toString).toList());
    }

    private static Network cnn() {
        return sequential(
                input(1, 28, 28),
                conv2d(32, 3).relu(),
                maxPool2d(2),
                conv2d(64, 3).relu(),
                maxPool2d(2),
                flatten(),
                dense(128).relu(),
                dropout(0.3),
                dense(10));
    }

    private static Network mlp() {
        return sequential(input(784), dense(128).relu(), dense(10));
    }
}
