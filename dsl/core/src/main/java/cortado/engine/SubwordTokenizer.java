package cortado.engine;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Encoder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Cleaner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes token ids of texts as a {@code tokenizer.json} of Hugging Face says: byte-pair encoding, WordPiece or Unigram, with its
 * normalization and special tokens. Immutable.
 *
 * <p>{@code input(tokenizer)} begins a network that takes texts, and the model keeps the whole of the file. 0 is padding, as embeddings
 * want it: where the file's own padding token is not 0, or there is none, all ids are one higher than the file's.
 */
public final class SubwordTokenizer implements Encoder {
    /** As model files call it. */
    public static final String KIND = "tokenizer.json";

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int DEFAULT_LENGTH = 128;

    private final String json;
    private final int length;
    private final boolean padsBefore;
    private final int shift;
    private final int vocabulary;
    private final HuggingFaceTokenizer tokenizer;

    private SubwordTokenizer(String json, int length, boolean padsBefore) {
        this.json = json;
        this.length = length;
        this.padsBefore = padsBefore;
        JsonObject file = parsed(json);
        shift = isPadding(file, 0) ? 0 : 1;
        vocabulary = largestId(file) + 1 + shift;
        tokenizer = load(json, length);
        CLEANER.register(this, tokenizer::close);
    }

    /**
     * Returns the tokenizer of a file, which gives 128 ids a text.
     *
     * @param file {@code tokenizer.json}
     * @throws IllegalArgumentException if the file is missing or none of a tokenizer
     */
    public static SubwordTokenizer of(Path file) {
        try {
            return new SubwordTokenizer(Files.readString(file), DEFAULT_LENGTH, false);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(
                    "tokenizer: there is no file " + file + ". Pass the path of a tokenizer.json.", missing);
        } catch (IOException failed) {
            throw new UncheckedIOException("tokenizer: " + file + " could not be read", failed);
        } catch (IllegalArgumentException damaged) {
            throw new IllegalArgumentException("tokenizer: " + file + ": " + damaged.getMessage(), damaged);
        }
    }

    /** Returns the tokenizer of {@link #settings}. */
    public static SubwordTokenizer of(Map<String, ?> settings) {
        if (!(settings.get("json") instanceof String json) || !(settings.get("length") instanceof Number length)) {
            throw new IllegalArgumentException("the tokenizer has no file or no length");
        }
        return new SubwordTokenizer(json, length.intValue(), Boolean.TRUE.equals(settings.get("padsBefore")));
    }

    /**
     * Returns this tokenizer with another number of ids for each text: longer ones are cut, special tokens at their ends kept, shorter
     * ones filled up with 0.
     *
     * @param tokens at least 1; default 128
     * @throws IllegalArgumentException if there is no token
     */
    public SubwordTokenizer maxLength(int tokens) {
        if (tokens < 1) {
            throw new IllegalArgumentException(
                    "tokenizer: maxLength must be at least 1, but was " + tokens + ". Try maxLength(128).");
        }
        return new SubwordTokenizer(json, tokens, padsBefore);
    }

    /** Returns this tokenizer with padding before a shorter text; default after it. */
    public SubwordTokenizer padBefore() {
        return new SubwordTokenizer(json, length, true);
    }

    /** Returns the number of ids, padding included: the first number of {@code embedding}. */
    public int vocabulary() {
        return vocabulary;
    }

    /** Returns the number of ids of a text. */
    public int maxLength() {
        return length;
    }

    /** Returns the ids of a text, cut and filled up to {@link #maxLength}. */
    public int[] encode(String text) {
        long[] ids = tokenizer.encode(text).getIds();
        int count = Math.min(length, ids.length);
        int to = padsBefore ? length - count : 0;
        int[] encoded = new int[length];
        for (int i = 0; i < count; i++) {
            encoded[to + i] = Math.toIntExact(ids[i]) + shift;
        }
        return encoded;
    }

    /** Returns the text of ids, padding and special tokens left out. */
    public String decode(int... ids) {
        long[] own = LongStream.of(java.util.Arrays.stream(ids).asLongStream().toArray())
                .filter(id -> id != 0)
                .map(id -> id - shift)
                .toArray();
        return tokenizer.decode(own, true);
    }

    @Override
    public Shape shape() {
        return Shape.of(length);
    }

    @Override
    public boolean takes(Dataset raw) {
        return raw.isText();
    }

    /**
     * Returns the texts as ids, {@code (N, maxLength)}, with their labels.
     *
     * @throws IllegalStateException if the rows are no texts
     */
    @Override
    public Dataset encode(Dataset texts) {
        float[] encoded = new float[Math.multiplyExact(texts.size(), length)];
        for (int row = 0; row < texts.size(); row++) {
            int[] ids = encode(texts.text(row));
            for (int i = 0; i < length; i++) {
                encoded[row * length + i] = ids[i];
            }
        }
        return texts.withEncoded(encoded, shape());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("length", length);
        settings.put("padsBefore", padsBefore);
        settings.put("json", json);
        return settings;
    }

    private static JsonObject parsed(String json) {
        try {
            JsonElement file = JsonParser.parseString(json);
            if (file.isJsonObject() && file.getAsJsonObject().get("model") instanceof JsonObject) {
                return file.getAsJsonObject();
            }
        } catch (JsonParseException damaged) {
            throw new IllegalArgumentException("it is no JSON, or damaged. Fetch it again.", damaged);
        }
        throw new IllegalArgumentException(
                "it has no 'model', so that it is no tokenizer.json. Pass the file of that name, not vocab.json.");
    }

    private static Stream<JsonObject> addedTokens(JsonObject file) {
        return file.get("added_tokens") == null || !file.get("added_tokens").isJsonArray()
                ? Stream.of()
                : file.getAsJsonArray("added_tokens").asList().stream().map(JsonElement::getAsJsonObject);
    }

    /** Returns whether an id is the file's padding token. */
    private static boolean isPadding(JsonObject file, int id) {
        return addedTokens(file)
                .filter(token -> token.get("id").getAsInt() == id)
                .map(token -> token.get("content").getAsString().toLowerCase(Locale.ROOT))
                .anyMatch(content -> content.equals("[pad]") || content.equals("<pad>") || content.equals("<|pad|>"));
    }

    private static int largestId(JsonObject file) {
        @Nullable JsonElement known = file.getAsJsonObject("model").get("vocab");
        if (known == null) {
            throw new IllegalArgumentException("its 'model' has no 'vocab'. Pass another file.");
        }
        int largest = known.isJsonArray()
                ? known.getAsJsonArray().size() - 1
                : known.getAsJsonObject().asMap().values().stream()
                        .mapToInt(JsonElement::getAsInt)
                        .max()
                        .orElse(0);
        return Math.max(
                largest,
                addedTokens(file)
                        .mapToInt(token -> token.get("id").getAsInt())
                        .max()
                        .orElse(0));
    }

    private static HuggingFaceTokenizer load(String json, int length) {
        Map<String, String> options = Map.of(
                "padding",
                "false",
                "truncation",
                "true",
                "maxLength",
                Integer.toString(length),
                "modelMaxLength",
                Integer.toString(length));
        try {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), options);
        } catch (IOException | RuntimeException damaged) {
            throw new IllegalArgumentException(
                    "the library of tokenizers cannot read it: " + damaged.getMessage() + ".", damaged);
        }
    }

    /** Returns what it knows in one line. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "SubwordTokenizer, %,d tokens, %d a text", vocabulary, length);
    }
}
