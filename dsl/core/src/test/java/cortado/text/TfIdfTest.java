package cortado.text;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dictionaryTokenizer;
import static cortado.Cortado.input;
import static cortado.Cortado.load;
import static cortado.Cortado.sequential;
import static cortado.Cortado.tfIdf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Split;
import cortado.train.Model;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weighted counts of terms, against scikit-learn. */
class TfIdfTest {
    private static final Map<String, TfIdf> SETTINGS = Map.of(
            "words", tfIdf(),
            "bigrams", tfIdf().nGrams(1, 2).sublinear(),
            "twice", tfIdf().minTexts(2),
            "frequent", tfIdf().vocabulary(2),
            "characters", tfIdf().characters().nGrams(1, 2));

    record Golden(double tolerance, List<Case> cases) {}

    record Case(
            String name,
            List<String> train,
            List<String> other,
            List<String> terms,
            double[] weights,
            double[][] encoded) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TfIdfTest.class.getResourceAsStream("/golden/text/tfidf.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class).cases().stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void terms_weights_and_numbers_are_scikit_learns(Case given) {
        TermWeights fitted = Objects.requireNonNull(SETTINGS.get(given.name)).fit(Dataset.ofTexts(given.train));

        assertThat(fitted.terms()).isEqualTo(given.terms);
        assertThat(fitted.weights()).containsExactly(given.weights, within(1e-12));
        List<String> all =
                Stream.concat(given.train.stream(), given.other.stream()).toList();
        for (int i = 0; i < all.size(); i++) {
            float[] encoded = fitted.encode(all.get(i));
            for (int j = 0; j < encoded.length; j++) {
                assertThat((double) encoded[j])
                        .as(all.get(i) + " " + given.terms.get(j))
                        .isCloseTo(given.encoded[i][j], within(1e-6));
            }
        }
    }

    @Test
    void a_logistic_regression_of_sentences_keeps_its_terms(@TempDir Path folder) {
        Split sentences = Datasets.sentences();
        TermWeights terms = tfIdf().nGrams(1, 2).minTexts(2).fit(sentences.train());
        Model model = sequential(input(terms), dense(1))
                .compile(adam(0.02), binaryCrossEntropy())
                .epochs(15)
                .batchSize(64)
                .quiet()
                .fit(sentences.train());
        Path file = folder.resolve("model.zip");
        model.save(file);

        // scikit-learn's LogisticRegression(C=1) on the same numbers reaches 0.825.
        assertThat(model.evaluate(sentences.test()).accuracy()).isGreaterThan(0.79);
        assertThat(load(file).predictLabel("A great phone, I love it")).isEqualTo("positive");
        assertThat(load(file).predict(sentences.test())).isDeepEqualTo(model.predict(sentences.test()));
    }

    @Test
    void settings_and_rows_that_do_not_fit_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tfIdf().nGrams(2, 1))
                .withMessage(
                        "tfIdf: nGrams needs 1 or more words, the smaller number first, but got 2 and 1. Try nGrams(1, 2).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tfIdf().vocabulary(0))
                .withMessage("tfIdf: vocabulary must be at least 1, but was 0. Try vocabulary(5000).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tfIdf().minTexts(3).fit(Dataset.ofTexts(List.of("one two", "three"))))
                .withMessage(
                        "tfIdf: no term is in 3 of 2 texts. Use a smaller minTexts, or characters() for texts without spaces.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> tfIdf().fit(Datasets.iris().train()))
                .withMessage(
                        "tfIdf: fit needs texts, but the rows are numbers of shape (4). Make them with Dataset.ofTexts(texts, labels).");
    }

    @Test
    void chinese_words_are_those_of_a_dictionary() {
        Dataset texts = Dataset.ofTexts(List.of("我喜欢深度学习，也喜欢Java。", "今天天气很好"));
        Tokenizer words = dictionaryTokenizer().fit(texts);

        assertThat(words.tokens()).contains("喜欢", "java", "今天", "天气").doesNotContain("，", "。");
        assertThat(words.id("喜欢")).isEqualTo(2);
        assertThat(words.decode(words.encode("我喜欢今天"))).isEqualTo("我 喜欢 今天");
        assertThat(Encoders.of(words.kind(), words.settings()).encode(texts).features())
                .isEqualTo(words.encode(texts).features());
    }
}
