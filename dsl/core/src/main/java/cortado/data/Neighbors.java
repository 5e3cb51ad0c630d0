package cortado.data;

import java.util.Comparator;
import java.util.stream.IntStream;

/** The nearest rows by Euclidean distance, all pairs compared. */
final class Neighbors {
    /** As many as imbalanced-learn takes. */
    static final int DEFAULT = 5;

    private final float[] values;
    private final int width;

    Neighbors(Dataset data) {
        values = new float[data.features().remaining()];
        data.features().get(values);
        width = values.length / data.size();
    }

    int width() {
        return width;
    }

    float at(int row, int column) {
        return values[row * width + column];
    }

    float[] values() {
        return values;
    }

    /** Returns the nearest of the candidates to a row, the nearest first, itself left out; of equal ones the first. */
    int[] nearest(int row, int[] candidates, int count) {
        double[] distance = new double[candidates.length];
        for (int i = 0; i < candidates.length; i++) {
            distance[i] = distance(row, candidates[i]);
        }
        return IntStream.range(0, candidates.length)
                .filter(i -> candidates[i] != row)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distance[i]))
                .limit(count)
                .mapToInt(i -> candidates[i])
                .toArray();
    }

    private double distance(int a, int b) {
        double sum = 0;
        for (int i = 0; i < width; i++) {
            double d = (double) values[a * width + i] - values[b * width + i];
            sum += d * d;
        }
        return sum;
    }

    /** Checks a number of neighbors. */
    static void check(String name, int neighbors) {
        if (neighbors < 1) {
            throw new IllegalArgumentException(name + ": neighbors must be at least 1, but was " + neighbors + ". Try "
                    + name + "().neighbors(5).");
        }
    }
}
