package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.avgOverSteps;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.embedding;
import static cortado.Cortado.input;
import static cortado.Cortado.load;
import static cortado.Cortado.sequential;
import static cortado.Cortado.subwordTokenizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.data.Dataset;
import cortado.engine.SubwordTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hugging Face's tokenizer files; the ids follow from their vocabularies and merges by hand. */
class SubwordTokenizerTest {
    private static final String WORD_PIECE = """
            {"version": "1.0",
             "added_tokens": [%s],
             "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null,
               "lowercase": true},
             "pre_tokenizer": {"type": "BertPreTokenizer"},
             "post_processor": {"type": "TemplateProcessing",
               "single": [{"SpecialToken": {"id": "[CLS]", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}},
                 {"SpecialToken": {"id": "[SEP]", "type_id": 0}}],
               "pair": [],
               "special_tokens": {"[CLS]": {"id": "[CLS]", "ids": [2], "tokens": ["[CLS]"]},
                 "[SEP]": {"id": "[SEP]", "ids": [3], "tokens": ["[SEP]"]}}},
             "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
             "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
               "vocab": {"[PAD]": 0, "[UNK]": 1, "[CLS]": 2, "[SEP]": 3, "un": 4, "##aff": 5, "##able": 6, "play": 7, "##ing": 8,
                 "!": 9}}}
            """.formatted(special(0, "[PAD]") + "," + special(1, "[UNK]") + ","
            + special(2, "[CLS]") + "," + special(3, "[SEP]"));

    private static final String BYTE_PAIRS = """
            {"version": "1.0", "added_tokens": [], "pre_tokenizer": {"type": "Whitespace"},
             "model": {"type": "BPE", "unk_token": "<unk>",
               "vocab": {"<unk>": 0, "l": 1, "o": 2, "w": 3, "e": 4, "r": 5, "lo": 6, "low": 7, "er": 8},
               "merges": ["l o", "lo w", "e r"]}}
            """;

    @TempDir
    Path folder;

    private static String special(int id, String content) {
        return "{\"id\": " + id + ", \"content\": \"" + content
                + "\", \"single_word\": false, \"lstrip\": false, \"rstrip\": false,"
                + " \"normalized\": false, \"special\": true}";
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("tokenizer.json"), text);
    }

    @Test
    void word_pieces_are_the_longest_that_fit_between_special_tokens() throws IOException {
        SubwordTokenizer pieces = subwordTokenizer(file(WORD_PIECE)).maxLength(9);

        assertThat(pieces.encode("Unaffable playing!")).containsExactly(2, 4, 5, 6, 7, 8, 9, 3, 0);
        assertThat(pieces.encode("zzz")).containsExactly(2, 1, 3, 0, 0, 0, 0, 0, 0);
        assertThat(pieces.padBefore().encode("play")).containsExactly(0, 0, 0, 0, 0, 0, 2, 7, 3);
        assertThat(pieces.maxLength(4).encode("Unaffable playing!")).containsExactly(2, 4, 5, 3);
        assertThat(pieces.vocabulary()).isEqualTo(10);
        assertThat(pieces.decode(2, 4, 5, 6, 7, 8, 3, 0)).isEqualTo("unaffable playing");
        assertThat(pieces).hasToString("SubwordTokenizer, 10 tokens, 9 a text");
    }

    @Test
    void byte_pairs_are_merged_in_order_and_their_ids_leave_room_for_padding() throws IOException {
        SubwordTokenizer pairs = subwordTokenizer(file(BYTE_PAIRS)).maxLength(6);

        // low er, low, w e, each one higher than in the file, where 0 is no padding.
        assertThat(pairs.encode("lower low we")).containsExactly(8, 9, 8, 4, 5, 0);
        assertThat(pairs.vocabulary()).isEqualTo(10);
    }

    @Test
    void the_model_keeps_the_file() throws IOException {
        SubwordTokenizer pieces = subwordTokenizer(file(WORD_PIECE)).maxLength(6);
        Dataset texts = Dataset.ofTexts(
                List.of("playing", "play play", "unaffable!", "un!", "play!", "unaffable"),
                List.of("p", "p", "u", "u", "p", "u"));
        Model model = sequential(
                        input(pieces), embedding(pieces.vocabulary(), 8).masked(), avgOverSteps(), dense(1))
                .compile(adam(0.05), binaryCrossEntropy())
                .epochs(40)
                .quiet()
                .fit(texts);
        Path saved = folder.resolve("model.zip");
        model.save(saved);
        Files.delete(folder.resolve("tokenizer.json"));
        Model loaded = load(saved);

        assertThat(loaded.predictLabel("Playing playing")).isEqualTo("p");
        assertThat(loaded.predictLabel("UNAFFABLE")).isEqualTo("u");
        assertThat(loaded.predict(texts)).isDeepEqualTo(model.predict(texts));
    }

    @Test
    void what_is_no_tokenizer_is_refused() throws IOException {
        Path missing = folder.resolve("none.json");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subwordTokenizer(missing))
                .withMessage("tokenizer: there is no file " + missing + ". Pass the path of a tokenizer.json.");
        Path vocabulary = file("{\"[PAD]\": 0}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subwordTokenizer(vocabulary))
                .withMessage("tokenizer: " + vocabulary
                        + ": it has no 'model', so that it is no tokenizer.json. Pass the file of that"
                        + " name, not vocab.json.");
        Path odd = file("{\"model\": {\"type\": \"Odd\", \"vocab\": {\"a\": 0}}}");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subwordTokenizer(odd))
                .withMessageStartingWith("tokenizer: " + odd + ": the library of tokenizers cannot read it: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> subwordTokenizer(file(BYTE_PAIRS)).maxLength(0))
                .withMessage("tokenizer: maxLength must be at least 1, but was 0. Try maxLength(128).");
    }
}
