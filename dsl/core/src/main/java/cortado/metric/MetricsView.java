package cortado.metric;

import cortado.display.MimeBundle;
import cortado.render.MatrixChart;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.Locale;
import java.util.OptionalDouble;

/** How metrics show themselves. */
final class MetricsView {
    /** JShell cuts values of 1,000 characters and more in the middle. */
    private static final int LONGEST = 990;

    private MetricsView() {}

    static MimeBundle of(ClassificationMetrics metrics, OptionalDouble loss) {
        MatrixChart matrix = metrics.confusion().chart();
        String headline = headline(metrics, loss);
        String agreement = agreement(metrics);
        String html = Report.of()
                .paragraph(headline)
                .paragraph(agreement)
                .add(ReportTable.of(metrics))
                .add(matrix)
                .html();
        String report = ReportTable.isWhole(metrics) ? metrics.report() : averages(metrics) + "\n";
        return MimeBundle.text(headline + "\n" + agreement + "\n\n" + report + "\n" + matrix.text())
                .with(MimeBundle.HTML, html);
    }

    /** Returns the numbers that do not reward guessing the most common class, and those of the probabilities, as far as there are. */
    private static String agreement(ClassificationMetrics metrics) {
        String text = String.format(
                Locale.ROOT, "balanced accuracy %.4f, mcc %.4f", metrics.balancedAccuracy(), metrics.mcc());
        if (!metrics.hasProbabilities()) {
            return text;
        }
        ProbabilityMetrics probabilities = metrics.probabilities();
        text += String.format(Locale.ROOT, ", log loss %.4f", probabilities.logLoss());
        return probabilities.hasEveryClass()
                ? text + String.format(Locale.ROOT, ", AUC %.4f", probabilities.rocAuc())
                : text;
    }

    static MimeBundle of(RegressionMetrics metrics, OptionalDouble loss) {
        Table table = Table.of(Column.text("error"), Column.formatted("value", Object::toString))
                .row("mse", String.format(Locale.ROOT, "%.6g", metrics.mse()))
                .row("rmse", String.format(Locale.ROOT, "%.6g", metrics.rmse()))
                .row("mae", String.format(Locale.ROOT, "%.6g", metrics.mae()))
                .row("r2", String.format(Locale.ROOT, "%.4f", metrics.r2()))
                .row("explained variance", String.format(Locale.ROOT, "%.4f", metrics.explainedVariance()))
                .row("median error", String.format(Locale.ROOT, "%.6g", metrics.medianAbsoluteError()))
                .row("largest error", String.format(Locale.ROOT, "%.6g", metrics.maxError()));
        return bundle("regression", table, metrics.size(), loss, headline(metrics, loss));
    }

    static MimeBundle of(SequenceMetrics metrics, OptionalDouble loss) {
        Table table = Table.of(Column.text("sequences"), Column.formatted("value", Object::toString))
                .row("label error rate", String.format(Locale.ROOT, "%.4f", metrics.labelErrorRate()))
                .row("without an error", String.format(Locale.ROOT, "%.4f", metrics.exact()));
        return bundle("sequences of labels", table, metrics.size(), loss, headline(metrics, loss));
    }

    private static MimeBundle bundle(String what, Table table, int size, OptionalDouble loss, String text) {
        String html =
                Report.of().paragraph(what + loss(loss) + rows(size)).add(table).html();
        return MimeBundle.text(text).with(MimeBundle.HTML, html);
    }

    /** Returns accuracy and report, or accuracy and averages if the report is too long for one value of JShell. */
    static String brief(ClassificationMetrics metrics, OptionalDouble loss) {
        String headline = headline(metrics, loss);
        String text = headline + "\n\n" + metrics.report().stripTrailing();
        if (text.length() <= LONGEST) {
            return text;
        }
        return headline + "\n" + averages(metrics);
    }

    private static String averages(ClassificationMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "%,d classes: macro f1 %.4f, weighted f1 %.4f; report() prints every class",
                metrics.classNames().size(),
                metrics.f1(Average.MACRO),
                metrics.f1(Average.WEIGHTED));
    }

    /** Returns the accuracy, the loss if there is one, and the number of rows in one line. */
    static String headline(ClassificationMetrics metrics, OptionalDouble loss) {
        return String.format(Locale.ROOT, "accuracy %.4f", metrics.accuracy()) + loss(loss) + rows(metrics.size());
    }

    /** Returns the errors, the loss and the number of rows in one line. */
    static String headline(RegressionMetrics metrics, OptionalDouble loss) {
        return String.format(
                        Locale.ROOT,
                        "mse %.6g, rmse %.6g, mae %.6g, r2 %.4f",
                        metrics.mse(),
                        metrics.rmse(),
                        metrics.mae(),
                        metrics.r2())
                + loss(loss)
                + rows(metrics.size());
    }

    /** Returns the errors, the loss and the number of rows in one line. */
    static String headline(SequenceMetrics metrics, OptionalDouble loss) {
        return String.format(
                        Locale.ROOT,
                        "label error rate %.4f, without an error %.4f",
                        metrics.labelErrorRate(),
                        metrics.exact())
                + loss(loss)
                + rows(metrics.size());
    }

    private static String loss(OptionalDouble loss) {
        return loss.isPresent() ? String.format(Locale.ROOT, ", loss %.4f", loss.getAsDouble()) : "";
    }

    private static String rows(int count) {
        return String.format(Locale.ROOT, " (%,d row%s)", count, count == 1 ? "" : "s");
    }
}
