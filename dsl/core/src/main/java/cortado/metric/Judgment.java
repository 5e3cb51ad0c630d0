package cortado.metric;

import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** The metrics of one kind of prediction. */
sealed interface Judgment {
    /** Returns the number of rows. */
    int size();

    /** Returns what was predicted, in the plural. */
    String kind();

    /** Returns the calls that give its metrics. */
    String metricCalls();

    /** Returns the scores by which it is judged where none is asked for, the most usual one first. */
    List<Score> scores();

    /** Returns the metrics of some rows, of which one may be given several times. */
    Judgment rows(int[] numbers);

    /**
     * Returns the metrics of these rows and others.
     *
     * @throws IllegalArgumentException if something else was predicted of the others
     */
    Judgment and(Judgment more);

    /** Returns whether both judge the same rows: what is true is the same. */
    boolean isOfSameRows(Judgment other);

    /** Returns the metrics as a bundle, with the loss. */
    MimeBundle display(OptionalDouble loss);

    /** Returns the metrics as text of less than 1,000 characters. */
    String brief(OptionalDouble loss);

    /** Returns the message for rows of another kind. */
    default IllegalArgumentException unlike(Judgment other) {
        return new IllegalArgumentException(
                "evaluation: rows with predicted %s and with %s cannot be pooled.".formatted(kind(), other.kind()));
    }

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
        public List<Score> scores() {
            return List.of(Score.accuracy(), Score.f1(Average.MACRO));
        }

        @Override
        public Judgment rows(int[] numbers) {
            return new OfClasses(metrics.rows(numbers));
        }

        @Override
        public Judgment and(Judgment more) {
            if (more instanceof OfClasses other) {
                return new OfClasses(metrics.and(other.metrics));
            }
            throw unlike(more);
        }

        @Override
        public boolean isOfSameRows(Judgment other) {
            return other instanceof OfClasses classes && metrics.counts().isOfSameRows(classes.metrics.counts());
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
    record OfValues(RegressionMetrics metrics, Values values) implements Judgment {
        OfValues(Values values) {
            this(values.metrics(), values);
        }

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
        public List<Score> scores() {
            return List.of(Score.r2(), Score.rmse(), Score.mae());
        }

        @Override
        public Judgment rows(int[] numbers) {
            return new OfValues(values.rows(numbers));
        }

        @Override
        public Judgment and(Judgment more) {
            if (more instanceof OfValues other) {
                return new OfValues(values.and(other.values));
            }
            throw unlike(more);
        }

        @Override
        public boolean isOfSameRows(Judgment other) {
            return other instanceof OfValues of && values.isOfSameRows(of.values);
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
    record OfSequences(SequenceMetrics metrics, List<int[]> actual, List<int[]> predicted) implements Judgment {
        OfSequences(List<int[]> actual, List<int[]> predicted) {
            this(
                    SequenceMetrics.of(actual.toArray(int[][]::new), predicted.toArray(int[][]::new)),
                    List.copyOf(actual),
                    List.copyOf(predicted));
        }

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
        public List<Score> scores() {
            return List.of(
                    Score.least("label error rate", e -> e.sequences().labelErrorRate()),
                    Score.of("without an error", e -> e.sequences().exact()));
        }

        @Override
        public Judgment rows(int[] numbers) {
            return new OfSequences(
                    Arrays.stream(numbers).mapToObj(actual::get).toList(),
                    Arrays.stream(numbers).mapToObj(predicted::get).toList());
        }

        @Override
        public Judgment and(Judgment more) {
            if (more instanceof OfSequences other) {
                return new OfSequences(
                        Stream.concat(actual.stream(), other.actual.stream()).toList(),
                        Stream.concat(predicted.stream(), other.predicted.stream())
                                .toList());
            }
            throw unlike(more);
        }

        @Override
        public boolean isOfSameRows(Judgment other) {
            return other instanceof OfSequences of && Arrays.deepEquals(actual.toArray(), of.actual.toArray());
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
