package cortado.benchmark;

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

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.train.Learner;
import cortado.train.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Prints the memory of the process and of the heap while a network trains for 3,000 steps and while 100 networks are trained
 * one after another. Both should stay flat after the first third. Linux only: it reads {@code /proc/self/status}.
 */
final class MemoryBenchmark {
    private static final Dataset TRAIN = Datasets.fashionMnist().train();
    private static final Dataset TEST = Datasets.fashionMnist().test();

    private MemoryBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("                       process MB   heap MB");
        print("before training");
        steps();
        refits();
    }

    private static Learner learner() {
        Network network = sequential(
                input(1, 28, 28),
                conv2d(16, 3).relu(),
                batchNorm(),
                maxPool2d(2),
                conv2d(32, 3).relu(),
                maxPool2d(2),
                flatten(),
                dense(64).relu(),
                dropout(0.3),
                dense(10));
        return network.compile(adam(1e-3), crossEntropy()).batchSize(32).quiet();
    }

    /** 47 steps an epoch. One fit, watched by its validation-free epochs: three fits of 1,000, 2,000 and 3,000 steps. */
    private static void steps() throws IOException {
        for (int steps : new int[] {1000, 2000, 3000}) {
            Model model = learner().epochs(steps / 47 + 1).fit(TRAIN);
            print(steps + " steps, " + model.history().stop().label());
        }
    }

    private static void refits() throws IOException {
        Dataset rows = TRAIN.take(320);
        for (int refit = 1; refit <= 100; refit++) {
            Model model = learner().seed(refit).fit(rows);
            if (model.predictClass(TEST).length != TEST.size()) {
                throw new IllegalStateException("a prediction is missing");
            }
            if (refit == 1 || refit == 33 || refit == 67 || refit == 100) {
                print(refit + " refits");
            }
        }
    }

    private static void print(String when) throws IOException {
        // Twice: the first collection finds the models that are not used any more, whose native memory a cleaner then
        // frees.
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
        System.out.printf(Locale.ROOT, "%-24s %8.0f %9.0f%n", when, processMegabytes(), heap);
    }

    private static double processMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
