package cortado.data;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What scikit-learn says of folds and neighbors, read from {@code golden/data/folds.json}. */
record GoldenFolds(List<Stratified> stratified, Grouped grouped, List<Timed> timed, Synthetic synthetic) {
    static final GoldenFolds FILE = read();

    /** Classes of rows, and how many of each are tested in each fold. */
    record Stratified(int[] classes, int[][] counts) {}

    /** Groups of rows, and the rows tested in each fold. */
    record Grouped(List<Integer> groups, int[][] tested) {}

    /** For each fold how many rows it trains on, and which it tests on. */
    record Timed(int rows, List<List<Object>> cuts) {}

    /** Rows of three unequal classes; nearest rows within a class; how many rows ADASYN makes of each. */
    record Synthetic(float[][] x, int[] y, Map<String, int[][]> within, Map<String, int[]> adasyn) {}

    private static GoldenFolds read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(GoldenFolds.class.getResourceAsStream("/golden/data/folds.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, GoldenFolds.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
