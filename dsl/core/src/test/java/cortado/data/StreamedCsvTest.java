package cortado.data;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.minMax;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.base.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CSV files of numbers that are read row by row. */
class StreamedCsvTest {
    @TempDir
    Path folder;

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }

    private static String numbers(int rows) {
        SplittableRandom random = new Seed(2).random();
        StringBuilder text = new StringBuilder("a,\"b, quoted\",name,kind\r\n");
        for (int row = 0; row < rows; row++) {
            float first = (float) random.nextDouble();
            text.append(first)
                    .append(", ")
                    .append((float) (100 * random.nextDouble()))
                    .append(",\"Größe, ")
                    .append(row)
                    .append("\",")
                    .append(first > 0.5 ? "high" : "low")
                    .append(row % 50 == 0 ? "\r\n\r\n" : "\r\n");
        }
        return text.toString();
    }

    @Test
    void rows_are_those_that_are_read_at_once() throws IOException {
        Path path = write(numbers(700));
        Csv csv = Datasets.csv(path).drop("name");
        Dataset streamed = csv.streamed().label("kind");
        Dataset whole = csv.label("kind");
        Dataset numbers = minMax().fit(whole).encode(whole);

        assertThat(streamed.isInMemory()).isFalse();
        assertThat(streamed.size()).isEqualTo(700);
        assertThat(streamed.classNames()).containsExactly("high", "low");
        assertThat(streamed.classes()).isEqualTo(whole.classes());
        float[] values = new float[1400];
        minMax().fit(streamed).encode(streamed).features().get(values);
        float[] expected = new float[1400];
        numbers.features().get(expected);
        assertThat(values).containsExactly(expected, Offset.offset(1e-6f));
        assertThat(streamed.rows(699, 0).features(1)).containsExactly(streamed.features(0));
        assertThat(csv.streamed().drop("kind").target("a").targets().get(3)).isEqualTo(streamed.features(3)[0]);
    }

    @Test
    void a_network_learns_from_them_what_it_learns_from_rows_in_memory() throws IOException {
        Dataset streamed =
                Datasets.csv(write(numbers(700))).drop("name").streamed().label("kind");
        Encoder encoder = standardize().fit(streamed);
        var learner = sequential(input(encoder), dense(2))
                .compile(adam(0.05), crossEntropy())
                .epochs(5)
                .quiet();
        var model = learner.fit(streamed);

        assertThat(model.evaluate(streamed).accuracy()).isGreaterThan(0.95);
        assertThat(learner.fit(streamed.inMemory()).predict(streamed)).isDeepEqualTo(model.predict(streamed));
        float[] values = new float[1400];
        standardize()
                .fit(streamed.inMemory())
                .encode(streamed.inMemory())
                .features()
                .get(values);
        float[] own = new float[1400];
        encoder.encode(streamed).features().get(own);
        assertThat(own).containsExactly(values, Offset.offset(1e-5f));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void what_is_no_number_is_named_by_row_and_column() throws IOException {
        Path path = write("a,b,y\n1,2,x\n3,four,x\n");
        refuses(
                () -> Datasets.csv(path).streamed().label("y"),
                "csv: " + path
                        + ", row 1, column 'b' is 'four', which is no number. Streamed files take numbers only: correct it, or"
                        + " leave the column out with drop(\"b\").");
        refuses(
                () -> Datasets.csv(path).streamed().label("yy"),
                "csv: " + path + ": label(\"yy\"): there is no such column; did you mean 'y'?");
        Path ragged = Files.writeString(folder.resolve("r.csv"), "a,y\n1,x\n1,2,x\n");
        refuses(
                () -> Datasets.csv(ragged).streamed().label("y"),
                "csv: " + ragged
                        + ", row 1 has 3 cells, but there are 2 columns. Rows in quotes with line breaks cannot be streamed.");
        refuses(
                () -> standardize()
                        .median()
                        .fit(Datasets.csv(path).drop("b").streamed().label("y")),
                "standardize: medians and quantiles need all rows in memory, but these are read when they are needed. Leave them out, or"
                        + " use data.inMemory().");
    }
}
