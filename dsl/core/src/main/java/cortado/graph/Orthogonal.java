package cortado.graph;

import cortado.base.Shape;
import java.util.SplittableRandom;

/** Random matrices with orthogonal columns or rows. */
final class Orthogonal {
    private Orthogonal() {}

    /** Returns a matrix, all later dimensions taken as one, whose shorter side consists of orthogonal vectors of this length. */
    static float[] values(Shape shape, double length, SplittableRandom random) {
        int rows = shape.get(0);
        int columns = Math.toIntExact(shape.size() / rows);
        double[][] vectors = new double[Math.min(rows, columns)][Math.max(rows, columns)];
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < vectors[i].length; j++) {
                vectors[i][j] = random.nextGaussian();
            }
            makeOrthonormal(vectors, i);
        }
        float[] values = new float[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = rows < columns ? vectors[row][column] : vectors[column][row];
                values[row * columns + column] = (float) (length * value);
            }
        }
        return values;
    }

    /** Takes from a vector what it shares with those before it, twice, since rounding leaves a rest the first time. */
    private static void makeOrthonormal(double[][] vectors, int last) {
        double[] vector = vectors[last];
        for (int pass = 0; pass < 2; pass++) {
            for (int i = 0; i < last; i++) {
                double shared = dot(vector, vectors[i]);
                for (int j = 0; j < vector.length; j++) {
                    vector[j] -= shared * vectors[i][j];
                }
            }
        }
        double norm = Math.sqrt(dot(vector, vector));
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= norm;
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
