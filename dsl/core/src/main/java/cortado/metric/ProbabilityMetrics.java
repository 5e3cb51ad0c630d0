package cortado.metric;

import cortado.base.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What predicted probabilities are worth, whatever class is made of them. Immutable.
 *
 * <p>With two classes, the positive one is the second. With more, numbers of one class against the rest are averaged, and curves are
 * those of a class that is named. A number that needs rows of a class and of others is refused where there are none.
 */
public final class ProbabilityMetrics {
    /** The distance of one from the next number: no probability counts as nearer to 0 or 1, as in scikit-learn. */
    private static final double LEAST = Math.ulp(1.0);

    private final Probabilities probabilities;

    ProbabilityMetrics(Probabilities probabilities) {
        this.probabilities = probabilities;
    }

    /**
     * Returns the mean of the negative logarithm of the true class's probability. Probabilities are kept 2.2e-16 away from 0 and 1, and
     * rows that do not sum to 1 are divided by their sum.
     */
    public double logLoss() {
        double sum = 0;
        for (int row = 0; row < probabilities.size(); row++) {
            double[] p = probabilities.rows()[row];
            double all = Arrays.stream(p).map(ProbabilityMetrics::kept).sum();
            sum -= Math.log(kept(p[probabilities.actual()[row]]) / all);
        }
        return sum / probabilities.size();
    }

    private static double kept(double p) {
        return Math.max(LEAST, Math.min(1 - LEAST, p));
    }

    /**
     * Returns the mean squared distance of the probability from 0 or 1: for two classes that of the positive one, 0..1; for more, summed
     * over the classes, 0..2.
     *
     * @see <a href="https://doi.org/10.1175/1520-0493(1950)078%3C0001:VOFEIT%3E2.0.CO;2">Brier 1950, equation 2</a>
     */
    public double brier() {
        int classes = probabilities.names().size();
        double sum = 0;
        for (int row = 0; row < probabilities.size(); row++) {
            for (int i = classes == 2 ? 1 : 0; i < classes; i++) {
                double distance = probabilities.rows()[row][i] - (probabilities.actual()[row] == i ? 1 : 0);
                sum += distance * distance;
            }
        }
        return sum / probabilities.size();
    }

    /**
     * Returns the share of rows whose class is among the most probable ones; of equal ones, later classes come first.
     *
     * @param k how many, from 1 to the number of classes
     * @throws IllegalArgumentException if {@code k} is out of range
     */
    public double topK(int k) {
        int classes = probabilities.names().size();
        if (k < 1 || k > classes) {
            throw new IllegalArgumentException(
                    "metrics: topK needs a number from 1 to " + classes + ", the classes, but got " + k + ".");
        }
        long hits = IntStream.range(0, probabilities.size())
                .filter(row -> rank(row) < k)
                .count();
        return (double) hits / probabilities.size();
    }

    /** Returns how many classes are before the true one. */
    private long rank(int row) {
        double[] p = probabilities.rows()[row];
        int actual = probabilities.actual()[row];
        return IntStream.range(0, p.length)
                .filter(i -> p[i] > p[actual] || (p[i] == p[actual] && i > actual))
                .count();
    }

    /**
     * Returns the area under the ROC curve: of two classes that of the positive one; of more the mean of each against the rest.
     *
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public double rocAuc() {
        return probabilities.names().size() == 2 ? positive("rocAuc").area() : rocAuc(Average.MACRO);
    }

    /**
     * Returns the mean area under the ROC curves of each class against the rest.
     *
     * @param average {@link Average#MACRO}, or {@link Average#WEIGHTED} by the rows of each class
     * @throws IllegalArgumentException for another average
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public double rocAuc(Average average) {
        return average("rocAuc", average, Ranking::area);
    }

    /**
     * Returns the area under the ROC curve of a class against the rest.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if the class has no row, or all rows
     */
    public double rocAuc(String className) {
        return named("rocAuc", className).area();
    }

