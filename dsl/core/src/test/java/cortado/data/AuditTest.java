package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

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

    private static final GoldenAudit PEOPLE_GOLDEN = GoldenAudit.FILE;
    private static final Dataset PEOPLE =
            Datasets.csv(Path.of("src/test/resources/golden/data/audited.csv")).label("survived");
    private static final Audit AUDIT = PEOPLE.audit();

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
        assertThat(audit.duplicates()).containsExactly(44);
        assertThat(audit.contradictions()).containsExactly(0, 42);
        assertThat(audit.outliers()).containsOnlyKeys("age");
        assertThat(audit.outliers().get("age")).containsExactly(41);
        assertThat(audit.isolated()[0]).isEqualTo(41);
        assertThat(audit.balance()).isEqualTo(Map.of("a", 22, "b", 23));
        assertThat(data.without(audit.duplicates()).audit().duplicates()).isEmpty();
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
        assertThat(iris.audit(iris.rows(5, 7)).toString()).contains("of 2 other rows, also here");
    }

    @Test
    void texts_and_images_are_looked_at_as_wholes() {
        Dataset texts = Dataset.ofTexts(List.of("a", "b", " ", "a"), List.of("x", "y", "x", "y"));
        assertThat(texts.audit().duplicates()).isEmpty();
        assertThat(texts.audit().contradictions()).containsExactly(0, 3);
        assertThat(texts.audit().missing()).isEqualTo(Map.of("characters", 1));
        assertThat(texts.audit().isolation()).isEmpty();

        Dataset digits = Datasets.digits().train();
        assertThat(digits.audit().outliers()).isEmpty();
        assertThat(digits.audit().constant()).contains("column 0");
        assertThat(Dataset.of(new float[][] {{1}}).audit().isolated()).isEmpty();
        assertThat(Dataset.of(new float[8], Shape.of(2)).audit().duplicates()).containsExactly(1, 2, 3);
    }

    @Test
    void quartiles_and_fences_are_those_of_numpy() {
        assertThat(PEOPLE_GOLDEN.columns()).hasSize(3);
        for (GoldenAudit.Column golden : PEOPLE_GOLDEN.columns()) {
            ColumnAudit column = AUDIT.column(golden.name());

            assertThat(column.quartiles()).containsExactly(golden.quartiles(), within(1e-9));
            assertThat(column.lowFence()).isEqualTo(golden.fences()[0], within(1e-9));
            assertThat(column.highFence()).isEqualTo(golden.fences()[1], within(1e-9));
            assertThat(column.outliers()).containsExactly(golden.outliers());
            assertThat(column.missing()).containsExactly(golden.missing());
            assertThat(column.distinct()).isEqualTo(golden.distinct());
        }
        assertThat(AUDIT.outliers()).containsOnlyKeys("age", "fare");
        assertThat(AUDIT.outliers().get("fare")).containsExactly(9, 11, 30, 53);
        assertThat(AUDIT.missingRows()).containsExactly(4, 9, 17, 26, 30, 43, 56, 57);
        assertThat(AUDIT.constant()).containsExactly("klass");
        assertThat(AUDIT.column("port").distinct()).isEqualTo(2);
        assertThat(AUDIT.column("port").isNumeric()).isFalse();
    }

    @Test
    void rows_that_are_there_twice_and_labels_that_contradict_each_other_are_found() {
        assertThat(AUDIT.repeats()).containsExactlyElementsOf(repeats(PEOPLE_GOLDEN.repeats()));
        assertThat(AUDIT.duplicates()).containsExactly(41, 50, 57);
        assertThat(AUDIT.contradictions()).containsExactly(PEOPLE_GOLDEN.contradictions());
        assertThat(PEOPLE.withoutDuplicates().audit().duplicates()).isEmpty();
        assertThat(PEOPLE.withoutDuplicates().size()).isEqualTo(PEOPLE.size() - 3);
    }

    private static List<Repeat> repeats(int[][] pairs) {
        return Arrays.stream(pairs).map(pair -> new Repeat(pair[0], pair[1])).toList();
    }

    @Test
    void test_rows_among_the_training_rows_are_found_whatever_their_labels() {
        String[][] rows = PEOPLE_GOLDEN.test();
        Dataset test = table(rows).names(Arrays.stream(rows).map(row -> row[4]).toArray(String[]::new));

        Audit audit = PEOPLE.audit(test);

        assertThat(audit.overlaps()).containsExactlyElementsOf(repeats(PEOPLE_GOLDEN.overlaps()));
        assertThat(test.without(audit.overlap()).size()).isEqualTo(1);
        assertThat(audit.toString()).contains("of 4 other rows, also here");
        assertThat(AUDIT.overlap()).isEmpty();
        assertThat(Datasets.iris().audit().duplicates()).hasSize(1); // as everybody finds who looks
    }

    private static DatasetBuilder table(String[][] rows) {
        return DatasetBuilder.table(List.of(
                numbers("age", rows, 0),
                numbers("fare", rows, 1),
                new Column.Categories(
                        "port",
                        Arrays.stream(rows)
                                .map(row -> row[2].isEmpty() ? null : row[2])
                                .toArray(String[]::new)),
                numbers("klass", rows, 3)));
    }

    private static Column numbers(String name, String[][] rows, int column) {
        return new Column.Numbers(
                name,
                Arrays.stream(rows)
                        .mapToDouble(row -> row[column].isEmpty() ? Double.NaN : Double.parseDouble(row[column]))
                        .toArray());
    }

    @Test
    void isolation_is_near_those_of_scikit_learn() {
        double[] scores = Dataset.of(PEOPLE_GOLDEN.crowd()).audit().isolation();

        for (int row = 0; row < scores.length; row++) {
            assertThat(scores[row]).as("row %d", row).isEqualTo(PEOPLE_GOLDEN.scores()[row], within(0.06));
        }
        assertThat(Dataset.of(PEOPLE_GOLDEN.crowd()).audit().isolated(0.72))
                .containsExactlyInAnyOrder(391, 393, 395, 396, 398, 399);
        assertThat(Dataset.of(PEOPLE_GOLDEN.crowd()).audit().isolation()).containsExactly(scores);
    }

    @Test
    void numbers_of_a_table_are_looked_at_with_gaps_filled() {
        assertThat(AUDIT.isolated()).startsWith(30, 20);
        assertThat(Arrays.stream(AUDIT.isolation())).hasSize(60).allMatch(score -> score > 0 && score < 1);
        assertThat(Arrays.stream(AUDIT.isolated()).mapToDouble(row -> AUDIT.isolation()[row]))
                .isSortedAccordingTo((a, b) -> Double.compare(b, a))
                .allMatch(score -> score >= 0.6);
    }

    @Test
    void classes_are_counted() {
        assertThat(AUDIT.balance().values().stream().mapToInt(count -> count).sum())
                .isEqualTo(60);
        assertThat(Dataset.of(new float[][] {{1}, {2}, {3}}, new int[] {0, 2, 2})
                        .audit()
                        .balance())
                .containsExactly(Map.entry("0", 1), Map.entry("1", 0), Map.entry("2", 2));
        assertThat(Dataset.of(new float[][] {{1}, {2}}).audit().balance()).isEmpty();
    }

    @Test
    void all_features_count_where_rows_are_compared() {
        Dataset rows = Dataset.of(new float[][] {{1, 0f}, {1, -0f}, {1, 0}}, new int[] {0, 0, 0});

        assertThat(rows.audit().duplicates()).containsExactly(1, 2);
        assertThat(rows.withFeature("more", new float[][] {{1}, {2}, {1}})
                        .audit()
                        .duplicates())
                .containsExactly(2);
        assertThat(rows.withTarget("other", new int[] {1, 1, 0}).audit().duplicates())
                .containsExactly(1);
        assertThat(Dataset.of(new float[][] {{1}, {1}}, new float[] {2, 3})
                        .audit()
                        .contradictions())
                .containsExactly(0, 1);
    }

    @Test
    void of_texts_the_length_is_looked_at() {
        Dataset texts = Dataset.ofTexts(
                List.of("aa", "bbb", " ", "cccc", "bbb", "a text that is much longer than all others"),
                List.of("x", "y", "x", "x", "y", "x"));
        Audit audit = texts.audit();

        assertThat(audit.column("characters").missing()).containsExactly(2);
        assertThat(audit.outliers().get("characters")).containsExactly(5);
        assertThat(audit.duplicates()).containsExactly(4);
        assertThat(audit.isolation()).isEmpty();
    }

    @Test
    void images_have_no_columns_but_isolation() {
        Dataset images = Datasets.digits().test().rescale(0.2);
        float[] white = new float[64];
        Arrays.fill(white, 1);
        float[] all = new float[361 * 64];
        images.features().get(all, 0, 360 * 64);
        System.arraycopy(white, 0, all, 360 * 64, 64);
        Audit audit = Dataset.of(all, Shape.of(1, 8, 8)).audit();

        assertThat(audit.columns()).isEmpty();
        assertThat(IntStream.of(audit.isolated(0)).findFirst()).hasValue(360);
    }

    @Test
    void an_audit_shows_its_findings_and_columns() {
        String text = Dataset.of(
                        new float[][] {{1, 5}, {2, 5}, {3, 5}, {4, 5}, {5, 5}, {5, 5}, {90, 5}, {3, 5}},
                        new String[] {"a", "b", "a", "b", "a", "a", "b", "b"})
                .audit()
                .display()
                .text();

        assertThat(text).isEqualTo("""
                Audit: 8 rows of shape (2), 2 classes

                finding               count  where
                ─────────────────────────────────────────
                missing values            0
                constant columns          1  column 1
                duplicate rows            1  row 5
                contradicting labels      2  rows 2, 7
                outliers                  1  column 0 (1)
                isolated rows             1  row 6

                column    missing  distinct  least  quartile 1  median  quartile 3  most  outliers
                ──────────────────────────────────────────────────────────────────────────────────
                column 0        0         6      1        2.75     3.5           5    90         1
                column 1        0         1      5           5       5           5     5         0

                class  rows  share
                ──────────────────
                a         4  50.0%
                b         4  50.0%""");
        assertThat(AUDIT.display().data()).containsKeys(MimeBundle.HTML, MimeBundle.TEXT);
        assertThat(AUDIT.toString())
                .startsWith("\nAudit: 60 rows of 4 columns, 2 classes\n")
                .hasSizeLessThan(1000);
    }

    @Test
    void rows_of_another_kind_and_unknown_columns_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PEOPLE.audit(Datasets.iris().test()))
                .withMessage("audit: the other rows must have the same features, but have [(4)] instead of"
                        + " [columns [age, fare, port, klass]]. Read both alike.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AUDIT.column("aeg"))
                .withMessage("audit: there is no column 'aeg'; known: age, fare, port, klass.");
        assertThatIllegalStateException()
                .isThrownBy(() -> AUDIT.column("port").quartiles())
                .withMessage("audit: quartiles() needs numbers, but column 'port' holds categories.");
    }

    @Test
    void rows_are_left_out_by_number() {
        Dataset rows = Dataset.of(new float[][] {{0}, {1}, {2}, {3}});

        assertThat(rows.without(2, 0, 2).features().get(0)).isEqualTo(1);
        assertThat(rows.without(2, 0, 2).size()).isEqualTo(2);
        assertThat(rows.without()).isSameAs(rows);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.without(0, 1, 2, 3))
                .withMessage("dataset: without(...) needs a row to keep, but it leaves out all 4 rows.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rows.without(4))
                .withMessage("dataset: there is no row 4; rows go from 0 to 3.");
    }
}
