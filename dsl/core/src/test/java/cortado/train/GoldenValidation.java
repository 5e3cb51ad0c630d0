package cortado.train;

import com.google.gson.Gson;
import cortado.data.Dataset;
import cortado.data.SplitRows;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What scikit-learn says, read from {@code golden/validation/validation.json}; the script beside it made the file. */
record GoldenValidation(
        float[][] x,
        int[] y,
        float[] t,
        List<Integer> groups,
        Classes groupedClasses,
        Classes timedClasses,
        Values groupedValues,
        Values timedValues,
        Curve curve,
        Ridge ridge,
        double pooledAccuracy,
        double pooledF1) {
    static final GoldenValidation FILE = read();

    /** The scores of each fold's classes. */
    record Classes(double[] accuracy, double[] f1) {}

    /** The scores of each fold's real values. */
    record Values(double[] r2, double[] rmse) {}

    /** Rows of each cut in their order, and the accuracies at each size and cut. */
    record Curve(int[][] train, int[][] heldOut, int[] sizes, double[][] training, double[][] validation) {
        List<SplitRows> cuts() {
            return IntStream.range(0, train.length)
                    .mapToObj(i -> new SplitRows(train[i], heldOut[i]))
                    .toList();
        }
    }

    /** R² at each penalty and fold of the groups. */
    record Ridge(List<Double> alphas, double[][] training, double[][] validation) {}

    Dataset ofClasses() {
        return Dataset.of(x, y);
    }

    /** Returns the first feature and the real values. */
    Dataset ofValues() {
        return Dataset.of(Arrays.stream(x).map(row -> new float[] {row[0]}).toArray(float[][]::new), t);
    }

    private static GoldenValidation read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(
                        GoldenValidation.class.getResourceAsStream("/golden/validation/validation.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, GoldenValidation.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
