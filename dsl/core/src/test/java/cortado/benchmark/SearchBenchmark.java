package cortado.benchmark;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.choice;
import static cortado.Cortado.dense;
import static cortado.Cortado.grid;
import static cortado.Cortado.input;
import static cortado.Cortado.rmsProp;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.layer.Init;
import cortado.search.Trial;
import cortado.train.Learner;
import java.util.Locale;

/**
 * Cortado's side of the search benchmark: 24 settings of an MLP in three folds on breast cancer; {@code search_sklearn.py} is the peer.
 * Prints the seconds of the search and the best accuracy.
 */
final class SearchBenchmark {
    private static final Dataset ROWS = rows();

    private SearchBenchmark() {}

    /** All 569 rows, as the peer has them. */
    private static Dataset rows() {
        Dataset train = Datasets.breastCancer().train();
        Dataset test = Datasets.breastCancer().test();
        float[][] x = new float[train.size() + test.size()][];
        String[] y = new String[x.length];
        for (int i = 0; i < x.length; i++) {
            Dataset from = i < train.size() ? train : test;
            int row = i < train.size() ? i : i - train.size();
            x[i] = from.features(row);
            y[i] = from.label(row);
        }
        return Dataset.of(x, y);
    }

    private static Learner learner(Trial t) {
        Init init = t.value("init", Init.class);
        return sequential(
                        input(standardize().fit(ROWS)),
                        dense(12).relu().init(init),
                        dense(8).relu().init(init),
                        dense(1).init(init))
                .compile(t.text("optimizer").equals("adam") ? adam(1e-3) : rmsProp(1e-3), binaryCrossEntropy())
                .epochs(t.integer("epochs"))
                .batchSize(t.integer("batch"));
    }

    public static void main(String[] arguments) {
        long start = System.nanoTime();
        var result = grid(
                        choice("optimizer", "adam", "rmsprop"),
                        choice("init", Init.glorotUniform(), Init.normal(0.05), Init.uniform(0.05)),
                        choice("epochs", 100, 200),
                        choice("batch", 50, 100))
                .cv(3)
                .threads(2)
                .quiet()
                .run(ROWS, SearchBenchmark::learner);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%.3f %.4f%n", seconds, result.bestScore());
    }
}
