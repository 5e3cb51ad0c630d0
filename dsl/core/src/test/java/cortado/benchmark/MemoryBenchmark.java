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
import cortado.display.DisplayHost;
import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import cortado.network.Network;
import cortado.train.Learner;
import cortado.train.Model;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the memory of the process and of the heap while a network trains for 10,000 steps and while 300 networks are trained
 * one after another. Both should stay flat after the first third. Linux only: it reads {@code /proc/self/status}.
 */
final class MemoryBenchmark {
    private static final Dataset TRAIN = Datasets.fashionMnist().train();
    private static final Dataset TEST = Datasets.fashionMnist().test();

    private MemoryBenchmark() {}

    public static void main(String[] arguments) {
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
        return network.compile(adam(1e-3), crossEntropy()).batchSize(32);
    }

    /** One fit of 213 epochs of 47 steps, watched through its display. */
    private static void steps() {
        Displays.install(new Watch());
        Model model = learner().epochs(213).fit(TRAIN);
        print("10011 steps, " + model.history().stop().label());
    }

    /** Prints the memory the first time that a fit shows one of some epochs. */
    private static final class Watch implements DisplayHost, LiveDisplay {
        private final Map<String, String> awaited =
                new HashMap<>(Map.of("epoch 2/", "47 steps", "epoch 65/", "3008 steps", "epoch 129/", "6016 steps"));

        @Override
        public void show(MimeBundle bundle) {}

        @Override
        public LiveDisplay live(MimeBundle first) {
            return this;
        }

        @Override
        public void update(MimeBundle interim) {
            for (String epoch : List.copyOf(awaited.keySet())) {
                if (interim.text().startsWith(epoch)) {
                    print(awaited.remove(epoch));
                }
            }
        }

        @Override
        public void finish(MimeBundle last) {}
    }

    private static void refits() {
        Dataset rows = TRAIN.take(320);
        for (int refit = 1; refit <= 300; refit++) {
            Model model = learner().seed(refit).quiet().fit(rows);
            if (model.predictClass(TEST).length != TEST.size()) {
                throw new IllegalStateException("a prediction is missing");
            }
            if (refit == 1 || refit % 100 == 0) {
                print(refit + " refits");
            }
        }
    }

    private static void print(String when) {
        // Twice: the first collection finds the models that are not used any more, whose native memory a cleaner then
        // frees.
        System.gc();
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        double heap = (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
        System.out.printf(Locale.ROOT, "%-24s %8.0f %9.0f%n", when, Measurement.megabytes("VmRSS"), heap);
    }
}
