package cortado.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a confusion matrix as aligned text, or as its largest confusions if it is too wide, and as one sentence. */
final class MatrixText {
    private static final int WIDTH = 80;
    private static final int LABEL = 16;
    private static final int MOST_CONFUSIONS = 10;

    private record Confusion(int actual, int predicted, long count) {}

    private MatrixText() {}

    static String of(MatrixChart chart) {
        List<String> labels = chart.labels().stream()
                .map(label -> Glyphs.fitColumns(Glyphs.oneLine(label), LABEL))
                .toList();
        List<String> numbers =
                IntStream.range(0, chart.size()).mapToObj(String::valueOf).toList();
        String title = chart.title().isBlank() ? "" : Glyphs.oneLine(chart.title()) + "\n";
        String note = "actual \\ predicted" + (chart.isNormalized() ? ", share of each row" : "") + "\n";
        String named = grid(chart, labels, labels);
        if (fits(named)) {
            return title + note + named;
        }
        List<String> numbered = IntStream.range(0, chart.size())
                .mapToObj(i -> Glyphs.right(
                                numbers.get(i), numbers.get(numbers.size() - 1).length()) + " " + labels.get(i))
                .toList();
        String narrow = grid(chart, numbered, numbers);
        return title + (fits(narrow) ? note + narrow : confusions(chart));
    }

    private static boolean fits(String grid) {
        return grid.lines().allMatch(line -> Glyphs.columns(line) <= WIDTH);
    }

    private static String grid(MatrixChart chart, List<String> rows, List<String> columns) {
        int rowWidth = rows.stream().mapToInt(Glyphs::columns).max().orElse(0);
        int[] widths = IntStream.range(0, chart.size())
                .map(j -> Math.max(
                        Glyphs.columns(columns.get(j)),
                        IntStream.range(0, chart.size())
                                .map(i -> cell(chart, i, j).length())
                                .max()
                                .orElse(0)))
                .toArray();
        List<String> out = new ArrayList<>();
        out.add(" ".repeat(rowWidth) + line(widths, columns));
        for (int i = 0; i < chart.size(); i++) {
            int row = i;
            List<String> cells = IntStream.range(0, chart.size())
                    .mapToObj(j -> cell(chart, row, j))
                    .toList();
            out.add(Glyphs.left(rows.get(i), rowWidth) + line(widths, cells));
        }
        return String.join("\n", out);
    }

    private static String line(int[] widths, List<String> cells) {
        return IntStream.range(0, widths.length)
                .mapToObj(j -> "  " + Glyphs.right(cells.get(j), widths[j]))
                .collect(Collectors.joining());
    }

    private static String cell(MatrixChart chart, int actual, int predicted) {
        double value = chart.value(actual, predicted);
        return chart.isNormalized() ? Numbers.percent(value) : String.valueOf((long) value);
    }

    private static List<Confusion> largest(MatrixChart chart) {
        return IntStream.range(0, chart.size() * chart.size())
                .mapToObj(i -> new Confusion(
                        i / chart.size(), i % chart.size(), chart.count(i / chart.size(), i % chart.size())))
                .filter(confusion -> confusion.actual != confusion.predicted && confusion.count > 0)
                .sorted(Comparator.comparingLong(Confusion::count).reversed())
                .limit(MOST_CONFUSIONS)
                .toList();
    }

    private static String confusions(MatrixChart chart) {
        Table table = Table.of(Table.Column.text("actual"), Table.Column.text("predicted"), Table.Column.count("count"))
                .caption(chart.size() + " classes; largest confusions");
        for (Confusion confusion : largest(chart)) {
            table = table.row(label(chart, confusion.actual), label(chart, confusion.predicted), confusion.count);
        }
        return table.text();
    }

    private static String label(MatrixChart chart, int i) {
        return Glyphs.fitColumns(Glyphs.oneLine(chart.labels().get(i)), 30);
    }

    /** Returns the accuracy and the largest confusion. */
    static String sentence(MatrixChart chart) {
        String title = chart.title().isBlank() ? "Confusion matrix" : Glyphs.oneLine(chart.title());
        if (chart.total() == 0) {
            return title + ": no samples.";
        }
        long right = IntStream.range(0, chart.size())
                .mapToLong(i -> chart.count(i, i))
                .sum();
        String accuracy = String.format(Locale.ROOT, "%s: accuracy %.1f%%", title, 100.0 * right / chart.total());
        return largest(chart).stream()
                .findFirst()
                .map(top -> accuracy + "; most confused: " + label(chart, top.actual) + " as "
                        + label(chart, top.predicted) + ", " + top.count + ".")
                .orElse(accuracy + "; nothing confused.");
    }
}
