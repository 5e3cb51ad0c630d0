package cortado.text;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Encoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Makes token ids of texts and texts of token ids. Immutable.
 *
 * <p>0 is padding, 1 an unknown token. {@code input(tokenizer)} begins a network that takes texts, and the model keeps the
 * tokenizer: {@code sequential(input(tok), embedding(tok.vocabulary(), 64).masked(), lstm(64), dense(1))}.
 */
public final class Tokenizer implements Encoder {
    static final String KIND = "tokenizer";

    /** The id of the first token; below are padding and the unknown one. */
    static final int FIRST = 2;

    private static final int UNKNOWN = 1;
    private static final String UNKNOWN_TOKEN = "[UNK]";

    private final Splitting splitting;
    private final List<String> tokens;
    private final Map<String, Integer> ids = new HashMap<>();
    private final int length;
    private final Tokenization.Sides sides;

    Tokenizer(Splitting splitting, List<String> tokens, int length, Tokenization.Sides sides) {
        this.splitting = splitting;
        this.tokens = List.copyOf(tokens);
        this.length = length;
        this.sides = sides;
        tokens.forEach(token -> ids.put(token, FIRST + ids.size()));
    }

    /** Returns the number of ids, padding and the unknown token included: the first number of {@code embedding}. */
    public int vocabulary() {
        return FIRST + tokens.size();
    }

    /** Returns the number of ids of a text. */
    public int maxLength() {
        return length;
    }

    /** Returns the known tokens, the most frequent first; the first has id 2. */
    public List<String> tokens() {
        return tokens;
    }

    /** Returns the id of a token, 1 if it is not known. */
    public int id(String token) {
        return ids.getOrDefault(token, UNKNOWN);
    }

    /** Returns the ids of a text, cut and filled up to {@link #maxLength}. */
    public int[] encode(String text) {
        int[] encoded = new int[length];
        List<String> parts = splitting.tokens(text);
        int count = Math.min(length, parts.size());
        int from = sides.keepsEnd() ? parts.size() - count : 0;
        int to = sides.padsBefore() ? length - count : 0;
        for (int i = 0; i < count; i++) {
            encoded[to + i] = id(parts.get(from + i));
        }
        return encoded;
    }

    @Override
    public boolean takes(Dataset raw) {
        return raw.isText();
    }

    /**
     * Returns the texts as ids, {@code (N, maxLength)}, with their labels.
     *
     * @throws IllegalArgumentException if the rows are no texts
     */
    @Override
    public Dataset encode(Dataset texts) {
        requireTexts("encode", texts);
        float[] encoded = new float[Math.multiplyExact(texts.size(), length)];
        for (int row = 0; row < texts.size(); row++) {
            int[] rowIds = encode(texts.text(row));
            for (int i = 0; i < length; i++) {
                encoded[row * length + i] = rowIds[i];
            }
        }
        return texts.withEncoded(encoded, shape());
    }

    /**
     * Returns the tokens of ids as one text, padding left out, {@code [UNK]} for unknown ones.
     *
     * @throws IllegalArgumentException if there is no such id
     */
    public String decode(int... ids) {
        List<String> words = new ArrayList<>();
        for (int id : ids) {
            if (id < 0 || id >= vocabulary()) {
                throw new IllegalArgumentException(
                        "tokenizer: decode takes ids from 0 to %d, but got %d. Use the tokenizer that made them."
                                .formatted(vocabulary() - 1, id));
            }
            if (id != 0) {
                words.add(id == UNKNOWN ? UNKNOWN_TOKEN : tokens.get(id - FIRST));
            }
        }
        return String.join(splitting.glue(), words);
    }

    /** Returns the share of the texts' tokens that are not known, 0..1; 0 if there are none. */
    public double unknownShare(Dataset texts) {
        requireTexts("unknownShare", texts);
        long all = 0;
        long unknown = 0;
        for (String text : texts.texts()) {
            for (String token : splitting.tokens(text)) {
                all++;
                unknown += ids.containsKey(token) ? 0 : 1;
            }
        }
        return all == 0 ? 0 : (double) unknown / all;
    }

    @Override
    public Shape shape() {
        return Shape.of(length);
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("splitting", splitting.name());
        settings.put("length", length);
        settings.put("padsBefore", sides.padsBefore());
        settings.put("keepsEnd", sides.keepsEnd());
        settings.put("tokens", tokens);
        return settings;
    }

    /** Returns the tokenizer of {@link #settings}. */
    static Tokenizer of(Map<String, ?> settings) {
        Object tokens = settings.get("tokens");
        if (!(tokens instanceof List<?> list) || !(settings.get("length") instanceof Number length)) {
            throw new IllegalArgumentException("the tokenizer has no tokens or no length");
        }
        return new Tokenizer(
                Splitting.valueOf(String.valueOf(settings.get("splitting"))),
                list.stream().map(String::valueOf).toList(),
                length.intValue(),
                new Tokenization.Sides(
                        Boolean.TRUE.equals(settings.get("padsBefore")),
                        Boolean.TRUE.equals(settings.get("keepsEnd"))));
    }

    static void requireTexts(String call, Dataset data) {
        requireTexts("tokenizer", call, data);
    }

    static void requireTexts(String what, String call, Dataset data) {
        if (!data.isText()) {
            throw new IllegalArgumentException(what + ": " + call + " needs texts, but the rows are "
                    + (data.isTable() ? "columns of a table" : "numbers of shape " + data.shape())
                    + ". Make them with Dataset.ofTexts(texts, labels).");
        }
    }

    /** Returns what it knows in one line. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "Tokenizer, %,d %s, %d a text", tokens.size(), splitting.unit(), length);
    }
}
