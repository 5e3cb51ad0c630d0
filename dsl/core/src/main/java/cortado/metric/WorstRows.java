package cortado.metric;

import cortado.data.Dataset;
import cortado.data.ImagePreview;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.ImageGrid;
import cortado.render.Numbers;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The rows that were predicted worst, the worst first: as pictures where they are images, as texts where they are texts. Immutable. */
public final class WorstRows implements Displayable {
    private static final int LONGEST = 80;

    private final String measure;
    private final List<Row> rows;
    private final Optional<Dataset> data;

    /**
     * A row.
     *
     * @param number in the judged dataset, from 0
     * @param actual true class or value
     * @param predicted predicted class or value
     * @param measure probability of the true class, or absolute error
     */
    public record Row(int number, String actual, String predicted, double measure) {}

    private WorstRows(String measure, List<Row> rows, Optional<Dataset> data) {
        this.measure = measure;
        this.rows = List.copyOf(rows);
        this.data = data;
    }

    static WorstRows of(Evaluation evaluation, Judgment judgment, Optional<Dataset> data, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("evaluation: worst needs a count of at least 1, but got " + count + ".");
        }
        if (judgment instanceof Judgment.OfValues of && of.values().width() == 1) {
            return new WorstRows("error", ofValues(of.values(), count), data);
        }
        if (judgment instanceof Judgment.OfClasses of && of.metrics().hasProbabilities()) {
            return new WorstRows("probability of the true class", ofClasses(of.metrics(), count), data);
        }
        throw new IllegalStateException(
                "evaluation: worst(%d) needs probabilities of classes or real values of one target, but these are %s without."
                        .formatted(count, judgment.kind()));
    }

    private static List<Row> ofClasses(ClassificationMetrics metrics, int count) {
        ProbabilityMetrics probabilities = metrics.probabilities();
        Counts counts = metrics.counts();
        return probabilities.leastProbable(count).stream()
                .map(row -> new Row(
                        row,
                        counts.names().get(counts.actual(row)),
                        counts.names().get(counts.predicted(row)),
                        probabilities.probability(row, counts.actual(row))))
                .toList();
    }

    private static List<Row> ofValues(Values values, int count) {
        return IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparingDouble(row -> -Math.abs(values.actual(row) - values.predicted(row))))
                .limit(count)
                .map(row -> new Row(
                        row,
                        Numbers.compact(values.actual(row)),
                        Numbers.compact(values.predicted(row)),
                        Math.abs(values.actual(row) - values.predicted(row))))
                .toList();
    }

    /** Returns the rows, the worst first. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns the numbers of the rows, for {@code data.rows(...)}. */
    public int[] numbers() {
        return rows.stream().mapToInt(Row::number).toArray();
    }

    private Table table() {
        boolean isText = data.map(Dataset::isText).orElse(false);
        List<Column> columns = new ArrayList<>(List.of(
                Column.formatted("row", String::valueOf),
                Column.text("actual"),
                Column.text("predicted"),
                Column.decimals(measure, 4)));
        if (isText) {
            columns.add(Column.text("text"));
        }
        Table table = Table.of(columns.toArray(Column[]::new));
        for (Row row : rows) {
            List<Object> cells = new ArrayList<>(List.of(row.number(), row.actual(), row.predicted(), row.measure()));
            if (isText) {
                String text = data.orElseThrow().text(row.number());
                cells.add(text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
            }
            table = table.rows(List.of(cells));
        }
        return table;
    }

    private Optional<ImageGrid> pictures() {
        if (data.isEmpty() || data.get().isText() || data.get().isTable() || !ImagePreview.isOfImages(data.get())) {
            return Optional.empty();
        }
        Dataset images = data.get();
        int width = images.shape().get(images.shape().rank() - 1);
        return Optional.of(ImageGrid.of(
                "Predicted worst",
                width,
                rows.stream()
                        .map(row -> new ImageGrid.Row(
                                String.format(
                                        Locale.ROOT, "%s as %s, %.3f", row.actual(), row.predicted(), row.measure()),
                                List.of(ImagePreview.pixels(images, row.number()))))
                        .toList()));
    }

    @Override
    public MimeBundle display() {
        return pictures().map(ImageGrid::display).orElseGet(() -> table().display());
    }

    /** Returns the table as text that starts with a newline. */
    @Override
    public String toString() {
        return table().toString();
    }
}
