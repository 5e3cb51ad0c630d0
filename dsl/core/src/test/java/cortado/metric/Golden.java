package cortado.metric;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What scikit-learn says, read from {@code golden/metric/metrics.json}; the script beside it made the file. */
record Golden(List<Classification> classification, List<Regression> regression) {
    static final Golden FILE = read();

    /** One call of scikit-learn; labels are numbers or strings. */
    record Classification(
            String name,
            Object[] actual,
            Object[] predicted,
            @Nullable List<String> names,
            @Nullable List<String> only,
            double accuracy,
            Map<String, double[]> averages,
            double[] precision,
            double[] recall,
            double[] f1,
            long[] support,
            int @Nullable [][] confusion,
            double @Nullable [][] normalized,
            String report,
            String report4) {
        ClassificationMetrics metrics() {
            ClassificationMetrics all = all();
            return only == null ? all : all.only(only.toArray(String[]::new));
        }

        private ClassificationMetrics all() {
            if (actual[0] instanceof String) {
                return Metrics.of(strings(actual), strings(predicted));
            }
            return names == null
                    ? Metrics.of(ints(actual), ints(predicted))
                    : Metrics.of(ints(actual), ints(predicted), names);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** One pair of arrays with {@code width} targets a row. */
    record Regression(
            String name,
            int width,
            double[] actual,
            double[] predicted,
            double mse,
            double rmse,
            double mae,
            @Nullable Double r2,
            @Nullable Double explained_variance,
            double median_absolute_error,
            double max_error,
            double mape,
            double[] pinball) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Golden read() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Golden.class.getResourceAsStream("/golden/metric/metrics.json")),
                StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static int[] ints(Object[] labels) {
        return Arrays.stream(labels)
                .mapToInt(label -> ((Number) label).intValue())
                .toArray();
    }

    private static String[] strings(Object[] labels) {
        return Arrays.copyOf(labels, labels.length, String[].class);
    }
}
