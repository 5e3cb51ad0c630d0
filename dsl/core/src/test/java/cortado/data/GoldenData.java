package cortado.data;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What scikit-learn and the original files say, read from {@code golden/data/datasets.json}. */
record GoldenData(
        Whole digits,
        Whole iris,
        Whole wine,
        @SerializedName("breast cancer") Whole breastCancer,
        @SerializedName("fashion train") List<String> fashionTrain,
        @SerializedName("fashion test") List<String> fashionTest,
        List<Quotas> quotas) {
    static final GoldenData FILE = read();

    /** Rows of each class, and the sum of each feature in each class. */
    record Whole(int[] counts, double[][] sums) {}

    /** How many rows each class gives when some are held out. */
    record Quotas(int[] counts, int held, int[] quotas) {}

    private static GoldenData read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(GoldenData.class.getResourceAsStream("/golden/data/datasets.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, GoldenData.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
