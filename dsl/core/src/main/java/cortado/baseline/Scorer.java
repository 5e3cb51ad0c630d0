package cortado.baseline;

/** What was learned, as a function of one row's features; used by several threads. */
@FunctionalInterface
interface Scorer {
    /** Returns the probability of each class, or the real values. */
    double[] score(double[] row);

    /** Returns the class of a row, the first of the most probable ones where nothing else is said. */
    default int classOf(double[] row) {
        return mostOf(score(row));
    }

    static int mostOf(double[] values) {
        int most = 0;
        for (int i = 1; i < values.length; i++) {
            most = values[i] > values[most] ? i : most;
        }
        return most;
    }
}
