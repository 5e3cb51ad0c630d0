package cortado.train;

import com.google.gson.Gson;
import cortado.data.Dataset;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
        double pooledAccuracy,
        double pooledF1) {
    static final GoldenValidation FILE = read();

    /** The scores of each fold's classes. */
    record Classes(double[] accuracy, double[] f1) {}

    /** The scores of each fold's real values. */
    record Values(double[] r2, double[] rmse) {}

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
