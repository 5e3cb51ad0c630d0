package cortado.metric;

import cortado.base.Names;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.MatrixChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** How often rows of one class were predicted as another: a row an actual class, a column a predicted one. Immutable. */
public final class ConfusionMatrix implements Displayable {
    private final List<String> classNames;
    private final int[][] counts;

    /** Takes ownership of the counts. */
    ConfusionMatrix(List<String> classNames, int[][] counts) {
        this.classNames = classNames;
        this.counts = counts;
    }

    /** Returns the class names, in the order of both rows and columns. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns a copy of the number of data rows by actual and predicted class. */
    public int[][] counts() {
        return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    }

    /**
     * Returns the number of data rows of one class that were predicted as another, or as itself.
     *
     * @throws IllegalArgumentException if there is no class of a name
     */
    public int count(String actual, String predicted) {
        return counts[index(actual)][index(predicted)];
    }

    /** Returns each count as the part of its actual class, 0..1; a class without data rows gets zeros. */
    public double[][] normalized() {
        return Arrays.stream(counts)
                .map(row -> {
                    long total = Arrays.stream(row).asLongStream().sum();
                    return Arrays.stream(row)
                            .mapToDouble(count -> total == 0 ? 0 : (double) count / total)
                            .toArray();
                })
                .toArray(double[][]::new);
    }

    /**
     * Rows of one class that were predicted as another.
     *
     * @param count how many
     * @param share of the actual class's rows, 0..1
     */
    public record Confused(String actual, String predicted, int count, double share) {}

    /** Returns the most frequent confusions of two different classes, at most so many. */
    public List<Confused> mostConfused(int most) {
        double[][] shares = normalized();
        List<Confused> pairs = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                if (i != j && counts[i][j] > 0) {
                    pairs.add(new Confused(classNames.get(i), classNames.get(j), counts[i][j], shares[i][j]));
                }
            }
        }
        pairs.sort(Comparator.comparingInt(pair -> -pair.count()));
        return List.copyOf(pairs.subList(0, Math.min(most, pairs.size())));
    }

    @Override
    public MimeBundle display() {
        return chart().display();
    }

    /** Returns the picture of this matrix; {@link MatrixChart#normalized()} shows shares in place of counts. */
    public MatrixChart chart() {
        long[][] wide = Arrays.stream(counts)
                .map(row -> Arrays.stream(row).asLongStream().toArray())
                .toArray(long[][]::new);
        return MatrixChart.confusion("", classNames, wide);
    }

    /** Returns the counts, or for many classes the largest confusions, as text that starts with a newline. */
    @Override
    public String toString() {
        return chart().toString();
    }

    private int index(String name) {
        int index = classNames.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "confusion: there is no class '" + name + "'" + Names.didYouMean(name, classNames));
        }
        return index;
    }
}
