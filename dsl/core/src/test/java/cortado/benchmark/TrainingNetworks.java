package cortado.benchmark;

import static cortado.Cortado.avgOverSteps;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.embedding;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.positions;
import static cortado.Cortado.sequential;
import static cortado.Cortado.transformerEncoder;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.network.Network;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** The networks that both sides of the training benchmark train, and data for them; {@code training_torch.py} has the same. */
enum TrainingNetworks {
    MLP(Shape.of(784), 10),
    CNN(Shape.of(1, 28, 28), 10),
    LSTM(Shape.of(100), 2),
    TRANSFORMER(Shape.of(100), 2);

    private static final int VOCABULARY = 10_000;

    private final Shape sample;
    private final int classes;

    TrainingNetworks(Shape sample, int classes) {
        this.sample = sample;
        this.classes = classes;
    }

    /** Returns how many rows of data the benchmark takes; a multiple of its batch sizes. */
    int rows() {
        return this == MLP ? 12_800 : 1_280;
    }

    /** Returns the network. */
    Network network() {
        return switch (this) {
            case MLP -> sequential(input(784), dense(128).relu(), dense(10));
            case CNN ->
                sequential(
                        input(1, 28, 28),
                        conv2d(32, 3).relu(),
                        maxPool2d(2),
                        conv2d(64, 3).relu(),
                        maxPool2d(2),
                        flatten(),
                        dense(128).relu(),
                        dropout(0.3),
                        dense(10));
            case LSTM -> sequential(input(100), embedding(VOCABULARY, 16), lstm(128), dense(2));
            case TRANSFORMER ->
                sequential(
                        input(100),
                        embedding(VOCABULARY, 64),
                        positions(),
                        transformerEncoder(4, 256),
                        transformerEncoder(4, 256),
                        avgOverSteps(),
                        dense(2));
        };
    }

    /** Returns so many random rows: values 0..1, or ids without padding. */
    Dataset data(int rows) {
        SplittableRandom random = new SplittableRandom(42);
        boolean isText = this == LSTM || this == TRANSFORMER;
        DoubleSupplier draw = isText ? () -> random.nextInt(1, VOCABULARY) : random::nextDouble;
        float[] features = new float[Math.toIntExact(rows * sample.size())];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) draw.getAsDouble();
        }
        int[] labels =
                IntStream.generate(() -> random.nextInt(classes)).limit(rows).toArray();
        return Dataset.of(
                features,
                sample,
                labels,
                IntStream.range(0, classes).mapToObj(Integer::toString).toList());
    }
}
