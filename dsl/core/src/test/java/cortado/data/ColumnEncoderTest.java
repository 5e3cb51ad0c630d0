package cortado.data;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.load;
import static cortado.Cortado.minMax;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import cortado.Datasets;
import cortado.train.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnEncoderTest {
    @TempDir
    private Path folder;

    private Path csv = Path.of("");

    /** What golden/data/columns.py says, by scikit-learn. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Golden(int train, double[][] standard, double[][] range, double[][] clipped) {}

    @BeforeEach
    void copyPassengers() throws IOException {
        csv = folder.resolve("passengers.csv");
        try (InputStream in = resource("passengers.csv")) {
            Files.copy(in, csv);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(ColumnEncoderTest.class.getResourceAsStream("/golden/data/" + name));
    }

    private static Golden golden() {
        return new Gson()
                .fromJson(new InputStreamReader(resource("columns.json"), StandardCharsets.UTF_8), Golden.class);
    }

    private Dataset passengers() {
        return Datasets.csv(csv).drop("name").label("survived");
    }

    private static void assertRows(Dataset encoded, double[][] golden) {
        assertThat(encoded.size()).isEqualTo(golden.length);
        for (int row = 0; row < golden.length; row++) {
            float[] features = encoded.features(row);
            assertThat(features).hasSameSizeAs(golden[row]);
            for (int i = 0; i < features.length; i++) {
                assertThat((double) features[i])
                        .as("row %d, feature %d", row, i)
                        .isEqualTo(golden[row][i], within(1e-5));
            }
        }
    }

    @Test
    void numbers_and_categories_become_the_features_of_scikit_learn() {
        ColumnEncoder encoder = standardize().fit(passengers().take(golden().train));

        assertRows(encoder.encode(passengers()), golden().standard);
        assertThat(encoder.featureNames())
                .containsExactly(
                        "age",
                        "fare",
                        "sex=female",
                        "sex=male",
                        "port=Cherbourg",
                        "port=Queenstown",
                        "port=Southampton",
                        "klass");
        assertThat(encoder.toString()).isEqualTo("ColumnEncoder, 5 columns to 8 features");
    }

    @Test
    void ranges_medians_and_indices_are_those_of_scikit_learn() {
        ColumnEncoder encoder = minMax().median().indexed().fit(passengers().take(golden().train));

        assertRows(encoder.encode(passengers()), golden().range);
    }

    @Test
    void numbers_are_limited_to_quantiles_of_the_training_rows() {
        ColumnEncoder encoder =
                standardize().clip(0.05, 0.9).median().fit(passengers().take(golden().train));

        assertRows(encoder.encode(passengers()), golden().clipped);
        ColumnEncoder some = minMax().clip(0, 0.9).fit(Dataset.of(new float[][] {{0}, {5}, {10}}));
        Map<String, ?> settings = new Gson()
                .fromJson(new Gson().toJson(some.settings()), new TypeToken<Map<String, Object>>() {}.getType());
        for (ColumnEncoder each : List.of(some, ColumnEncoder.of(settings))) {
            float[] scaled = new float[4];
            each.encode(Dataset.of(new float[][] {{-9}, {4.5f}, {9}, {99}}))
                    .features()
                    .get(scaled);
            assertThat(scaled).containsExactly(-1, 0.5f, 1, 1);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> standardize().clip(0.9, 0.1))
                .withMessage(
                        "standardize: clip(low, high) needs 0 <= low < high <= 1, but was clip(0.9, 0.1). Try clip(0.01, 0.99).");
    }

    @Test
    void columns_without_any_value_are_of_both_kinds() throws IOException {
        Path train = Files.writeString(folder.resolve("train.csv"), "x,c,y\n1,a,u\n3,b,v\n");
        Path test = Files.writeString(folder.resolve("test.csv"), "x,c,y\n,,u\n,,v\n");
        Dataset gaps = standardize()
                .fit(Datasets.csv(train).label("y"))
                .encode(Datasets.csv(test).label("y"));

        assertThat(gaps.features(0)).containsExactly(0, 0, 0);
    }

    @Test
    void arrays_have_a_column_for_each_number() {
        Dataset iris = Datasets.iris().train();
        Dataset encoded = standardize().fit(iris).encode(iris);

        for (int column = 0; column < 4; column++) {
            int at = column;
            double[] values = IntStream.range(0, iris.size())
                    .mapToDouble(row -> encoded.features(row)[at])
                    .toArray();
            assertThat(IntStream.range(0, values.length)
                            .mapToDouble(i -> values[i])
                            .average()
                            .orElseThrow())
                    .isEqualTo(0, within(1e-6));
            assertThat(IntStream.range(0, values.length)
                            .mapToDouble(i -> values[i] * values[i])
                            .average()
                            .orElseThrow())
                    .isEqualTo(1, within(1e-5));
        }
    }

    @Test
    void a_model_takes_rows_of_the_table_also_after_loading() {
        Dataset data = passengers();
        Model model = sequential(input(standardize().fit(data)), dense(8).relu(), dense(1))
                .compile(adam(0.01), binaryCrossEntropy())
                .epochs(2)
                .validationSplit(0.2)
                .quiet()
                .fit(data);
        model.save(folder.resolve("m"));

        assertThat(load(folder.resolve("m")).predict(data)).isDeepEqualTo(model.predict(data));
        assertThat(model.evaluate(data).size()).isEqualTo(40);
    }

    @Test
    void arrays_are_encoded_once_whoever_encodes_them() {
        Dataset iris = Datasets.iris().train();
        ColumnEncoder encoder = minMax().fit(iris);
        Model model = sequential(input(encoder), dense(3))
                .compile(adam(0.01), crossEntropy())
                .epochs(1)
                .quiet()
                .fit(iris);

        assertThat(model.predict(encoder.encode(iris))).isDeepEqualTo(model.predict(iris));
        Model plain = sequential(input(4), dense(3))
                .compile(adam(0.01), crossEntropy())
                .epochs(1)
                .quiet()
                .fit(encoder.encode(iris));
        assertThat(plain.predict(encoder.encode(iris))).isDeepEqualTo(model.predict(iris));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    private Dataset table(String content) throws IOException {
        return Datasets.csv(Files.writeString(folder.resolve("t.csv"), content)).unlabeled();
    }

    @Test
    void other_columns_and_unknown_categories_are_refused() throws IOException {
        Dataset train = table("x,c\n1,a\n2,b\n");
        ColumnEncoder encoder = standardize().fit(train);
        Dataset other = table("x,c\n1,a\n2,z\n");
        refuses(
                () -> encoder.encode(other),
                "standardize: row 1 has 'z' in column 'c', which no training row had; known are [a, b]. Correct it, or fit with"
                        + " ignoreUnknown().");
        assertThat(standardize().ignoreUnknown().fit(train).encode(other).features(1))
                .containsExactly(1, 0, 0);
        Dataset fewer = table("x\n1\n");
        refuses(
                () -> encoder.encode(fewer),
                "standardize: the data has no column 'c'. Keep the columns of the training rows.");
        Dataset texts = table("x,c\nu,a\nv,b\n");
        refuses(
                () -> encoder.encode(texts),
                "standardize: column 'x' had numbers when the encoder was fitted, but has categories here. Read both alike, e.g."
                        + " with categories(\"x\").");
        refuses(
                () -> encoder.encode(Datasets.iris().test()),
                "standardize: the encoder takes columns of a table, but the data is 30 rows of shape (4), 3 classes. Use data like"
                        + " that which it was fitted on.");
        Dataset empty = table("x,c\n1,\n2,\n");
        refuses(
                () -> standardize().fit(empty),
                "standardize: column 'c' has no value in any of the 2 rows. Leave it out, e.g. csv.drop(\"c\").");
        refuses(
                () -> standardize().fit(Dataset.ofTexts(List.of("a"))),
                "standardize: the rows are texts. Use wordTokenizer().fit(data).");
        refuses(
                () -> sequential(input(2), dense(1))
                        .compile(adam(0.01), binaryCrossEntropy())
                        .fit(passengers()),
                "fit: the network takes numbers of shape (2), but the data has columns of a table. Begin with input(encoder), e.g."
                        + " standardize().fit(train)");
    }
}
