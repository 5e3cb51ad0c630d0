package cortado.baseline;

import com.google.gson.Gson;
import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.render.Numbers;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What scikit-learn says, read from {@code golden/baseline/baseline.json}; the script beside it made the file. */
record GoldenBaseline(
        List<Integer> folds,
        float[][] x,
        float[] t,
        Logistic iris,
        Logistic irisScaled,
        Logistic tumors,
        float[][] near,
        float[][] nearWeighted,
        float[] nearValues,
        Tree tree,
        Map<String, Double> accuracy,
        double logLoss,
        Map<String, Double> r2,
        double[] forestImportances,
        double[] boostingImportances) {
    static final GoldenBaseline FILE = read();

    record Logistic(double[][] coefficients, double[] intercepts, float[][] probabilities) {}

    /** A tree in preorder; features below 0 are answers. */
    record Tree(int[] features, double[] thresholds, double[] importances) {
        List<String> questions() {
            return IntStream.range(0, features.length)
                    .filter(i -> features[i] >= 0)
                    .mapToObj(i -> "x" + features[i] + " <= " + Numbers.compact(thresholds[i]))
                    .toList();
        }
    }

    /** Returns the folds of the breast cancer data. */
    Folds tumorFolds() {
        return Folds.ofGroups(Datasets.breastCancer().train(), 5, folds);
    }

    /** Returns Friedman's rows with real values. */
    Dataset friedman() {
        return Dataset.of(x, t);
    }

    Folds friedmanFolds() {
        return Folds.ofGroups(
                friedman(), 5, IntStream.range(0, t.length).mapToObj(i -> i % 5).toList());
    }

    private static GoldenBaseline read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(GoldenBaseline.class.getResourceAsStream("/golden/baseline/baseline.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, GoldenBaseline.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
