package cortado.metric;

import java.util.stream.IntStream;

/** Numbers of agreement between true and predicted classes that do not reward guessing the most common one. */
final class Agreement {
    private Agreement() {}

    /** Returns the mean recall of the classes that have rows. */
    static double balancedAccuracy(Counts counts) {
        return classes(counts)
                .filter(i -> counts.actuals(i) > 0)
                .mapToDouble(i -> (double) counts.hits(i) / counts.actuals(i))
                .average()
                .orElseThrow();
    }

    /** Returns the correlation of true and predicted class; 0 where one of them never changes. */
    static double mcc(Counts counts) {
        double rows = counts.rows();
        double hits = classes(counts).mapToDouble(counts::hits).sum();
        double both = classes(counts)
                .mapToDouble(i -> (double) counts.actuals(i) * counts.predictions(i))
                .sum();
        double actual = rows * rows
                - classes(counts)
                        .mapToDouble(i -> (double) counts.actuals(i) * counts.actuals(i))
                        .sum();
        double predicted = rows * rows
                - classes(counts)
                        .mapToDouble(i -> (double) counts.predictions(i) * counts.predictions(i))
                        .sum();
        return actual * predicted == 0 ? 0 : (hits * rows - both) / Math.sqrt(actual * predicted);
    }

    /** Returns how much of the agreement that chance leaves open is reached. */
    static double kappa(Counts counts) {
        double rows = counts.rows();
        double observed = classes(counts).mapToDouble(counts::hits).sum() / rows;
        double expected = classes(counts)
                .mapToDouble(i -> counts.actuals(i) / rows * (counts.predictions(i) / rows))
                .sum();
        if (expected == 1) {
            throw new IllegalStateException("metrics: kappa() compares with chance, but all " + counts.rows()
                    + " rows are of one class, and all are predicted to be. Evaluate rows of several classes.");
        }
        return (observed - expected) / (1 - expected);
    }

    private static IntStream classes(Counts counts) {
        return IntStream.range(0, counts.names().size());
    }
}
