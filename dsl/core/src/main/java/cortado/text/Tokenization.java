package cortado.text;

import cortado.data.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How texts are to become token ids: 0 is padding, 1 an unknown token, the others are numbered from 2, the most frequent first.
 *
 * <p>Immutable; {@link #fit} learns the vocabulary and gives a {@link Tokenizer}.
 */
public final class Tokenization {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final Splitting splitting;
    private final int vocabulary;
    private final int minCount;
    private final int maxLength;
    private final Sides sides;

    private Tokenization(Splitting splitting, int vocabulary, int minCount, int maxLength, Sides sides) {
        this.splitting = splitting;
        this.vocabulary = vocabulary;
        this.minCount = minCount;
        this.maxLength = maxLength;
        this.sides = sides;
    }

    /**
     * Returns tokens that are words: lower case, parted at spaces and punctuation, which is left out.
     *
     * <p>The ids are those of Keras's {@code Tokenizer(num_words, oov_token="[UNK]")}.
     */
    public static Tokenization words() {
        return new Tokenization(Splitting.WORDS, UNBOUNDED, 1, UNBOUNDED, Sides.DEFAULT);
    }

    /** Returns tokens that are characters, spaces left out; for Chinese, and for languages that the words of a small set miss. */
    public static Tokenization characters() {
        return new Tokenization(Splitting.CHARACTERS, UNBOUNDED, 1, UNBOUNDED, Sides.DEFAULT);
    }

    /**
     * Returns tokens that are words of a language written without spaces, found by ICU's dictionaries: Chinese, Japanese, Thai, Khmer, Lao,
     * Burmese; elsewhere words are what Unicode says. Lower case, punctuation left out.
     */
    public static Tokenization dictionaryWords() {
        return new Tokenization(Splitting.DICTIONARY, UNBOUNDED, 1, UNBOUNDED, Sides.DEFAULT);
    }

    /**
     * Returns a tokenization whose ids stay below a number; rarer tokens are unknown ones.
     *
     * @param size number of ids, padding and the unknown token included, at least 3; default as many as there are tokens
     * @throws IllegalArgumentException if the size is below 3
     */
    public Tokenization vocabulary(int size) {
        check(
                size >= 3,
                "vocabulary must be at least 3 (padding, unknown and a token), but was " + size
                        + ". Try vocabulary(10_000).");
        return new Tokenization(splitting, size, minCount, maxLength, sides);
    }

    /**
     * Returns a tokenization that does not know tokens of fewer occurrences.
     *
     * @param count at least 1; default 1
     * @throws IllegalArgumentException if the count is below 1
     */
    public Tokenization minCount(int count) {
        check(count >= 1, "minCount must be at least 1, but was " + count + ". Try minCount(2).");
        return new Tokenization(splitting, vocabulary, count, maxLength, sides);
    }

    /**
     * Returns a tokenization that gives this many ids for each text: longer ones are cut, shorter ones filled up with 0.
     *
     * @param tokens at least 1; default the longest text of those it is fitted on
     * @throws IllegalArgumentException if there is no token
     */
    public Tokenization maxLength(int tokens) {
        check(tokens >= 1, "maxLength must be at least 1, but was " + tokens + ". Try maxLength(100).");
        return new Tokenization(splitting, vocabulary, minCount, tokens, sides);
    }

    /** Returns a tokenization that keeps the end of a longer text; default its beginning. */
    public Tokenization keepEnd() {
        return new Tokenization(splitting, vocabulary, minCount, maxLength, new Sides(sides.padsBefore(), true));
    }

    /** Returns a tokenization that puts padding before a shorter text; default after it. */
    public Tokenization padBefore() {
        return new Tokenization(splitting, vocabulary, minCount, maxLength, new Sides(true, sides.keepsEnd()));
    }

    /**
     * Returns the tokenizer of these texts: the vocabulary is theirs, and nobody else's.
     *
     * @param texts training rows; their labels are not used
     * @throws IllegalArgumentException if the rows are no texts, or there is no token that occurs often enough
     */
    public Tokenizer fit(Dataset texts) {
        Tokenizer.requireTexts("fit", texts);
        Map<String, Integer> counts = new LinkedHashMap<>();
        int longest = 0;
        for (String text : texts.texts()) {
            List<String> tokens = splitting.tokens(text);
            tokens.forEach(token -> counts.merge(token, 1, Integer::sum));
            longest = Math.max(longest, tokens.size());
        }
        List<String> known = known(counts);
        check(
                !known.isEmpty(),
                "no token occurs " + minCount + " times in " + texts.size()
                        + " texts. Use a smaller minCount, or other texts.");
        int length = maxLength == UNBOUNDED ? longest : maxLength;
        return new Tokenizer(splitting, known, length, sides);
    }

    /** Returns the tokens that get ids, the most frequent first; those of equal counts as they came. */
    private List<String> known(Map<String, Integer> counts) {
        List<Map.Entry<String, Integer>> entries = new ArrayList<>(counts.entrySet());
        entries.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        return entries.stream()
                .filter(entry -> entry.getValue() >= minCount)
                .limit(vocabulary == UNBOUNDED ? UNBOUNDED : vocabulary - Tokenizer.FIRST)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static void check(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException("tokenizer: " + message);
        }
    }

    /**
     * Where texts are filled up and cut.
     *
     * @param padsBefore whether padding comes first
     * @param keepsEnd whether the end of a longer text is kept
     */
    record Sides(boolean padsBefore, boolean keepsEnd) {
        static final Sides DEFAULT = new Sides(false, false);
    }
}
