package cortado.ensemble;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What scikit-learn says, read from {@code golden/ensemble/ensemble.json}; the script beside it made the file. */
record GoldenEnsemble(
        float[][] soft, float[][] weighted, int[] hard, int[] hardWeighted, List<Integer> folds, float[][] outOfFold) {
    static final GoldenEnsemble FILE = read();

    private static GoldenEnsemble read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(GoldenEnsemble.class.getResourceAsStream("/golden/ensemble/ensemble.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, GoldenEnsemble.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
