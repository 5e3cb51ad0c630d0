package cortado.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What is counted in texts.
 *
 * @param unit what a term is made of
 * @param shortest the least number of units of a term
 * @param longest the largest
 */
record Terms(Unit unit, int shortest, int longest) {
    /** A part of a text. */
    enum Unit {
        /** As scikit-learn's default: two or more letters, digits or underscores. */
        WORDS(" "),
        /** One Unicode code point that is no space. */
        CHARACTERS("");

        private final String glue;

        Unit(String glue) {
            this.glue = glue;
        }
    }

    private static final Pattern WORD = Pattern.compile("\\b\\w\\w+\\b", Pattern.UNICODE_CHARACTER_CLASS);

    /** Returns all terms of a text, each as often as it occurs. */
    List<String> of(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<String> units = unit == Unit.WORDS
                ? WORD.matcher(lower).results().map(MatchResult::group).toList()
                : Splitting.CHARACTERS.tokens(lower);
        if (longest == 1) {
            return units;
        }
        List<String> terms = new ArrayList<>();
        for (int length = shortest; length <= longest; length++) {
            for (int from = 0; from + length <= units.size(); from++) {
                terms.add(String.join(unit.glue, units.subList(from, from + length)));
            }
        }
        return terms;
    }
}
