package cortado.train;

import cortado.engine.TrainingProgram.Totals;

/** Means over the rows that were seen so far, from totals read now and then. */
final class Running {
    private double loss;
    private double accuracy;
    private long rows;

    void add(Totals totals) {
        loss += totals.loss() * totals.rows();
        accuracy += totals.accuracy() * totals.rows();
        rows += totals.rows();
    }

    double loss() {
        return loss / Math.max(1, rows);
    }

    double accuracy() {
        return accuracy / Math.max(1, rows);
    }

    long rows() {
        return rows;
    }
}
