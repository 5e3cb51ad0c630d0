package cortado.baseline;

/**
 * Labeled rows as the methods take them.
 *
 * @param x features, (N, features)
 * @param classes of the rows, from 0, of which each has a row; none if real values are learned
 * @param classCount number of classes; 0 if real values are learned
 * @param targets real values, (N, targets); none if classes are learned
 */
@SuppressWarnings("ArrayRecordComponent")
record Rows(double[][] x, int[] classes, int classCount, double[][] targets) {
    int size() {
        return x.length;
    }

    int width() {
        return x[0].length;
    }

    boolean isClassification() {
        return classCount > 0;
    }

    /** Returns one real value for each row. */
    double[] target(int column) {
        double[] values = new double[targets.length];
        for (int row = 0; row < values.length; row++) {
            values[row] = targets[row][column];
        }
        return values;
    }
}
