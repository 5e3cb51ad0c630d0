package cortado.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A confusion matrix as text. */
final class MatrixText {
    /** A wider matrix wraps in a terminal of 120 columns. */
    private static final int WIDEST = 20;

    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_HEADING = 5;
    private static final int LISTED = 10;

    private MatrixText() {}

    /** Returns the whole matrix, or the confusions if it is too wide to be read. */
    static String of(ConfusionMatrix matrix) {
        return matrix.classNames().size() > WIDEST ? confusions(matrix) : table(matrix);
    }

    /** Returns text short enough for one value of JShell. */
    static String brief(ConfusionMatrix matrix) {
        String text = of(matrix);
        return text.length() < 990 ? text : confusions(matrix);
    }

    private static String table(ConfusionMatrix matrix) {
        List<String> names = matrix.classNames();
        boolean isNumbered = names.stream().anyMatch(name -> name.length() > LONGEST_HEADING);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(isNumbered ? String.format("%2d %s", i, shortened(names.get(i))) : names.get(i));
        }
        String corner = "actual \\ predicted";
        int left = rows.stream().mapToInt(String::length).reduce(corner.length(), Math::max);
        int cell = 1 + Math.max(widest(matrix), isNumbered ? 2 : LONGEST_HEADING);
        StringBuilder text = new StringBuilder(left(corner, left));
        for (int i = 0; i < names.size(); i++) {
            text.append(right(isNumbered ? Integer.toString(i) : names.get(i), cell));
        }
        for (int i = 0; i < names.size(); i++) {
            text.append('\n').append(left(rows.get(i), left));
            for (int j = 0; j < names.size(); j++) {
                text.append(right(matrix.count(i, j) == 0 ? "." : Integer.toString(matrix.count(i, j)), cell));
            }
        }
        return text.toString();
    }

    private static String confusions(ConfusionMatrix matrix) {
        record Confusion(String actual, String predicted, int rows) {}
        List<Confusion> found = new ArrayList<>();
        List<String> names = matrix.classNames();
        for (int i = 0; i < names.size(); i++) {
            for (int j = 0; j < names.size(); j++) {
                if (i != j && matrix.count(i, j) > 0) {
                    found.add(new Confusion(shortened(names.get(i)), shortened(names.get(j)), matrix.count(i, j)));
                }
            }
        }
        if (found.isEmpty()) {
            return String.format(Locale.ROOT, "no confusions among %,d classes", names.size());
        }
        String heading = String.format(
                Locale.ROOT, "most frequent confusions of %,d classes (actual -> predicted):", names.size());
        return found.stream()
                .sorted(Comparator.comparingInt(confusion -> -confusion.rows()))
                .limit(LISTED)
                .map(c -> String.format(Locale.ROOT, "%,7d  %s -> %s", c.rows(), c.actual(), c.predicted()))
                .collect(Collectors.joining("\n", heading + "\n", ""));
    }

    private static int widest(ConfusionMatrix matrix) {
        int largest = 0;
        for (int i = 0; i < matrix.classNames().size(); i++) {
            for (int j = 0; j < matrix.classNames().size(); j++) {
                largest = Math.max(largest, matrix.count(i, j));
            }
        }
        return Integer.toString(largest).length();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    private static String left(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
