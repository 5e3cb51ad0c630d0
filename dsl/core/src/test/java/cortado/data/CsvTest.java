package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.Datasets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    @TempDir
    private Path folder;

    @CanIgnoreReturnValue
    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), content);
    }

    @Test
    void columns_are_numbers_or_categories_with_gaps() throws IOException {
        Path path = file("age,sex,zip,y\n30,f,1000,yes\n,m,2000,no\n4.5e1,,1000,yes\n");

        Dataset data = Datasets.csv(path).categories("zip").label("y");

        assertThat(data.columns()).extracting(Column::name).containsExactly("age", "sex", "zip");
        assertThat(data.columns().get(0))
                .isInstanceOfSatisfying(Column.Numbers.class, numbers -> assertThat(numbers.values())
                        .containsExactly(30, Double.NaN, 45));
        assertThat(data.columns().get(1))
                .isInstanceOfSatisfying(Column.Categories.class, categories -> assertThat(categories.values())
                        .containsExactly("f", "m", null));
        assertThat(data.columns().get(2)).isInstanceOf(Column.Categories.class);
        assertThat(data.columns()).extracting(Column::missing).containsExactly(1, 1, 0);
        assertThat(data.classNames()).containsExactly("no", "yes");
        assertThat(data.classes()).containsExactly(1, 0, 1);
        assertThat(data.toString())
                .isEqualTo("\nDataset: 3 rows of 3 columns, 2 classes\n  no        1   33.3%\n  yes       2   66.7%");
        assertThat(data.rows(2, 0).columns().get(0).chosen(new int[] {1}).missing())
                .isZero();
    }

    @Test
    void separators_missing_texts_and_dropped_columns_are_chosen() throws IOException {
        Path path = file("id;x;price\na;1;2.5\nb;?;3\n");

        Dataset data = Datasets.csv(path).separator(';').missing("?").drop("id").target("price");

        assertThat(data.columns()).extracting(Column::name).containsExactly("x");
        assertThat(data.columns().get(0).missing()).isEqualTo(1);
        assertThat(data.targets().get(1)).isEqualTo(3);
    }

    private void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(call)
                .withMessage(message.replace("FILE", folder.resolve("t.csv").toString()));
    }

    @Test
    void a_wrong_cell_is_named_with_its_line() throws IOException {
        Path path = file("name,age,y\n\"a\nb\",1,u\nc,2,v\nd,3,u\ne,12x,v\nf,5,u\n");
        refuses(
                () -> Datasets.csv(path).label("y"),
                "csv: FILE, line 6, column 'age' is '12x', but 4 of the column's 5 values are numbers. Correct it, or use"
                        + " missing(\"12x\") or categories(\"age\").");
        refuses(
                () -> Datasets.csv(path).target("age"),
                "csv: FILE, line 6, column 'age' is '12x', which is no number. A target needs a number on each line; for classes"
                        + " use label(\"age\").");
        assertThat(Datasets.csv(path).missing("12x").label("y").columns().get(1).missing())
                .isEqualTo(1);
    }

    @Test
    void rows_without_a_label_are_named() throws IOException {
        Path path = file("x,y\n1,a\n2,\n");
        refuses(
                () -> Datasets.csv(path).label("y"),
                "csv: FILE, line 3, column 'y' has no class. Leave the line out, or name the class.");
        refuses(
                () -> Datasets.csv(path).missing("1").target("x"),
                "csv: FILE, line 2, column 'x' has no value. A target needs a number on each line; for classes use label(\"x\").");
    }

    @Test
    void unknown_columns_get_a_suggestion() throws IOException {
        Path path = file("length,y\n1,a\n2,b\n");
        refuses(
                () -> Datasets.csv(path).drop("lenght").label("y"),
                "csv: FILE: drop(\"lenght\"): there is no such column; did you mean 'length'?");
        refuses(
                () -> Datasets.csv(path).drop("length").label("y"),
                "csv: FILE has no column left for features; there are [length, y].");
    }

    @Test
    void files_that_are_no_tables_are_refused() throws IOException {
        refuses(() -> Datasets.csv(folder.resolve("t.csv")).label("y"), "csv: there is no file FILE.");
        Path path = file("x,y\n");
        refuses(
                () -> Datasets.csv(path).label("y"),
                "csv: FILE has no row after its first line, which names the columns.");
        Files.write(path, "x,y\né,1\n".getBytes(StandardCharsets.ISO_8859_1));
        refuses(() -> Datasets.csv(path).label("y"), "csv: FILE is not UTF-8. Convert it first.");
        file("x,y\n1,2\n1,2,3\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.csv(path).label("y"))
                .withMessageStartingWith("csv: " + path + " is not a table of cells parted by ',': ");
    }
}
