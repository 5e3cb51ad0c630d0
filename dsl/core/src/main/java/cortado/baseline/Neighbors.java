package cortado.baseline;

import java.util.Arrays;

/** The votes or the mean of the nearest rows. */
final class Neighbors implements Scorer {
    /** What a neighbor counts. */
    enum Weight {
        EQUAL,
        BY_DISTANCE
    }

    private final Rows rows;
    private final int count;
    private final Weight weight;

    Neighbors(Rows rows, int count, Weight weight) {
        this.rows = rows;
        this.count = count;
        this.weight = weight;
    }

    /** The nearest rows so far, the nearest first. */
    private static final class Nearest {
        private final int[] rows;
        private final double[] squares;

        Nearest(int count) {
            rows = new int[count];
            squares = new double[count];
            Arrays.fill(squares, Double.POSITIVE_INFINITY);
        }

        /** Takes a row that is nearer than the last of these. */
        void offer(int row, double square) {
            int at = squares.length - 1;
            if (square >= squares[at]) {
                return;
            }
            for (; at > 0 && squares[at - 1] > square; at--) {
                squares[at] = squares[at - 1];
                rows[at] = rows[at - 1];
            }
            squares[at] = square;
            rows[at] = row;
        }

        double[] weights(Weight weight) {
            double[] weights = new double[squares.length];
            boolean isAtSamePlace = squares[0] == 0;
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weight == Weight.EQUAL
                        ? 1
                        : isAtSamePlace ? squares[i] == 0 ? 1 : 0 : 1 / Math.sqrt(squares[i]);
            }
            return weights;
        }
    }

    @Override
    public double[] score(double[] row) {
        Nearest nearest = new Nearest(count);
        for (int i = 0; i < rows.size(); i++) {
            nearest.offer(i, square(rows.x()[i], row));
        }
        double[] weights = nearest.weights(weight);
        double total = Arrays.stream(weights).sum();
        double[] scores = new double[rows.isClassification() ? rows.classCount() : rows.targets()[0].length];
        for (int i = 0; i < count; i++) {
            add(nearest.rows[i], weights[i] / total, scores);
        }
        return scores;
    }

    private void add(int row, double share, double[] scores) {
        if (rows.isClassification()) {
            scores[rows.classes()[row]] += share;
            return;
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] += share * rows.targets()[row][i];
        }
    }

    private static double square(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}