    /**
     * Returns the mean area under the ROC curves of each pair of classes, among the rows of both; it does not depend on how common the
     * classes are.
     *
     * @param average {@link Average#MACRO}, or {@link Average#WEIGHTED} by the rows of each pair
     * @throws IllegalArgumentException for another average
     * @throws IllegalStateException if a class has no row
     * @see <a href="https://doi.org/10.1023/A:1010920819831">Hand and Till 2001</a>
     */
    public double rocAucOneVsOne(Average average) {
        requireMean("rocAucOneVsOne", average);
        int classes = probabilities.names().size();
        double sum = 0;
        double weights = 0;
        for (int j = 0; j < classes; j++) {
            for (int k = j + 1; k < classes; k++) {
                int first = j;
                int second = k;
                Probabilities both = probabilities.rows(IntStream.range(0, probabilities.size())
                        .filter(row -> probabilities.actual()[row] == first
                                || probabilities.actual()[row] == second)
                        .toArray());
                double area = (ranking("rocAucOneVsOne", both, j).area()
                                + ranking("rocAucOneVsOne", both, k).area())
                        / 2;
                double weight = average == Average.MACRO ? 1 : both.size();
                sum += weight * area;
                weights += weight;
            }
        }
        return sum / weights;
    }

    /**
     * Returns the average precision: of two classes that of the positive one; of more the mean of each against the rest. It is the sum
     * of the precision at each probability, times the recall gained there.
     *
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public double averagePrecision() {
        return probabilities.names().size() == 2
                ? positive("averagePrecision").averagePrecision()
                : averagePrecision(Average.MACRO);
    }

    /**
     * Returns the mean of the average precisions of each class against the rest.
     *
     * @param average {@link Average#MACRO}, or {@link Average#WEIGHTED} by the rows of each class
     * @throws IllegalArgumentException for another average
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public double averagePrecision(Average average) {
        return average("averagePrecision", average, Ranking::averagePrecision);
    }

    /**
     * Returns the average precision of a class against the rest.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if the class has no row, or all rows
     */
    public double averagePrecision(String className) {
        return named("averagePrecision", className).averagePrecision();
    }

    /**
     * Returns the ROC curve: of two classes that of the positive one; of more, each against the rest.
     *
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public RocCurve roc() {
        return new RocCurve(rankings("roc"));
    }

    /**
     * Returns the ROC curve of some classes, each against the rest.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public RocCurve roc(String... classNames) {
        return new RocCurve(rankings("roc", classNames));
    }

    /**
     * Returns the precision at each recall: of two classes that of the positive one; of more, each against the rest.
     *
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public PrecisionRecallCurve precisionRecall() {
        return new PrecisionRecallCurve(rankings("precisionRecall"));
    }

    /**
     * Returns the precision at each recall of some classes, each against the rest.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if a class has no row, or all rows
     */
    public PrecisionRecallCurve precisionRecall(String... classNames) {
        return new PrecisionRecallCurve(rankings("precisionRecall", classNames));
    }

    /**
     * Returns how often what is said to be so probable is true, in 15 bins: of two classes for the positive one; of more for the most
     * probable class of each row.
     */
    public Calibration calibration() {
        return calibration(15);
    }

    /**
     * Returns the calibration in another number of bins.
     *
     * @param bins at least 1
     * @throws IllegalArgumentException if {@code bins} is less
     */
    public Calibration calibration(int bins) {
        return Calibration.of(probabilities, bins);
    }

    /**
     * Returns what becomes of precision and recall where a row counts as positive from another probability on than one half.
     *
     * @throws IllegalStateException if there are more than two classes, or a class has no row
     */
    public Thresholds thresholds() {
        requireTwo("thresholds()", "thresholds(\"" + probabilities.names().get(0) + "\")");
        return new Thresholds(probabilities.names().get(probabilities.names().size() - 1), positive("thresholds"));
    }

