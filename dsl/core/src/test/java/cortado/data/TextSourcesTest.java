package cortado.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.Datasets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts from folders, CSV files and JSON lines. */
class TextSourcesTest {
    @TempDir
    Path folder;

    @CanIgnoreReturnValue
    private Path write(String place, String text) throws IOException {
        return write(place, text.getBytes(StandardCharsets.UTF_8));
    }

    @CanIgnoreReturnValue
    private Path write(String place, byte[] bytes) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return Files.write(file, bytes);
    }

    private void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message.replace("FOLDER", folder.toString()));
    }

    @Test
    void folders_are_classes_of_texts() throws IOException {
        write("good/2.txt", "Second\nline");
        write("good/1.txt", "Größe");
        write("bad/deeper/x.txt", "");
        write("bad/.DS_Store", new byte[] {(byte) 0xff});
        Dataset texts = Datasets.textFolder(folder);

        assertThat(texts.texts()).containsExactly("", "Größe", "Second\nline");
        assertThat(texts.classNames()).containsExactly("bad", "good");
        assertThat(texts.classes()).containsExactly(0, 1, 1);
    }

    @Test
    void a_file_that_is_no_text_is_named() throws IOException {
        write("good/1.txt", new byte[] {'a', (byte) 0xff, 'b'});

        refuses(() -> Datasets.textFolder(folder), "textFolder: FOLDER/good/1.txt is not UTF-8. Convert it first.");
        refuses(
                () -> Datasets.textFolder(folder.resolve("none")),
                "textFolder: FOLDER/none: it does not exist. Check the path.");
        Files.createDirectories(folder.resolve("empty"));
        refuses(
                () -> Datasets.textFolder(folder),
                "textFolder: FOLDER: its folder 'empty' has no file. Remove the folder.");
    }

    @Test
    void a_column_of_a_csv_file_is_the_texts() throws IOException {
        Path file = write("reviews.csv", "id,review,stars\n1,\"Good, really\",5\n2,\"Two\nlines\",1\n3,Fine,5\n");
        Dataset reviews = Datasets.csv(file).text("review").label("stars");

        assertThat(reviews.texts()).containsExactly("Good, really", "Two\nlines", "Fine");
        assertThat(reviews.classNames()).containsExactly("1", "5");
        assertThat(Datasets.csv(file).text("review").target("stars").targets().get(1))
                .isEqualTo(1);
        assertThat(Datasets.csv(file).text("review").unlabeled().isText()).isTrue();

        Path gap = write("gap.csv", "review,stars\nGood,5\n,1\n");
        refuses(
                () -> Datasets.csv(gap).text("review").label("stars"),
                "csv: FOLDER/gap.csv, line 3, column 'review' has no text. Leave the line out.");
        refuses(
                () -> Datasets.csv(gap).text("reviews").label("stars"),
                "csv: FOLDER/gap.csv: text(\"reviews\"): there is no such column; did you mean 'review'?");
    }

    @Test
    void json_lines_are_texts_and_tables() throws IOException {
        Path file = write(
                "rows.jsonl",
                "{\"text\": \"A \\\"quoted\\\" word\", \"size\": 1.5, \"label\": \"yes\", \"ok\": true}\n\n"
                        + "{\"label\": \"no\", \"text\": \"Ünder\", \"size\": null}\r\n"
                        + "{\"text\": \"last\", \"label\": \"yes\", \"size\": 3, \"ok\": false}");
        Dataset texts = Datasets.jsonLines(file).text("text").label("label");

        assertThat(texts.texts()).containsExactly("A \"quoted\" word", "Ünder", "last");
        assertThat(texts.classes()).containsExactly(1, 0, 1);

        Dataset table = Datasets.jsonLines(file).drop("text").label("label");
        assertThat(table.columns().stream().map(Column::name)).containsExactly("size", "ok");
        assertThat(((Column.Numbers) table.columns().get(0)).values()).containsExactly(1.5, Double.NaN, 3);
        assertThat(((Column.Categories) table.columns().get(1)).values()).containsExactly("true", null, "false");
    }

    @Test
    void json_that_is_not_as_it_should_be_is_named_by_line() throws IOException {
        Path broken = write("broken.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\"\n");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Datasets.jsonLines(broken).text("text").unlabeled())
                .withMessageStartingWith("jsonLines: " + broken + ", line 2 is no JSON: End of input");
        Path list = write("list.jsonl", "[1, 2]\n");
        refuses(
                () -> Datasets.jsonLines(list).unlabeled(),
                "jsonLines: FOLDER/list.jsonl, line 1 is not one object. Each line needs one, e.g. {\"text\": \"…\", \"label\": \"…\"}.");
        Path nested = write("nested.jsonl", "{\"x\": 1, \"tags\": [\"a\"]}\n");
        refuses(
                () -> Datasets.jsonLines(nested).unlabeled(),
                "jsonLines: FOLDER/nested.jsonl, line 1, field 'tags' is a list. A field needs a text, a number, true or false; leave it"
                        + " out with drop(\"tags\").");
        assertThat(Datasets.jsonLines(nested).drop("tags").unlabeled().columns())
                .hasSize(1);
        Path odd = write("odd.jsonl", "{\"x\": 1, \"y\": 1}\n{\"x\": 2}\n\n{\"x\": 3, \"y\": 2}\n");
        refuses(
                () -> Datasets.jsonLines(odd).label("y"),
                "jsonLines: FOLDER/odd.jsonl, line 2, column 'y' has no class. Leave the line out, or name the class.");
        Path empty = write("empty.jsonl", "\n");
        refuses(
                () -> Datasets.jsonLines(empty).unlabeled(),
                "jsonLines: FOLDER/empty.jsonl has no line with an object.");
        refuses(
                () -> Datasets.jsonLines(folder.resolve("none.jsonl")).unlabeled(),
                "jsonLines: FOLDER/none.jsonl does not exist. Check the path.");
    }

    @Test
    void classes_are_as_many_as_there_are() throws IOException {
        Path file = write("some.jsonl", "{\"t\": \"a\", \"y\": 2}\n{\"t\": \"b\", \"y\": 10}\n");

        assertThat(Datasets.jsonLines(file).text("t").label("y").classNames()).isEqualTo(List.of("10", "2"));
    }
}
