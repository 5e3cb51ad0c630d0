package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dictionaryTokenizer;
import static cortado.Cortado.embedding;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.sequential;
import static cortado.Cortado.tfIdf;
import static cortado.Cortado.wordTokenizer;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/text.md}. */
class TextGuideTest {
    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("text.md", TextGuideTest.class);
    }

    @Test
    void sources(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("good"));
        Files.writeString(folder.resolve("good/1.txt"), "Good");
        Path csv =
                Files.writeString(Files.createTempFile(folder.resolve("good"), ".", ".csv"), "review,stars\nFine,5\n");
        Path json = Files.writeString(
                Files.createTempFile(folder.resolve("good"), ".", ".jsonl"),
                "{\"text\": \"Fine\", \"label\": \"yes\"}");

        var sentences = Datasets.sentences(); // 3,000 built in, train() and test()
        var reviews = Datasets.textFolder(folder); // reviews/good/1.txt is good
        var stars = Datasets.csv(csv).text("review").label("stars"); // a column of a CSV file
        var rows = Datasets.jsonLines(json).text("text").label("label"); // {"text": "…", "label": "…"} a line
        var own = Dataset.ofTexts(List.of("Very good", "Bad"), List.of("yes", "no"));

        assertThat(sentences.train().size()).isEqualTo(2400);
        assertThat(reviews.texts()).containsExactly("Good");
        assertThat(stars.texts()).isEqualTo(rows.texts());
        assertThat(own.classes()).containsExactly(1, 0);
    }

    @Test
    void tokens() {
        var sentences = Datasets.sentences();

        var tok = wordTokenizer().vocabulary(5_000).maxLength(30).fit(sentences.train());
        var net = sequential(input(tok), embedding(tok.vocabulary(), 32).masked(), lstm(32).bidirectional(), dense(1));
        var model = net.compile(adam(1e-3), binaryCrossEntropy()).epochs(3).fit(sentences.train());
        var label = model.predictLabel("A great phone, I love it");

        assertThat(label).isIn("positive", "negative");
        assertThat(model.evaluate(sentences.test()).accuracy()).isGreaterThan(0.6);
    }

    @Test
    void chinese() {
        var words = dictionaryTokenizer().maxLength(8).fit(Dataset.ofTexts(List.of("我喜欢深度学习")));
        var again = words.decode(words.encode("我喜欢学习")); // 我 喜欢 学习

        assertThat(again).isEqualTo("我 喜欢 学习");
    }

    @Test
    void counts() {
        var sentences = Datasets.sentences();

        var terms = tfIdf().nGrams(1, 2).minTexts(2).fit(sentences.train());
        var linear = sequential(input(terms), dense(1))
                .compile(adam(0.02), binaryCrossEntropy())
                .epochs(15)
                .fit(sentences.train());

        assertThat(linear.evaluate(sentences.test()).accuracy()).isGreaterThan(0.79);
    }
}
