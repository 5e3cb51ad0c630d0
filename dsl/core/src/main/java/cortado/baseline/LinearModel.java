package cortado.baseline;

import cortado.display.MimeBundle;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a logistic regression has learned: coefficients, in units of the encoded features. Immutable. */
public final class LinearModel extends BaselineModel {
    private static final int MOST_SHOWN = 40;

    private final double[][] coefficients;

    private LinearModel(Schema schema, double[][] coefficients) {
        super(schema, row -> scores(coefficients, row));
        this.coefficients = coefficients;
    }

    /** Makes a model of coefficients with intercepts at their ends. */
    static LinearModel of(Schema schema, double[][] coefficients) {
        return new LinearModel(schema, coefficients);
    }

    private static double[] scores(double[][] coefficients, double[] row) {
        double[] logits = Arrays.stream(coefficients)
                .mapToDouble(vector -> LogLikelihood.linear(row, vector, 0))
                .toArray();
        if (logits.length == 1) {
            double second = 1 / (1 + Math.exp(-logits[0]));
            return new double[] {1 - second, second};
        }
        LogLikelihood.toProbabilities(logits);
        return logits;
    }

    /**
     * Returns how much each feature adds to the logit of a class, (1, features) for the second of two classes, else (classes, features),
     * without classes that no training row had. Of standardized columns, those with large values matter most.
     */
    public double[][] coefficients() {
        return Arrays.stream(coefficients)
                .map(vector -> Arrays.copyOf(vector, vector.length - 1))
                .toArray(double[][]::new);
    }

    /** Returns the logit of each class where all features are 0, as many as there are rows of {@link #coefficients}. */
    public double[] intercepts() {
        return Arrays.stream(coefficients)
                .mapToDouble(vector -> vector[vector.length - 1])
                .toArray();
    }

    private Table table() {
        List<String> classes = classes();
        List<Column> columns = new ArrayList<>(List.of(Column.text("feature")));
        classes.forEach(name -> columns.add(Column.decimals(name, 3)));
        List<String> names = schema().featureNames();
        boolean isCut = names.size() > MOST_SHOWN;
        Table table = Table.of(columns.toArray(Column[]::new))
                .caption(
                        isCut
                                ? "Coefficients, the largest " + MOST_SHOWN + " of " + names.size() + " features"
                                : "Coefficients");
        List<Integer> shown = IntStream.range(0, names.size())
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> isCut ? -largest(feature) : feature))
                .limit(MOST_SHOWN)
                .toList();
        for (int feature : shown) {
            table = table.row(cells(names.get(feature), feature));
        }
        return table.rule().row(cells("(intercept)", names.size()));
    }

    /** Returns the largest coefficient of a feature, whatever its sign. */
    private double largest(int feature) {
        return Arrays.stream(coefficients)
                .mapToDouble(vector -> Math.abs(vector[feature]))
                .max()
                .orElse(0);
    }

    private Object[] cells(String name, int place) {
        List<Object> cells = new ArrayList<>(List.of(name));
        for (double[] vector : coefficients) {
            cells.add(vector[place]);
        }
        return cells.toArray();
    }

    private List<String> classes() {
        List<String> present = schema().present().stream()
                .map(number -> schema().classNames().get(number))
                .toList();
        return coefficients.length == 1 ? present.subList(1, 2) : present;
    }

    /** Returns the table of coefficients, of many features the largest ones. */
    @Override
    public MimeBundle display() {
        return table().display();
    }

    /** Returns the number of coefficients and of classes, in one line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "logisticRegression of %,d features and %d classes",
                schema().width(),
                schema().present().size());
    }
}
