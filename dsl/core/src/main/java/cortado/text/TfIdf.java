package cortado.text;

import cortado.data.Dataset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * How texts are to become weighted counts of their words, which is what linear models take: {@code
 * tfIdf().vocabulary(5000).fit(texts)}.
 *
 * <p>A term counts as often as it occurs in a text, times {@code ln((1 + n) / (1 + d)) + 1} where d of the n texts that it is fitted on
 * have it; then each text's numbers get the Euclidean length 1. The numbers are those of scikit-learn's {@code TfidfVectorizer}. Immutable.
 */
public final class TfIdf {
    private static final int UNBOUNDED = Integer.MAX_VALUE;

    private final Terms terms;
    private final int vocabulary;
    private final int minTexts;
    private final boolean isSublinear;

    private TfIdf(Terms terms, int vocabulary, int minTexts, boolean isSublinear) {
        this.terms = terms;
        this.vocabulary = vocabulary;
        this.minTexts = minTexts;
        this.isSublinear = isSublinear;
    }

    /** Returns counts of words of at least two letters or digits, in lower case. */
    public static TfIdf tfIdf() {
        return new TfIdf(new Terms(Terms.Unit.WORDS, 1, 1), UNBOUNDED, 1, false);
    }

    /** Returns counts of characters, spaces left out, instead of words; for Chinese, with {@code nGrams(1, 2)}. */
    public TfIdf characters() {
        return new TfIdf(
                new Terms(Terms.Unit.CHARACTERS, terms.shortest(), terms.longest()), vocabulary, minTexts, isSublinear);
    }

    /**
     * Returns counts of several words in a row, too.
     *
     * @param shortest the least number of words of a term, at least 1; default 1
     * @param longest the largest; default 1
     * @throws IllegalArgumentException if they are out of order
     */
    public TfIdf nGrams(int shortest, int longest) {
        if (shortest < 1 || longest < shortest) {
            throw new IllegalArgumentException("tfIdf: nGrams needs 1 or more words, the smaller number first, but got "
                    + shortest + " and " + longest + ". Try nGrams(1, 2).");
        }
        return new TfIdf(new Terms(terms.unit(), shortest, longest), vocabulary, minTexts, isSublinear);
    }

    /**
     * Returns counts of only the most frequent terms of the texts that it is fitted on.
     *
     * @param size number of terms, at least 1; default all
     * @throws IllegalArgumentException if there is none
     */
    public TfIdf vocabulary(int size) {
        if (size < 1) {
            throw new IllegalArgumentException(
                    "tfIdf: vocabulary must be at least 1, but was " + size + ". Try vocabulary(5000).");
        }
        return new TfIdf(terms, size, minTexts, isSublinear);
    }

    /**
     * Returns counts without terms that fewer texts have.
     *
     * @param count at least 1; default 1
     * @throws IllegalArgumentException if the count is below 1
     */
    public TfIdf minTexts(int count) {
        if (count < 1) {
            throw new IllegalArgumentException(
                    "tfIdf: minTexts must be at least 1, but was " + count + ". Try minTexts(2).");
        }
        return new TfIdf(terms, vocabulary, count, isSublinear);
    }

    /** Returns counts in which a term that occurs c times in a text counts {@code 1 + ln(c)} instead of c. */
    public TfIdf sublinear() {
        return new TfIdf(terms, vocabulary, minTexts, true);
    }

    /**
     * Returns the encoder of these texts: terms and their weights are theirs, and nobody else's.
     *
     * @param texts training rows; their labels are not used
     * @throws IllegalArgumentException if the rows are no texts, or no term is in enough of them
     */
    public TermWeights fit(Dataset texts) {
        Tokenizer.requireTexts("tfIdf", "fit", texts);
        Map<String, Integer> inTexts = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (String text : texts.texts()) {
            List<String> found = terms.of(text);
            found.forEach(term -> counts.merge(term, 1, Integer::sum));
            new HashSet<>(found).forEach(term -> inTexts.merge(term, 1, Integer::sum));
        }
        List<String> known = new ArrayList<>(counts.keySet());
        known.removeIf(term -> inTexts.getOrDefault(term, 0) < minTexts);
        if (known.isEmpty()) {
            throw new IllegalArgumentException("tfIdf: no term is in " + minTexts + " of " + texts.size()
                    + " texts. Use a smaller minTexts, or characters() for texts without spaces.");
        }
        if (known.size() > vocabulary) {
            known.sort(Comparator.comparing((String term) -> -counts.getOrDefault(term, 0))
                    .thenComparing(Comparator.naturalOrder()));
            known = known.subList(0, vocabulary);
        }
        List<String> sorted = known.stream().sorted().toList();
        return TermWeights.weighted(terms, sorted, isSublinear, texts);
    }
}
