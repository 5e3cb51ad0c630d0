package cortado.metric;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Line;
import cortado.render.LineChart;
import java.util.Locale;

/**
 * How many of the positive rows are among the most probable ones (gain), and how many times as often as among all rows (lift).
 * Immutable. Rows of equal probability are taken evenly.
 */
public final class Lift implements Displayable {
    private final String className;
    private final double[] shares;
    private final double[] gains;

    Lift(String className, Ranking ranking) {
        this.className = className;
        double rows = (double) ranking.positives() + ranking.negatives();
        shares = new double[ranking.size() + 1];
        gains = new double[ranking.size() + 1];
        for (int i = 1; i < shares.length; i++) {
            shares[i] = (ranking.hits(i - 1) + ranking.alarms(i - 1)) / rows;
            gains[i] = ranking.recall(i - 1);
        }
    }

    /**
     * Returns the share of the positive rows that is among so many of the most probable ones.
     *
     * @param share of all rows, above 0, at most 1
     * @throws IllegalArgumentException if the share is out of range
     */
    public double gain(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "metrics: the share of rows must be above 0 and at most 1, but was " + share + ". Pass e.g. 0.1.");
        }
        int next = 1;
        while (next < shares.length - 1 && shares[next] < share) {
            next++;
        }
        double part = (share - shares[next - 1]) / (shares[next] - shares[next - 1]);
        return gains[next - 1] + Math.min(1, part) * (gains[next] - gains[next - 1]);
    }

    /**
     * Returns how many times as often as among all rows a positive one is among so many of the most probable ones.
     *
     * @param share of all rows, above 0, at most 1
     * @throws IllegalArgumentException if the share is out of range
     */
    public double at(double share) {
        return gain(share) / share;
    }

    /** Returns the picture of gain and lift. */
    public LineChart chart() {
        double[] percent = new double[100];
        double[] lift = new double[100];
        for (int i = 0; i < 100; i++) {
            percent[i] = (i + 1) / 100.0;
            lift[i] = at(percent[i]);
        }
        return LineChart.titled("Lift of " + className)
                .xLabel("share of rows, the most probable first")
                .panel("gain", Line.of("model", shares, gains), Line.of("random", new double[] {0, 1}, new double[] {
                    0, 1
                }))
                .panel("lift", Line.of("model", percent, lift), Line.of("random", new double[] {0, 1}, new double[] {
                    1, 1
                }));
    }

    @Override
    public MimeBundle display() {
        return chart().display();
    }

    /** Returns the lift of the first tenth and fifth, as text that starts with a newline. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "\n%s: lift %.2f among the first 10%% of rows, %.2f among 20%%, %.2f among 50%%",
                className,
                at(0.1),
                at(0.2),
                at(0.5));
    }
}
