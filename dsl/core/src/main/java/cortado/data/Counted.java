package cortado.data;

import java.util.Locale;

/** Numbers with their nouns. */
final class Counted {
    private Counted() {}

    /** Returns for example {@code 1 row} or {@code 1,200 rows}. */
    static String of(int count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }
}
