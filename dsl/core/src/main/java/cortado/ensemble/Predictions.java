package cortado.ensemble;

import cortado.data.Dataset;
import cortado.train.Fitted;
import java.util.List;

/** Predictions of members and their means. */
final class Predictions {
    private Predictions() {}

    /** Returns the probabilities of all classes, also of two, or the real values, of each row. */
    static float[][] of(Fitted member, Dataset rows, boolean isClassification) {
        if (!isClassification) {
            return member.predict(rows);
        }
        float[][] probabilities = member.predictProbability(rows);
        for (int row = 0; row < probabilities.length; row++) {
            float[] given = probabilities[row];
            probabilities[row] = given.length == 1 ? new float[] {1 - given[0], given[0]} : given;
        }
        return probabilities;
    }

    /** Returns the weighted mean of what the members predict. */
    static float[][] mean(List<Fitted> members, double[] weights, Dataset rows, boolean isClassification) {
        double[][] sums = new double[rows.size()][];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            float[][] predicted = of(members.get(i), rows, isClassification);
            total += weights[i];
            for (int row = 0; row < sums.length; row++) {
                sums[row] = i == 0 ? new double[predicted[row].length] : sums[row];
                for (int j = 0; j < sums[row].length; j++) {
                    sums[row][j] += weights[i] * predicted[row][j];
                }
            }
        }
        return shares(sums, total);
    }

    /** Returns the weighted share of the members that predict each class. */
    static float[][] votes(List<Fitted> members, double[] weights, Dataset rows, int classes) {
        double[][] votes = new double[rows.size()][classes];
        double total = 0;
        for (int i = 0; i < weights.length; i++) {
            int[] predicted = members.get(i).predictClass(rows);
            total += weights[i];
            for (int row = 0; row < votes.length; row++) {
                votes[row][predicted[row]] += weights[i];
            }
        }
        return shares(votes, total);
    }

    private static float[][] shares(double[][] sums, double total) {
        float[][] shares = new float[sums.length][];
        for (int row = 0; row < shares.length; row++) {
            shares[row] = new float[sums[row].length];
            for (int j = 0; j < shares[row].length; j++) {
                shares[row][j] = (float) (sums[row][j] / total);
            }
        }
        return shares;
    }

    /** Returns the first of the largest numbers' places. */
    static int most(float[] values) {
        int most = 0;
        for (int i = 1; i < values.length; i++) {
            most = values[i] > values[most] ? i : most;
        }
        return most;
    }
}
