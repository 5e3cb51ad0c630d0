package cortado.metric;

import cortado.display.MimeBundle;
import java.util.OptionalDouble;

/** The metrics of one kind of prediction. */
sealed interface Judgment {
    /** Returns the number of rows. */
    int size();

    /** Returns what was predicted, in the plural. */
    String kind();

    /** Returns the calls that give its metrics. */
    String metricCalls();

    /** Returns the metrics as a bundle, with the loss. */
    MimeBundle display(OptionalDouble loss);

    /** Returns the metrics as text of less than 1,000 characters. */
    String brief(OptionalDouble loss);

    /** Of predicted classes. */
    record OfClasses(ClassificationMetrics metrics) implements Judgment {
        @Override
        public int size() {
            return metrics.size();
        }

        @Override
        public String kind() {
            return "classes";
        }

        @Override
        public String metricCalls() {
            return "accuracy(), f1(Average.MACRO) or report()";
        }

        @Override
        public MimeBundle display(OptionalDouble loss) {
            return MetricsView.of(metrics, loss);
        }

        @Override
        public String brief(OptionalDouble loss) {
            return MetricsView.brief(metrics, loss);
        }
    }

    /** Of predicted real values. */
    record OfValues(RegressionMetrics metrics) implements Judgment {
        @Override
        public int size() {
            return metrics.size();
        }

        @Override
        public String kind() {
            return "real values";
        }

        @Override
        public String metricCalls() {
            return "mse(), rmse(), mae() or r2()";
        }

        @Override
        public MimeBundle display(OptionalDouble loss) {
            return MetricsView.of(metrics, loss);
        }

        @Override
        public String brief(OptionalDouble loss) {
            return MetricsView.headline(metrics, loss);
        }
    }

    /** Of predicted sequences of labels. */
    record OfSequences(SequenceMetrics metrics) implements Judgment {
        @Override
        public int size() {
            return metrics.size();
        }

        @Override
        public String kind() {
            return "sequences of labels";
        }

        @Override
        public String metricCalls() {
            return "sequences()";
        }

        @Override
        public MimeBundle display(OptionalDouble loss) {
            return MetricsView.of(metrics, loss);
        }

        @Override
        public String brief(OptionalDouble loss) {
            return MetricsView.headline(metrics, loss);
        }
    }
}
