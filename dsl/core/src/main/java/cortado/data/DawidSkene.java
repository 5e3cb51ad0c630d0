package cortado.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What maximum likelihood says of labels that several people gave: how likely each class is for each row, and how often each
 * person gives which label to rows of which class. Immutable.
 *
 * <p>Expectation and maximization in turn, from the shares of labels, until no probability changes by more than 1e-6.
 *
 * @see <a href="https://doi.org/10.2307/2346806">Dawid and Skene 1979, eq. 2.3 to 2.5</a>
 */
public final class DawidSkene {
    private static final int MOST_ROUNDS = 1_000;
    private static final double TOLERANCE = 1e-6;

    private final CrowdLabels labels;
    private final int classes;
    private double[][] probabilities;
    private double[] prior;
    private final double[][][] errors;

    private DawidSkene(CrowdLabels labels) {
        this.labels = labels;
        classes = labels.classNames().size();
        probabilities = labels.shares();
        prior = new double[classes];
        errors = new double[labels.people()][classes][classes];
    }

    static DawidSkene of(CrowdLabels labels) {
        DawidSkene estimate = new DawidSkene(labels);
        double change = 1;
        for (int round = 0; round < MOST_ROUNDS && change > TOLERANCE; round++) {
            estimate.maximize();
            change = estimate.expect();
        }
        return estimate;
    }

    /** How common classes are, and what people label them, given what the rows are. */
    private void maximize() {
        Arrays.fill(prior, 0);
        for (double[] row : probabilities) {
            for (int c = 0; c < classes; c++) {
                prior[c] += row[c] / probabilities.length;
            }
        }
        for (int person = 0; person < errors.length; person++) {
            for (int c = 0; c < classes; c++) {
                double[] given = errors[person][c];
                Arrays.fill(given, 0);
                for (int row = 0; row < probabilities.length; row++) {
                    int vote = labels.vote(row, person);
                    if (vote != CrowdLabels.NONE) {
                        given[vote] += probabilities[row][c];
                    }
                }
                double sum = Arrays.stream(given).sum();
                for (int vote = 0; vote < classes && sum > 0; vote++) {
                    given[vote] /= sum;
                }
            }
        }
    }

    /** What the rows are, given how people label; returns the largest change. */
    private double expect() {
        double change = 0;
        double[][] next = new double[probabilities.length][classes];
        for (int row = 0; row < next.length; row++) {
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                double likelihood = prior[c];
                for (int person = 0; person < errors.length; person++) {
                    int vote = labels.vote(row, person);
                    likelihood *= vote == CrowdLabels.NONE ? 1 : errors[person][c][vote];
                }
                next[row][c] = likelihood;
                sum += likelihood;
            }
            for (int c = 0; c < classes; c++) {
                next[row][c] = sum > 0 ? next[row][c] / sum : probabilities[row][c];
                change = Math.max(change, Math.abs(next[row][c] - probabilities[row][c]));
            }
        }
        probabilities = next;
        return change;
    }

    /** Returns how likely each class is for each row, {@code (rows, classes)}, 0..1. */
    public double[][] probabilities() {
        return Arrays.stream(probabilities).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns the most likely class of each row. */
    public List<String> labels() {
        List<String> names = new ArrayList<>();
        for (double[] row : probabilities) {
            int best = 0;
            for (int c = 1; c < classes; c++) {
                best = row[c] > row[best] ? c : best;
            }
            names.add(labels.classNames().get(best));
        }
        return names;
    }

    /** Returns how often a person gives which label (second) to rows of which class (first), 0..1. */
    public double[][] errors(int person) {
        return Arrays.stream(errors[person]).map(double[]::clone).toArray(double[][]::new);
    }

    /** Returns how common each class is, 0..1. */
    public double[] prior() {
        return prior.clone();
    }
}
