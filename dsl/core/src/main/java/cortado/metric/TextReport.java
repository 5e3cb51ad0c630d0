package cortado.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Lays out a classification report exactly as scikit-learn does. */
final class TextReport {
    private static final String AVERAGE_HEADING = "weighted avg";

    private final int digits;
    private final int width;
    private final String supportEnding;
    private final StringBuilder text = new StringBuilder();

    private TextReport(int digits, int width, boolean isAllWrong) {
        this.digits = digits;
        this.width = width;
        // Without a single hit scikit-learn counts in floating point and prints the support as 2.0 instead of 2.
        this.supportEnding = isAllWrong ? ".0" : "";
    }

    static String of(ClassificationMetrics metrics, int digits) {
        int longest = metrics.classNames().stream()
                .mapToInt(name -> name.codePointCount(0, name.length()))
                .max()
                .orElse(0);
        int width = Math.max(Math.max(longest, AVERAGE_HEADING.length()), digits);
        return new TextReport(digits, width, metrics.accuracy() == 0).write(metrics);
    }

    private String write(ClassificationMetrics metrics) {
        Scores scores = metrics.scores();
        line("", "precision", "recall", "f1-score", "support");
        text.append('\n');
        for (int i = 0; i < metrics.classNames().size(); i++) {
            line(metrics.classNames().get(i), scores, i);
        }
        text.append('\n');
        Scores micro = metrics.micro();
        if (metrics.isComplete()) {
            line("accuracy", "", "", number(micro.f1(0)), support((long) scores.support()));
        } else {
            line("micro avg", micro, 0);
        }
        line("macro avg", scores.macro(), 0);
        line(AVERAGE_HEADING, scores.weighted(), 0);
        return text.toString();
    }

    private void line(String name, Scores scores, int index) {
        line(
                name,
                number(scores.precision(index)),
                number(scores.recall(index)),
                number(scores.f1(index)),
                support(scores.support(index)));
    }

    private String support(long rows) {
        return rows + supportEnding;
    }

    private void line(String name, String... cells) {
        right(name, width);
        text.append(' ');
        for (String cell : cells) {
            text.append(' ');
            right(cell, 9);
        }
        text.append('\n');
    }

    private void right(String cell, int columns) {
        text.append(" ".repeat(Math.max(0, columns - cell.codePointCount(0, cell.length()))))
                .append(cell);
    }

    private String number(double value) {
        return number(value, digits);
    }

    /** Rounds the exact binary value, ties to even, as C and Python do; {@code String.format} would round half up. */
    static String number(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }
}
