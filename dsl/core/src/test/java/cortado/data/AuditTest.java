package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import cortado.Datasets;
import cortado.base.Shape;
import cortado.display.MimeBundle;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an audit finds, against numpy and scikit-learn. */
class AuditTest {
    private static final Map<String, Dataset> SETS = Map.of(
            "iris", Datasets.iris().train(),
            "wine", Datasets.wine().train(),
            "breast-cancer", Datasets.breastCancer().train());

    record Golden(Map<String, Known> sets) {}

    record Known(int rows, int[][] outliers, int[] duplicates, double[] isolation) {}

    private static Known golden(String name) {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(AuditTest.class.getResourceAsStream("/golden/data/audit.json")),
                StandardCharsets.UTF_8)) {
            return Objects.requireNonNull(
                    new Gson().fromJson(reader, Golden.class).sets.get(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iris", "wine", "breast-cancer"})
    void outliers_duplicates_and_isolation_are_those_of_numpy_and_scikit_learn(String name) {
        Dataset data = Objects.requireNonNull(SETS.get(name));
        Known known = golden(name);
        Audit audit = data.audit();

        assertThat(audit.rows()).isEqualTo(known.rows);
        assertThat(audit.duplicates()).containsExactly(known.duplicates);
        for (int column = 0; column < known.outliers.length; column++) {
            assertThat(audit.outliers().getOrDefault("column " + column, new int[0]))
                    .containsExactly(known.outliers[column]);
        }
        // Both draw trees at random; two forests of scikit-learn's agree to 0.98 or so.
        assertThat(rankCorrelation(audit.isolation(), known.isolation)).isGreaterThan(0.93);
        assertThat(IntStream.range(0, known.rows)
                        .mapToDouble(row -> Math.abs(audit.isolation()[row] - known.isolation[row]))
                        .average()
                        .orElseThrow())
                .isLessThan(0.02);
    }

    private static double rankCorrelation(double[] first, double[] second) {
        int[] a = ranks(first);
        int[] b = ranks(second);
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            squares += (double) (a[i] - b[i]) * (a[i] - b[i]);
        }
        return 1 - 6 * squares / (a.length * ((double) a.length * a.length - 1));
    }

    private static int[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[order.length];
        for (int rank = 0; rank < order.length; rank++) {
            ranks[order[rank]] = rank;
        }
        return ranks;
    }

    @Test
    void a_table_shows_gaps_constants_duplicates_contradictions_and_what_is_odd(@TempDir Path folder)
            throws IOException {
        StringBuilder csv = new StringBuilder("age,town,same,y\n");
        for (int i = 0; i < 40; i++) {
            csv.append(20 + i)
                    .append(i % 3 == 0 ? ",Ulm" : ",Bern")
                    .append(",1,")
                    .append(i % 2 == 0 ? "a" : "b")
                    .append('\n');
        }
        csv.append(",Ulm,1,a\n900,Ulm,1,a\n20,Ulm,1,b\n25,,1,b\n25,,1,b\n");
        Path file = Files.writeString(folder.resolve("t.csv"), csv);
        Dataset data = Datasets.csv(file).label("y");
        Audit audit = data.audit();

        assertThat(audit.missing()).isEqualTo(Map.of("age", 1, "town", 2));
        assertThat(audit.constant()).containsExactly("same");
        assertThat(audit.duplicates()).containsExactly(42, 44);
        assertThat(audit.contradictions()).containsExactly(0, 42);
        assertThat(audit.outliers()).containsOnlyKeys("age");
        assertThat(audit.outliers().get("age")).containsExactly(41);
        assertThat(audit.isolated()[0]).isEqualTo(41);
        assertThat(audit.balance()).isEqualTo(Map.of("a", 22, "b", 23));
        assertThat(data.without(audit.duplicates()).audit().duplicates()).isEmpty();
        assertThat(audit).hasToString("""

                        Audit: 45 rows, 2 classes of 22 (a) to 23 (b)
                        found                       where        rows  row numbers
                        ──────────────────────────────────────────────────────────
                        missing values              age             1
                        missing values              town            2
                        constant                    same
                        duplicates                                  2  42, 44
                        same features, other class                  2  0, 42
                        outliers                    age             1  41
                        isolated                    all columns     1  41""");
        assertThat(audit.display().data().get(MimeBundle.HTML).toString())
                .contains("<p>45 rows, 2 classes of 22 (a) to 23 (b)</p>")
                .contains("same features, other class");
    }

    @Test
    void rows_to_test_on_that_are_trained_on_are_found() {
        Dataset iris = Datasets.iris().train();
        Dataset test = Datasets.iris().test();

        assertThat(iris.audit(iris.rows(5, 7)).overlap()).containsExactly(0, 1);
        assertThat(iris.audit(test).overlap().length).isEqualTo((int) IntStream.range(0, test.size())
                .filter(row -> IntStream.range(0, iris.size())
                        .anyMatch(other -> Arrays.equals(test.features(row), iris.features(other))))
                .count());
        assertThat(iris.audit(iris.rows(5, 7)).toString()).contains("also in the other data");
    }

    @Test
    void texts_and_images_are_looked_at_as_wholes() {
        Dataset texts = Dataset.ofTexts(List.of("a", "b", " ", "a"), List.of("x", "y", "x", "y"));
        assertThat(texts.audit().duplicates()).containsExactly(3);
        assertThat(texts.audit().contradictions()).containsExactly(0, 3);
        assertThat(texts.audit().missing()).isEqualTo(Map.of("text", 1));
        assertThat(texts.audit().isolation()).isEmpty();

        Dataset digits = Datasets.digits().train();
        assertThat(digits.audit().outliers()).isEmpty();
        assertThat(digits.audit().constant()).contains("column 0");
        assertThat(Dataset.of(new float[][] {{1}}).audit().isolated()).isEmpty();
        assertThat(Dataset.of(new float[8], Shape.of(2)).audit().duplicates()).containsExactly(1, 2, 3);
    }

    @Test
    void at_least_one_row_is_left() {
        Dataset iris = Datasets.iris().train();
        assertThat(iris.without(0, 0, 2).size()).isEqualTo(118);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> iris.take(2).without(0, 1))
                .withMessage("dataset: rows() needs at least 1 row number, but got none.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> iris.without(120))
                .withMessage("dataset: there is no row 120; rows go from 0 to 119.");
    }
}
