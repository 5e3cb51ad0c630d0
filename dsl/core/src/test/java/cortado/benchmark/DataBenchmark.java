package cortado.benchmark;

import static cortado.Cortado.adam;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.flipHorizontal;
import static cortado.Cortado.input;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.rotationDeg;
import static cortado.Cortado.sequential;
import static cortado.Cortado.shearDeg;
import static cortado.Cortado.shift;
import static cortado.Cortado.zoom;

import cortado.Datasets;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.train.Learner;
import cortado.train.Model;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Prints how fast data gets ready: {@code decode FOLDER} reads a folder of classes of images, {@code idx IMAGES LABELS} makes shuffled
 * batches of a pair of IDX files, {@code augment} trains with and without augmentation.
 */
final class DataBenchmark {
    private static final int BATCH = 64;
    private static final int ROUNDS = 5;

    private DataBenchmark() {}

    public static void main(String[] arguments) {
        switch (arguments[0]) {
            case "decode" -> decode(Path.of(arguments[1]));
            case "idx" -> idx(Path.of(arguments[1]), Path.of(arguments[2]));
            default -> {
                augment(28, 1);
                augment(32, 3);
            }
        }
    }

    /** Decodes all images of 64 x 64 in batches, none of them kept; the last of three passes counts. */
    private static void decode(Path folder) {
        Dataset images = Datasets.imageFolder(folder).resize(64, 64).memory(0).labeled();
        double seconds = 0;
        long read = 0;
        for (int pass = 0; pass < 3; pass++) {
            long start = System.nanoTime();
            for (int from = 0; from < images.size(); from += BATCH) {
                read += images.features(from, Math.min(images.size(), from + BATCH))
                        .remaining();
            }
            seconds = (System.nanoTime() - start) / 1e9;
        }
        System.err.println(line("numbers read", read));
        System.out.println(line("images/s", images.size() / seconds));
    }

    private static void idx(Path images, Path labels) {
        long start = System.nanoTime();
        Dataset data = Datasets.idx(images, labels);
        System.out.println(line("reading the files, images/s", data.size() / seconds(start)));
        double[] rates = new double[ROUNDS];
        // Until the heap has been used once, the system gives each page of it, which takes longer than the copying.
        for (int round = -2 * ROUNDS; round < ROUNDS; round++) {
            int[] order = new Seed(round).permutation(data.size());
            start = System.nanoTime();
            for (int from = 0; from < order.length; from += BATCH) {
                int size = data.rows(Arrays.copyOfRange(order, from, Math.min(order.length, from + BATCH)))
                        .size();
                assert size > 0;
            }
            rates[Math.max(0, round)] = data.size() / seconds(start);
        }
        System.out.println(line("shuffled batches of " + BATCH + ", images/s", median(rates)));
    }

    /** Compares epochs of a convolutional network with and without augmentation, in turn, after one of each. */
    private static void augment(int side, int channels) {
        Dataset plain = random(3200, side, channels);
        Dataset changed = plain.augment(rotationDeg(15), shift(0.1, 0.1), shearDeg(10), zoom(0.1), flipHorizontal());
        Learner learner = sequential(
                        input(channels, side, side),
                        conv2d(32, 3).relu(),
                        maxPool2d(2),
                        conv2d(64, 3).relu(),
                        maxPool2d(2),
                        flatten(),
                        dense(128).relu(),
                        dropout(0.3),
                        dense(10))
                .compile(adam(1e-3), crossEntropy())
                .batchSize(BATCH)
                .epochs(3)
                .quiet();
        double[] ratios = new double[ROUNDS];
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            double without = epoch(learner, plain);
            double with = epoch(learner, changed);
            ratios[round] = with / without;
            rates[round] = plain.size() / without;
        }
        System.out.printf(
                Locale.ROOT,
                "%d x %d x %d: %,.0f images/s without augmentation; an augmented epoch takes %.2f times as long%n",
                channels,
                side,
                side,
                median(rates),
                median(ratios));
    }

    /** Returns the seconds of the fastest epoch but the first. */
    private static double epoch(Learner learner, Dataset data) {
        Model model = learner.fit(data);
        return model.history().epochs().stream()
                .skip(1)
                .mapToDouble(each -> each.seconds())
                .min()
                .orElseThrow();
    }

    private static Dataset random(int rows, int side, int channels) {
        SplittableRandom random = new Seed(1).random();
        Shape shape = Shape.of(channels, side, side);
        float[] values = new float[rows * (int) shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble();
        }
        int[] classes = IntStream.range(0, rows).map(row -> row % 10).toArray();
        List<String> names = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
        return Dataset.of(values, shape, classes, names);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static String line(String what, double value) {
        return String.format(Locale.ROOT, "%s: %,.0f", what, value);
    }
}
