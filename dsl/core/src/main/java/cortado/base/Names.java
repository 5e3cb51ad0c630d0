package cortado.base;

import java.util.Collection;
import java.util.Comparator;

/** Finds what a user may have meant by an unknown name. */
public final class Names {
    private Names() {}

    /**
     * Returns {@code "; did you mean 'accuracy'?"} for a close candidate, else the list of candidates, to be appended to a
     * message about an unknown name.
     */
    public static String didYouMean(String unknown, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(unknown, candidate)))
                .filter(closest -> distance(unknown, closest) <= Math.max(1, unknown.length() / 3))
                .map(closest -> "; did you mean '" + closest + "'?")
                .orElse(candidates.isEmpty() ? "; there is none." : "; known: " + String.join(", ", candidates) + ".");
    }

    /** Returns the Levenshtein distance of two names, ignoring case. */
    static int distance(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean isEqual = Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
                int replaced = previous[j - 1] + (isEqual ? 0 : 1);
                current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
