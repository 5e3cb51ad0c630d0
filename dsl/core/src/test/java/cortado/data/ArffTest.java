package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import cortado.Datasets;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weka's format. */
class ArffTest {
    private static final String HEADER = """
            % A comment
            @RELATION weather

            @attribute outlook {sunny, overcast, 'rain, heavy'}
            @attribute 'wind speed' REAL
            @attribute humidity numeric
            @attribute note string
            @attribute day date "yyyy-MM-dd"
            @attribute play {yes,no}
            @data
            """;

    @TempDir
    Path folder;

    private Path write(String text) {
        try {
            return Files.writeString(folder.resolve("t.arff"), text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void refuses(String text, String message) {
        Path file = write(text);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.arff(file).label("play"))
                .withMessage(message.replace("FILE", file.toString()));
    }

    @Test
    void attributes_are_numbers_categories_texts_and_dates() {
        Path file = write(HEADER + """
                sunny, 1.5, 80, 'It''s' , 2020-01-02, no
                'rain, heavy', 2e1, ?, "He said \\"no\\"", '2020-01-03', yes
                % another comment

                overcast,\t-3,70,?,?,yes
                """.replace("It''s", "It\\'s"));
        Dataset weather = Datasets.arff(file).label("play");

        assertThat(weather.classNames()).containsExactly("yes", "no");
        assertThat(weather.classes()).containsExactly(1, 0, 0);
        assertThat(weather.columns().stream().map(Column::name))
                .containsExactly("outlook", "wind speed", "humidity", "note", "day");
        assertThat(((Column.Categories) weather.columns().get(0)).values())
                .containsExactly("sunny", "rain, heavy", "overcast");
        assertThat(((Column.Numbers) weather.columns().get(1)).values()).containsExactly(1.5, 20, -3);
        assertThat(((Column.Numbers) weather.columns().get(2)).values()).containsExactly(80, Double.NaN, 70);
        assertThat(((Column.Categories) weather.columns().get(3)).values())
                .containsExactly("It's", "He said \"no\"", null);
    }

    @Test
    void sparse_rows_leave_out_zeros_and_first_categories() {
        Path file = write("""
                @relation r
                @attribute a numeric
                @attribute b numeric
                @attribute play {yes,no}
                @data
                {1 7, 2 no}
                {0 -2.5}
                {}
                """);
        Dataset rows = Datasets.arff(file).label("play");

        assertThat(((Column.Numbers) rows.columns().get(0)).values()).containsExactly(0, -2.5, 0);
        assertThat(((Column.Numbers) rows.columns().get(1)).values()).containsExactly(7, 0, 0);
        assertThat(rows.classes()).containsExactly(1, 0, 0);
    }

    /** What golden/data/Weka.java says, by Weka itself. */
    private record Golden(List<Known> tricky, List<Known> sparse) {}

    private record Known(String name, boolean isNumeric, List<@Nullable String> values) {}

    @Test
    void columns_are_those_of_weka() {
        Golden golden = new Gson()
                .fromJson(
                        new InputStreamReader(
                                Objects.requireNonNull(ArffTest.class.getResourceAsStream("/golden/data/weka.json")),
                                StandardCharsets.UTF_8),
                        Golden.class);
        Path golds = Path.of("src/test/resources/golden/data");

        assertColumns(Datasets.arff(golds.resolve("tricky.arff")).unlabeled(), golden.tricky, 7);
        assertColumns(Datasets.arff(golds.resolve("sparse.arff")).unlabeled(), golden.sparse, 4);
    }

    private static void assertColumns(Dataset read, List<Known> known, int count) {
        assertThat(read.columns()).hasSameSizeAs(known).hasSize(count);
        for (int i = 0; i < known.size(); i++) {
            Column column = read.columns().get(i);
            Known golden = known.get(i);
            assertThat(column.name()).isEqualTo(golden.name);
            assertThat(column instanceof Column.Numbers)
                    .as("column %s", column.name())
                    .isEqualTo(golden.isNumeric);
            if (column instanceof Column.Numbers numbers) {
                assertThat(numbers.values())
                        .containsExactly(golden.values.stream()
                                .mapToDouble(value -> value == null ? Double.NaN : Double.parseDouble(value))
                                .toArray());
            } else {
                assertThat(((Column.Categories) column).values()).containsExactlyElementsOf(golden.values);
            }
        }
    }

    @Test
    void long_texts_are_read() {
        String text = "a 'quoted' \"word\", ".repeat(20_000);
        Path file = write(
                "@attribute text string\n@attribute play {yes,no}\n@data\n'" + text.replace("'", "\\'") + "',yes\n");

        assertThat(Datasets.arff(file).text("text").label("play").text(0)).isEqualTo(text);
    }

    @Test
    void what_does_not_fit_is_named_by_line_and_column() {
        refuses(
                HEADER + "rainy, 1, 2, ?, ?, yes\n",
                "arff: FILE, line 11, column 'outlook' is 'rainy', but the attribute has the categories [sunny, overcast, rain, heavy].");
        refuses(
                HEADER + "sunny, x, 2, ?, ?, yes\n",
                "arff: FILE, line 11, column 'wind speed' is 'x', but the attribute is real. Correct it, or use missing(\"x\").");
        refuses(HEADER + "sunny, 1, 2\n", "arff: FILE, line 11 has 3 values, but there are 6 attributes.");
        refuses(
                HEADER + "sunny, 1, 2, a 'quote', ?, yes\n",
                "arff: FILE, line 11 cannot be read from ' a 'quote', ?, yes' on. Put values with commas, spaces or braces in quotes.");
        refuses(
                "@attribute play {yes,no}\n@data\n{7 no}\n",
                "arff: FILE, line 3: '7 no' is no number of an attribute, from 0 to 0, and its value.");
        refuses(
                "@attribute x numeric\n@attribute play {yes,no}\n@data\n{0 1, 1 no, 0 2}\n",
                "arff: FILE, line 4: '0 2' comes after another value of the attribute 'x'. Give it one.");
        refuses(
                "@attribute play {yes,no\n@data\nyes\n",
                "arff: FILE, line 1 cannot be read from '' on. Put values with commas, spaces or braces in quotes.");
        refuses(
                HEADER + "sunny, 1, 2, 'open, ?, yes\n",
                "arff: FILE, line 11 cannot be read from ''open, ?, yes' on. Put values with commas, spaces or braces in quotes.");
        refuses(
                "@attributes x numeric\n@data\n1\n",
                "arff: FILE, line 1 is '@attributes x numeric'. Write @attribute name type, e.g."
                        + " @attribute age numeric.");
        refuses(
                "@attribute play {yes,no}\n@attribute play numeric\n@data\nyes,1\n",
                "arff: FILE, line 2: there is an attribute 'play' already. Give each a name of its own.");
        refuses(
                "@attribute x relational\n@data\n1\n",
                "arff: FILE, line 1: attribute 'x' has the type 'relational', but there are numeric, real, integer, string, date and"
                        + " {a, b, c}.");
        refuses(
                "hello\n",
                "arff: FILE, line 1 is 'hello', but before @data only @relation, @attribute and comments may stand.");
        refuses("@relation r\n", "arff: FILE has no line @data, so that it is cut off or no ARFF file.");
        refuses(HEADER, "arff: FILE has no row after @data.");
        refuses(
                HEADER + "sunny, 1, 2, ?, ?, ?\n",
                "arff: FILE, line 11, column 'play' has no class. Leave the line out, or name the class.");
    }
}
