package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Errors of predicted real values. With several targets a row each number is the plain mean over the targets.
 *
 * @param size number of rows
 * @param mse mean squared error, in squared units of the target
 * @param rmse square root of the mean squared error of each target, in units of the target
 * @param mae mean absolute error, in units of the target
 * @param r2 coefficient of determination: 1 is perfect, 0 as good as always predicting the mean; not a number for a single
 *     row; for a target that never changes 1 if all predictions are exact, else 0, as in scikit-learn
 * @param explainedVariance as r2, but a constant error does not count
 * @param medianAbsoluteError median absolute error, in units of the target, which a few large errors do not move
 * @param maxError largest absolute error of any target
 * @param mape mean absolute error as a share of the target's size: 0.1 is 10 %. A target of 0 counts as 2.2e-16, as in scikit-learn,
 *     which makes the number huge
 */
public record RegressionMetrics(
        int size,
        double mse,
        double rmse,
        double mae,
        double r2,
        double explainedVariance,
        double medianAbsoluteError,
        double maxError,
        double mape)
        implements Displayable {
    /** No target counts as smaller where errors are divided by it. */
    private static final double LEAST = Math.ulp(1.0);

    /** Returns the metrics of {@code rows * width} values, row after row. */
    static RegressionMetrics of(int rows, int width, IntToDoubleFunction actual, IntToDoubleFunction predicted) {
        double mse = 0;
        double rmse = 0;
        double mae = 0;
        double r2 = 0;
        double explained = 0;
        double median = 0;
        double largest = 0;
        double share = 0;
        for (int target = 0; target < width; target++) {
            double squared = 0;
            double absolute = 0;
            double[] errors = new double[rows];
            for (int row = 0; row < rows; row++) {
                double truth = finite("the target", row, actual.applyAsDouble(row * width + target));
                double error = finite("the prediction", row, predicted.applyAsDouble(row * width + target)) - truth;
                squared += error * error;
                absolute += Math.abs(error);
                errors[row] = error;
            }
            mse += squared / rows / width;
            rmse += Math.sqrt(squared / rows) / width;
            mae += absolute / rows / width;
            double spread = spread(rows, width, target, actual);
            r2 += determination(rows, squared, spread) / width;
            explained += determination(rows, spread(rows, 1, 0, row -> errors[row]), spread) / width;
            double[] sorted = Arrays.stream(errors).map(Math::abs).sorted().toArray();
            median += (sorted[(rows - 1) / 2] + sorted[rows / 2]) / 2 / width;
            largest = Math.max(largest, sorted[rows - 1]);
            share += percentage(errors, width, target, actual) / width;
        }
        return new RegressionMetrics(rows, mse, rmse, mae, r2, explained, median, largest, share);
    }

    private static double percentage(double[] errors, int width, int target, IntToDoubleFunction actual) {
        double sum = 0;
        for (int row = 0; row < errors.length; row++) {
            sum += Math.abs(errors[row]) / Math.max(LEAST, Math.abs(actual.applyAsDouble(row * width + target)));
        }
        return sum / errors.length;
    }

    /** Returns the sum of squared distances of one target from its mean, exactly 0 if it never changes. */
    private static double spread(int rows, int width, int target, IntToDoubleFunction actual) {
        double first = actual.applyAsDouble(target);
        double mean = 0;
        for (int row = 0; row < rows; row++) {
            mean += (actual.applyAsDouble(row * width + target) - first) / rows;
        }
        double spread = 0;
        for (int row = 0; row < rows; row++) {
            double distance = actual.applyAsDouble(row * width + target) - first - mean;
            spread += distance * distance;
        }
        return spread;
    }

    private static double determination(int rows, double squared, double spread) {
        if (rows < 2) {
            return Double.NaN;
        }
        if (spread == 0) {
            return squared == 0 ? 1 : 0;
        }
        return 1 - squared / spread;
    }

    private static double finite(String what, int row, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "metrics: %s of row %d must be finite, but is %s.".formatted(what, row, value));
        }
        return value;
    }

    @Override
    public MimeBundle display() {
        return MetricsView.of(this, OptionalDouble.empty());
    }

    /** Returns all numbers in one line after a newline. */
    @Override
    public String toString() {
        return "\n" + MetricsView.headline(this, OptionalDouble.empty());
    }
}
