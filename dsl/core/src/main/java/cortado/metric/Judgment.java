package cortado.metric;

import cortado.display.MimeBundle;
import java.util.OptionalDouble;

/** The metrics of one kind of prediction. */
sealed interface Judgment {
    /** Returns the number of rows. */
    int size();

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
        public MimeBundle display(OptionalDouble loss) {
            return MetricsView.of(metrics, loss);
        }

        @Override
        public String brief(OptionalDouble loss) {
            return MetricsView.headline(metrics, loss);
        }
    }
}
