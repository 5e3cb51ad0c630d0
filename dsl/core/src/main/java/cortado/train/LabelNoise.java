package cortado.train;

import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Rows whose class is perhaps wrong: those that models trained on other rows are confident to be of another class. Immutable.
 *
 * @param candidates the most doubtful first
 * @param confident how many rows of each class, by what the data says, are confidently of each class, by what models say: (classes,
 *     classes)
 * @param classNames by number
 * @param rows how many rows were looked at
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang 2021: confident learning</a>, the confident joint of
 *     equation 1, ranked by normalized margin
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelNoise(List<Candidate> candidates, int[][] confident, List<String> classNames, int rows)
        implements Displayable {
    private static final int LISTED = 15;

    /**
     * A row whose class is perhaps wrong.
     *
     * @param row its number
     * @param given its class
     * @param suggested the class that is more likely
     * @param margin probability of the given class less that of the likeliest other one, -1..1
     */
    public record Candidate(int row, String given, String suggested, double margin) {}

    /** Copies the lists. */
    public LabelNoise {
        candidates = List.copyOf(candidates);
        classNames = List.copyOf(classNames);
    }

    /**
     * Returns the doubtful rows, given probabilities by models that were not trained on them.
     *
     * @param data with classes
     * @param probabilities of each class for each row, (N, classes)
     * @throws IllegalArgumentException if there are more or fewer rows or classes
     */
    public static LabelNoise of(Dataset data, float[][] probabilities) {
        int classes = data.classCount();
        boolean fits = probabilities.length == data.size()
                && Arrays.stream(probabilities).allMatch(row -> row.length == classes);
        if (!fits) {
            throw new IllegalArgumentException(
                    "labelNoise: the data has %d rows of %d classes, but there are %d rows of probabilities, not all of %2$d classes."
                            .formatted(data.size(), classes, probabilities.length));
        }
        int[] given = data.classes();
        double[] thresholds = thresholds(given, probabilities, classes);
        int[][] confident = new int[classes][classes];
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < given.length; row++) {
            float[] shares = probabilities[row];
            int likely = confidentClass(shares, thresholds);
            if (likely >= 0) {
                confident[given[row]][likely]++;
                if (likely != given[row]) {
                    candidates.add(new Candidate(
                            row,
                            data.classNames().get(given[row]),
                            data.classNames().get(likely),
                            margin(shares, given[row])));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::margin));
        return new LabelNoise(candidates, confident, data.classNames(), given.length);
    }

    /** Returns the doubtful rows, with probabilities by a learner that is trained on all other folds than the row's. */
    static LabelNoise of(Learner learner, Dataset data, int folds) {
        float[][] probabilities = new float[data.size()][];
        Folds cut = data.folds(folds);
        for (int fold = 0; fold < cut.size(); fold++) {
            Split split = cut.get(fold);
            Model model = learner.quiet().fit(split.train());
            float[][] predicted = model.predictProbability(split.test());
            int[] numbers = cut.rows().get(fold).heldOut();
            for (int i = 0; i < numbers.length; i++) {
                float second = predicted[i][0];
                probabilities[numbers[i]] = predicted[i].length == 1 ? new float[] {1 - second, second} : predicted[i];
            }
        }
        return of(data, probabilities);
    }

    /** Returns for each class the mean probability of it for the rows that are said to be of it. */
    private static double[] thresholds(int[] given, float[][] probabilities, int classes) {
        double[] sums = new double[classes];
        int[] counts = new int[classes];
        for (int row = 0; row < given.length; row++) {
            sums[given[row]] += probabilities[row][given[row]];
            counts[given[row]]++;
        }
        double[] thresholds = new double[classes];
        Arrays.setAll(thresholds, c -> counts[c] == 0 ? Double.POSITIVE_INFINITY : sums[c] / counts[c]);
        return thresholds;
    }

    /** Returns the likeliest class of those that are as probable as for their own rows, or -1. */
    private static int confidentClass(float[] shares, double[] thresholds) {
        int best = -1;
        for (int c = 0; c < shares.length; c++) {
            if (shares[c] >= thresholds[c] && (best < 0 || shares[c] > shares[best])) {
                best = c;
            }
        }
        return best;
    }

    private static double margin(float[] shares, int given) {
        double other = 0;
        for (int c = 0; c < shares.length; c++) {
            other = c == given ? other : Math.max(other, shares[c]);
        }
        return shares[given] - other;
    }

    /** Returns the numbers of the doubtful rows, the most doubtful first, for {@link Dataset#without}. */
    public int[] rowNumbers() {
        return candidates.stream().mapToInt(Candidate::row).toArray();
    }

    @Override
    public MimeBundle display() {
        return MimeBundle.text(text())
                .with(
                        MimeBundle.HTML,
                        Report.of().paragraph(line()).add(table()).html());
    }

    private String line() {
        return String.format(
                Locale.ROOT,
                "%,d of %,d rows (%.1f%%) are perhaps of another class",
                candidates.size(),
                rows,
                100.0 * candidates.size() / rows);
    }

    private Table table() {
        Table table = Table.of(
                Column.text("given"), Column.text("suggested"), Column.count("row"), Column.decimals("margin", 3));
        for (Candidate each : candidates.subList(0, Math.min(LISTED, candidates.size()))) {
            table = table.row(each.given, each.suggested, each.row, each.margin);
        }
        return candidates.size() > LISTED
                ? table.row("and " + (candidates.size() - LISTED) + " more", "", "", "")
                : table;
    }

    private String text() {
        return "Label noise: " + line() + "\n" + table().display().text().strip();
    }

    /** Returns the table as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + text();
    }
}
