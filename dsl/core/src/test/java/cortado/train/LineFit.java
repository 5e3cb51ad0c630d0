package cortado.train;

import cortado.data.Dataset;
import cortado.metric.Evaluation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ridge regression on one feature: an estimator of real values without randomness.
 *
 * @param alpha penalty of the squared slope; 0 is least squares
 */
record LineFit(double alpha) implements Estimator<LineFit.Line> {
    /** What was learned. */
    record Line(double intercept, double slope) implements Fitted {
        @Override
        public float[][] predict(Dataset data) {
            return IntStream.range(0, data.size())
                    .mapToObj(row -> new float[] {(float) (intercept + slope * data.features(row)[0])})
                    .toArray(float[][]::new);
        }

        @Override
        public float[][] predictProbability(Dataset data) {
            throw new IllegalStateException("line: no classes are predicted.");
        }

        @Override
        public int[] predictClass(Dataset data) {
            throw new IllegalStateException("line: no classes are predicted.");
        }

        @Override
        public List<String> classNames() {
            return List.of();
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            float[][] predicted = predict(data);
            float[] flat = new float[predicted.length];
            for (int row = 0; row < flat.length; row++) {
                flat[row] = predicted[row][0];
            }
            return Evaluation.of(data, flat, Evaluation.of(data, flat, 0).mse());
        }
    }

    @Override
    public Line fit(Dataset data) {
        double x = 0;
        double y = 0;
        for (int row = 0; row < data.size(); row++) {
            x += data.features(row)[0] / (double) data.size();
            y += data.targets().get(row) / (double) data.size();
        }
        double products = 0;
        double squares = 0;
        for (int row = 0; row < data.size(); row++) {
            double away = data.features(row)[0] - x;
            products += away * (data.targets().get(row) - y);
            squares += away * away;
        }
        return new Line(y - products / (squares + alpha) * x, products / (squares + alpha));
    }

    @Override
    public LineFit seed(long seed) {
        return this;
    }

    @Override
    public LineFit quiet() {
        return this;
    }
}
