package cortado.metric;

import cortado.display.MimeBundle;
import java.util.Locale;
import java.util.OptionalDouble;

/** How metrics show themselves. */
final class MetricsView {
    /** JShell cuts values of 1,000 characters and more in the middle. */
    private static final int LONGEST = 990;

    private MetricsView() {}

    static MimeBundle of(ConfusionMatrix matrix) {
        return MimeBundle.text(MatrixText.of(matrix));
    }

    static MimeBundle of(ClassificationMetrics metrics, OptionalDouble loss) {
        return MimeBundle.text(
                headline(metrics, loss) + "\n\n" + metrics.report() + "\n" + MatrixText.of(metrics.confusion()));
    }

    static MimeBundle of(RegressionMetrics metrics, OptionalDouble loss) {
        return MimeBundle.text(headline(metrics, loss));
    }

    /** Returns accuracy and report, or accuracy and averages if the report is too long for one value of JShell. */
    static String brief(ClassificationMetrics metrics, OptionalDouble loss) {
        String headline = headline(metrics, loss);
        String text = headline + "\n\n" + metrics.report().stripTrailing();
        if (text.length() <= LONGEST) {
            return text;
        }
        return String.format(
                Locale.ROOT,
                "%s\n%,d classes: macro f1 %.4f, weighted f1 %.4f; report() prints every class",
                headline,
                metrics.classNames().size(),
                metrics.f1(Average.MACRO),
                metrics.f1(Average.WEIGHTED));
    }

    /** Returns the accuracy, the loss if there is one, and the number of rows in one line. */
    static String headline(ClassificationMetrics metrics, OptionalDouble loss) {
        return String.format(Locale.ROOT, "accuracy %.4f   ", metrics.accuracy()) + loss(loss) + rows(metrics.size());
    }

    /** Returns the errors, the loss and the number of rows in one line. */
    static String headline(RegressionMetrics metrics, OptionalDouble loss) {
        return String.format(
                        Locale.ROOT,
                        "mse %.6g   rmse %.6g   mae %.6g   r2 %.4f   ",
                        metrics.mse(),
                        metrics.rmse(),
                        metrics.mae(),
                        metrics.r2())
                + loss(loss)
                + rows(metrics.size());
    }

    private static String loss(OptionalDouble loss) {
        return loss.isPresent() ? String.format(Locale.ROOT, "loss %.4f   ", loss.getAsDouble()) : "";
    }

    private static String rows(int count) {
        return String.format(Locale.ROOT, "(%,d row%s)", count, count == 1 ? "" : "s");
    }
}
