package cortado.baseline;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.BarChart;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much each feature helps trees, by how far its questions lower the impurity of the training rows: shares of 1, 0 for a feature that is
 * never asked about. Immutable.
 *
 * @see <a href="https://scikit-learn.org/stable/modules/ensemble.html">scikit-learn's feature_importances_</a>, which these are
 */
public final class Importance implements Displayable {
    private static final int MOST_SHOWN = 20;

    private final List<String> names;
    private final double[] shares;

    private Importance(List<String> names, double[] shares) {
        this.names = names;
        this.shares = shares;
    }

    /** Returns the mean of the gains of trees, as shares. */
    static Importance of(Schema schema, double[][] gains) {
        double[] sum = new double[schema.width()];
        for (double[] tree : gains) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += tree[i];
            }
        }
        return new Importance(schema.featureNames(), shares(sum));
    }

    /** Returns what the questions about each feature gain. */
    static double[] gains(Node root, int features) {
        double[] gains = new double[features];
        add(root, gains);
        return gains;
    }

    private static void add(Node node, double[] gains) {
        if (node instanceof Node.Split split) {
            gains[split.feature()] += split.gain();
            add(split.low(), gains);
            add(split.high(), gains);
        }
    }

    /** Returns numbers as shares of their sum, if that is not 0. */
    static double[] shares(double[] gains) {
        double sum = 0;
        for (double gain : gains) {
            sum += gain;
        }
        double[] shares = new double[gains.length];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = sum == 0 ? 0 : gains[i] / sum;
        }
        return shares;
    }

    /** Returns the share of each feature, in their order. */
    public double[] shares() {
        return shares.clone();
    }

    /** Returns the share of each feature by its name, the most important first. */
    public Map<String, Double> byName() {
        Map<String, Double> sorted = new LinkedHashMap<>();
        largestFirst().forEach(i -> sorted.put(names.get(i), shares[i]));
        return sorted;
    }

    private List<Integer> largestFirst() {
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -shares[i]))
                .toList();
    }

    /** Returns the most important features as bars. */
    public BarChart chart() {
        BarChart chart = BarChart.of(
                shares.length > MOST_SHOWN
                        ? "Importance, the largest " + MOST_SHOWN + " of " + shares.length + " features"
                        : "Importance of the features");
        for (int i : largestFirst().stream().limit(MOST_SHOWN).toList()) {
            chart = chart.bar(names.get(i), shares[i]);
        }
        return chart;
    }

    /** Returns the bars. */
    @Override
    public MimeBundle display() {
        return chart().display();
    }

    /** Returns the bars as text that starts with a newline. */
    @Override
    public String toString() {
        return chart().toString();
    }
}
