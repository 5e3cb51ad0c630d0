package cortado.data;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What golden/data/audited.py says, by NumPy and scikit-learn. */
@SuppressWarnings("ArrayRecordComponent")
record GoldenAudit(
        List<Column> columns,
        int[][] repeats,
        int[] contradictions,
        String[][] test,
        int[][] overlaps,
        float[][] crowd,
        double[] scores,
        double[] small) {
    static final GoldenAudit FILE = read();

    /** One column of numbers. */
    record Column(String name, int[] missing, int distinct, double[] quartiles, double[] fences, int[] outliers) {}

    private static GoldenAudit read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(GoldenAudit.class.getResourceAsStream("/golden/data/audited.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, GoldenAudit.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
