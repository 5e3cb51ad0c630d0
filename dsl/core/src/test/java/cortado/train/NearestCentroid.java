package cortado.train;

import cortado.data.Dataset;
import cortado.metric.Evaluation;
import java.util.Arrays;
import java.util.List;

/** The class whose rows' mean is nearest: an estimator without randomness, which scikit-learn has, too. */
final class NearestCentroid implements Estimator<NearestCentroid.Rule> {
    /** The means of the classes, by number; of a class without rows there is none. */
    record Rule(List<double[]> means, List<String> classNames) implements Fitted {
        @Override
        public float[][] predict(Dataset data) {
            return predictProbability(data);
        }

        /** Returns 1 for the nearest class. */
        @Override
        public float[][] predictProbability(Dataset data) {
            float[][] shares = new float[data.size()][means.size()];
            int[] classes = predictClass(data);
            for (int row = 0; row < classes.length; row++) {
                shares[row][classes[row]] = 1;
            }
            return shares;
        }

        @Override
        public int[] predictClass(Dataset data) {
            int[] classes = new int[data.size()];
            for (int row = 0; row < classes.length; row++) {
                double nearest = Double.POSITIVE_INFINITY;
                for (int c = 0; c < means.size(); c++) {
                    double distance = distance(data.features(row), means.get(c));
                    classes[row] = distance < nearest ? c : classes[row];
                    nearest = Math.min(nearest, distance);
                }
            }
            return classes;
        }

        private static double distance(float[] row, double[] mean) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                sum += (row[i] - mean[i]) * (row[i] - mean[i]);
            }
            return sum;
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            int[] classes = predictClass(data);
            Evaluation evaluation = Evaluation.of(data, classes, 0);
            return Evaluation.of(data, classes, 1 - evaluation.accuracy());
        }
    }

    @Override
    public Rule fit(Dataset data) {
        double[][] means = new double[data.classCount()][(int) data.shape().size()];
        int[] counts = new int[means.length];
        int[] classes = data.classes();
        for (int row = 0; row < classes.length; row++) {
            counts[classes[row]]++;
            float[] features = data.features(row);
            for (int i = 0; i < features.length; i++) {
                means[classes[row]][i] += features[i];
            }
        }
        for (int c = 0; c < means.length; c++) {
            for (int i = 0; i < means[c].length; i++) {
                means[c][i] /= counts[c];
            }
        }
        return new Rule(Arrays.asList(means), data.classNames());
    }

    @Override
    public NearestCentroid seed(long seed) {
        return this;
    }

    @Override
    public NearestCentroid quiet() {
        return this;
    }
}