    /**
     * Returns the same for a class against the rest.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if the class has no row, or all rows
     */
    public Thresholds thresholds(String className) {
        return new Thresholds(className, named("thresholds", className));
    }

    /**
     * Returns how much more often than at random the positive rows are found among the most probable ones.
     *
     * @throws IllegalStateException if there are more than two classes, or a class has no row
     */
    public Lift lift() {
        requireTwo("lift()", "lift(\"" + probabilities.names().get(0) + "\")");
        return new Lift(probabilities.names().get(probabilities.names().size() - 1), positive("lift"));
    }

    /**
     * Returns the same for a class against the rest.
     *
     * @throws IllegalArgumentException if there is no class of that name
     * @throws IllegalStateException if the class has no row, or all rows
     */
    public Lift lift(String className) {
        return new Lift(className, named("lift", className));
    }

    private void requireTwo(String call, String instead) {
        if (probabilities.names().size() > 2) {
            throw new IllegalStateException(
                    "metrics: %s speaks of the positive one of 2 classes, but there are %d. Name a class, e.g. %s."
                            .formatted(call, probabilities.names().size(), instead));
        }
    }

    /** A class and its ranking. */
    record Named(String name, Ranking ranking) {}

    private List<Named> rankings(String call) {
        List<String> names = probabilities.names();
        return names.size() == 2
                ? List.of(new Named(names.get(1), positive(call)))
                : rankings(call, names.toArray(String[]::new));
    }

    private List<Named> rankings(String call, String... classNames) {
        List<Named> rankings = new ArrayList<>();
        for (String name : classNames) {
            rankings.add(new Named(name, named(call, name)));
        }
        return rankings;
    }

    private Ranking positive(String call) {
        return ranking(call, probabilities, probabilities.names().size() - 1);
    }

    private Ranking named(String call, String className) {
        int index = probabilities.names().indexOf(className);
        if (index < 0) {
            throw new IllegalArgumentException("metrics: there is no class '" + className + "'"
                    + Names.didYouMean(className, probabilities.names()));
        }
        return ranking(call, probabilities, index);
    }

    private static Ranking ranking(String call, Probabilities rows, int index) {
        long count = rows.count(index);
        if (count == 0 || count == rows.size()) {
            throw new IllegalStateException(
                    "metrics: %s needs rows of class '%s' and of others, but %s of %d rows are of it. Evaluate rows of every class, or name a class that has some."
                            .formatted(call, rows.names().get(index), count == 0 ? "none" : "all", rows.size()));
        }
        return rows.ranking(index);
    }

    private double average(String call, Average average, ToDoubleFunction<Ranking> number) {
        requireMean(call, average);
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < probabilities.names().size(); i++) {
            double weight = average == Average.MACRO ? 1 : probabilities.count(i);
            sum += weight * number.applyAsDouble(ranking(call, probabilities, i));
            weights += weight;
        }
        return sum / weights;
    }

    private static void requireMean(String call, Average average) {
        if (average != Average.MACRO && average != Average.WEIGHTED) {
            throw new IllegalArgumentException("metrics: " + call + " is averaged over classes by " + Average.MACRO
                    + " or " + Average.WEIGHTED + ", but was asked for " + average + ".");
        }
    }

    /** Returns whether each class has rows, and so a curve. */
    boolean hasEveryClass() {
        return probabilities.names().size() > 1
                && IntStream.range(0, probabilities.names().size()).allMatch(i -> probabilities.count(i) > 0);
    }

    /** Returns the rows whose true class was given the least probability, the least first. */
    List<Integer> leastProbable(int count) {
        return IntStream.range(0, probabilities.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        row -> probabilities.rows()[row][probabilities.actual()[row]]))
                .limit(count)
                .toList();
    }

    /** Returns the probability of a class in a row. */
    double probability(int row, int index) {
        return probabilities.rows()[row][index];
    }
}
