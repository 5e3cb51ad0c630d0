package cortado.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import java.util.function.Function;

/** How a text falls into tokens. */
enum Splitting {
    /** Lower case, parted at spaces and punctuation, which is left out, as Keras's Tokenizer does; the apostrophe stays. */
    WORDS("words", " ", Splitting::words),
    /** Each character that is no space, as one Unicode code point. */
    CHARACTERS("characters", "", Splitting::characters),
    /** Words as ICU's dictionaries for Chinese, Japanese, Thai, Khmer, Lao and Burmese find them, in lower case, without punctuation. */
    DICTIONARY("words", " ", Splitting::dictionaryWords);

    private static final String SEPARATORS = " \n\t\r!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~";

    private final String unit;
    private final String glue;
    private final Function<String, List<String>> split;

    Splitting(String unit, String glue, Function<String, List<String>> split) {
        this.unit = unit;
        this.glue = glue;
        this.split = split;
    }

    /** Returns what its tokens are, in the plural. */
    String unit() {
        return unit;
    }

    /** Returns what stands between tokens that are joined again. */
    String glue() {
        return glue;
    }

    List<String> tokens(String text) {
        return split.apply(text);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringTokenizer parts = new StringTokenizer(text.toLowerCase(Locale.ROOT), SEPARATORS);
        while (parts.hasMoreTokens()) {
            words.add(parts.nextToken());
        }
        return words;
    }

    private static List<String> dictionaryWords(String text) {
        BreakIterator breaks = BreakIterator.getWordInstance(ULocale.ROOT);
        String lower = text.toLowerCase(Locale.ROOT);
        breaks.setText(lower);
        List<String> words = new ArrayList<>();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; to = breaks.next()) {
            if (breaks.getRuleStatus() != BreakIterator.WORD_NONE) {
                words.add(lower.substring(from, to));
            }
            from = to;
        }
        return words;
    }

    private static List<String> characters(String text) {
        return text.codePoints()
                .filter(point -> !Character.isWhitespace(point))
                .mapToObj(Character::toString)
                .toList();
    }
}
