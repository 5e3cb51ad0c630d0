package cortado.text;

import static cortado.Cortado.characterTokenizer;
import static cortado.Cortado.wordTokenizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.Datasets;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Split;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private static final Split SENTENCES = Datasets.sentences();
    private static final Tokenization SETTINGS =
            wordTokenizer().vocabulary(2_000).maxLength(20);

    /** What golden/text/tokens.py computes from Keras's definitions. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Golden(
            int words, List<String> first, int[][] post, int[][] pre, double unknown, Characters chinese) {
        static Golden read() throws IOException {
            try (Reader reader = new InputStreamReader(
                    Objects.requireNonNull(TokenizerTest.class.getResourceAsStream("/golden/text/tokens.json")),
                    StandardCharsets.UTF_8)) {
                return new Gson().fromJson(reader, Golden.class);
            }
        }
    }

    private record Characters(String text, List<String> characters) {}

    private static Dataset of(String... texts) {
        return Dataset.ofTexts(List.of(texts));
    }

    @Test
    void ids_are_those_of_keras() throws IOException {
        Golden golden = Golden.read();
        Tokenizer tokenizer = SETTINGS.fit(SENTENCES.train());

        assertThat(tokenizer.tokens()).isEqualTo(golden.first);
        assertThat(tokenizer.vocabulary()).isEqualTo(2_000);
        assertThat(wordTokenizer().fit(SENTENCES.train()).tokens()).hasSize(golden.words);
        for (int row = 0; row < golden.post.length; row++) {
            assertThat(tokenizer.encode(SENTENCES.test().text(row))).isEqualTo(golden.post[row]);
        }
        assertThat(tokenizer.unknownShare(SENTENCES.test())).isEqualTo(golden.unknown, within(1e-12));
    }

    @Test
    void texts_are_cut_and_filled_up_at_the_side_asked_for() throws IOException {
        Golden golden = Golden.read();
        Tokenizer tokenizer = SETTINGS.keepEnd().padBefore().fit(SENTENCES.train());

        for (int row = 0; row < golden.pre.length; row++) {
            assertThat(tokenizer.encode(SENTENCES.test().text(row))).isEqualTo(golden.pre[row]);
        }
    }

    @Test
    void characters_are_unicode_code_points() throws IOException {
        Characters chinese = Golden.read().chinese;
        Tokenizer tokenizer = characterTokenizer().fit(of(chinese.text + "𠮷"));

        assertThat(tokenizer.tokens())
                .startsWith(chinese.characters.toArray(new String[0]))
                .endsWith("𠮷");
        assertThat(tokenizer.decode(tokenizer.encode(chinese.text))).isEqualTo("明月几时有把酒问青天");
        assertThat(tokenizer.encode("天山")).startsWith(2 + chinese.characters.size() - 1, 1, 0);
    }

    @Test
    void encoded_rows_keep_their_labels() {
        Dataset rows = SETTINGS.fit(SENTENCES.train()).encode(SENTENCES.test());

        assertThat(rows.shape()).isEqualTo(Shape.of(20));
        assertThat(rows.classes()).isEqualTo(SENTENCES.test().classes());
        assertThat(rows.classNames()).containsExactly("negative", "positive");
    }

    @Test
    void rare_tokens_are_unknown() {
        Tokenizer tokenizer = wordTokenizer().minCount(2).fit(of("so so good", "good, GOOD food"));

        assertThat(tokenizer.tokens()).containsExactly("good", "so");
        assertThat(tokenizer.maxLength()).isEqualTo(3);
        assertThat(tokenizer.encode("Bad food, so good!")).containsExactly(1, 1, 3);
        assertThat(tokenizer.decode(2, 1, 3, 0)).isEqualTo("good [UNK] so");
        assertThat(tokenizer.toString()).isEqualTo("Tokenizer, 2 words, 3 a text");
    }

    @Test
    void a_tokenizer_survives_its_settings() {
        Tokenizer tokenizer = SETTINGS.padBefore().fit(SENTENCES.train());
        Gson gson = new Gson();

        Map<?, ?> settings = gson.fromJson(gson.toJson(tokenizer.settings()), Map.class);
        @SuppressWarnings("unchecked")
        Tokenizer again = (Tokenizer) Encoders.of(tokenizer.kind(), (Map<String, ?>) settings);

        assertThat(again.settings()).isEqualTo(tokenizer.settings());
        assertThat(again.encode("What a film")).isEqualTo(tokenizer.encode("What a film"));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void what_makes_no_tokens_is_refused() {
        refuses(
                () -> wordTokenizer().vocabulary(2),
                "tokenizer: vocabulary must be at least 3 (padding, unknown and a token), but was 2. Try vocabulary(10_000).");
        refuses(
                () -> wordTokenizer().maxLength(0),
                "tokenizer: maxLength must be at least 1, but was 0. Try maxLength(100).");
        refuses(
                () -> wordTokenizer().minCount(0),
                "tokenizer: minCount must be at least 1, but was 0. Try minCount(2).");
        refuses(
                () -> wordTokenizer().minCount(5).fit(of("one two", "three")),
                "tokenizer: no token occurs 5 times in 2 texts. Use a smaller minCount, or other texts.");
        refuses(
                () -> wordTokenizer().fit(Datasets.iris().train()),
                "tokenizer: fit needs texts, but the rows are numbers of shape (4). Make them with Dataset.ofTexts(texts, labels).");
        Tokenizer tokenizer = wordTokenizer().fit(of("one two"));
        refuses(
                () -> tokenizer.encode(Datasets.iris().train()),
                "tokenizer: encode needs texts, but the rows are numbers of shape (4). Make them with Dataset.ofTexts(texts,"
                        + " labels).");
        refuses(
                () -> tokenizer.decode(4),
                "tokenizer: decode takes ids from 0 to 3, but got 4. Use the tokenizer that made them.");
    }
}
