package cortado.train;

import cortado.data.Dataset;
import cortado.data.Folds;
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
import java.util.stream.IntStream;

/**
 * Rows whose class is perhaps wrong: those that models trained on other rows are confident to be of another class. Immutable.
 *
 * @param candidates the most doubtful first, by margin
 * @param confident how many rows of each class, by what the data says, are confidently of each class, by what models say: (classes,
 *     classes)
 * @param classNames by number
 * @param rows how many rows of each class were looked at
 * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang 2021: confident learning</a>, the confident joint of
 *     equation 1, ranked by normalized margin
 */
@SuppressWarnings("ArrayRecordComponent")
public record LabelNoise(List<Candidate> candidates, int[][] confident, List<String> classNames, int[] rows)
        implements Displayable {
    private static final int LISTED = 15;

    /** How far probabilities of a row may be from a sum of 1, for those of float16. */
    private static final double ROUNDING = 0.01;

    /**
     * A row whose class is perhaps wrong.
     *
     * @param row its number
     * @param given its class
     * @param suggested the class that is more likely
     * @param confidence probability of the given class, 0..1
     * @param margin probability of the given class less that of the likeliest other one, -1..1
     */
    public record Candidate(int row, String given, String suggested, double confidence, double margin) {}

    /** Copies the lists. */
    public LabelNoise {
        candidates = List.copyOf(candidates);
        classNames = List.copyOf(classNames);
    }

    /**
     * Returns the doubtful rows, given probabilities by models that were not trained on them.
     *
     * @param data with classes
     * @param probabilities of each class for each row, (N, classes), or of the second of two classes, (N, 1), as {@link
     *     Model#predictProbability(Dataset)} gives them
     * @throws IllegalArgumentException if there are more or fewer rows or classes, or the numbers are no probabilities
     */
    public static LabelNoise of(Dataset data, float[][] probabilities) {
        float[][] shares = OutOfFold.ofAllClasses(probabilities);
        check(data, shares);
        int classes = data.classCount();
        int[] given = data.classes();
        int[] rows = new int[classes];
        Arrays.stream(given).forEach(c -> rows[c]++);
        double[] thresholds = thresholds(given, shares, rows);
        int[][] confident = new int[classes][classes];
        List<Candidate> candidates = new ArrayList<>();
        for (int row = 0; row < given.length; row++) {
            int likely = confidentClass(shares[row], thresholds);
            if (likely >= 0) {
                confident[given[row]][likely]++;
                if (likely != given[row]) {
                    candidates.add(new Candidate(
                            row,
                            data.classNames().get(given[row]),
                            data.classNames().get(likely),
                            shares[row][given[row]],
                            margin(shares[row], given[row])));
                }
            }
        }
        candidates.sort(Comparator.comparingDouble(Candidate::margin));
        return new LabelNoise(candidates, confident, data.classNames(), rows);
    }

    /** Returns the doubtful rows, with probabilities by an estimator that is fitted to all other folds than the row's. */
    static LabelNoise of(Estimator<?> estimator, Folds folds) {
        Dataset data = folds.data();
        if (!data.isClassification()) {
            throw new IllegalArgumentException("labelNoise: rows need classes, but these have "
                    + (data.isRegression() ? "real-valued targets." : "no labels."));
        }
        return of(data, OutOfFold.probabilities("labelNoise", estimator, folds));
    }

    private static void check(Dataset data, float[][] shares) {
        int classes = data.classCount();
        boolean fits = shares.length == data.size() && Arrays.stream(shares).allMatch(row -> row.length == classes);
        if (!fits) {
            throw new IllegalArgumentException(
                    "labelNoise: the data has %d rows of %d classes, but there are %d rows of probabilities, not all of %2$d classes."
                            .formatted(data.size(), classes, shares.length));
        }
        for (int row = 0; row < shares.length; row++) {
            double sum = 0;
            boolean isProbable = true;
            for (float share : shares[row]) {
                sum += share;
                isProbable &= share >= 0;
            }
            if (!isProbable || !(Math.abs(sum - 1) <= ROUNDING)) {
                throw new IllegalArgumentException(
                        "labelNoise: probabilities of a row are from 0 to 1 and sum up to 1, but row %d has %s. Pass model.predictProbability(data), not predict(data)."
                                .formatted(row, Arrays.toString(shares[row])));
            }
        }
    }

    /** Returns for each class the mean probability of it for the rows that are said to be of it. */
    private static double[] thresholds(int[] given, float[][] probabilities, int[] counts) {
        double[] sums = new double[counts.length];
        for (int row = 0; row < given.length; row++) {
            sums[given[row]] += probabilities[row][given[row]];
        }
        double[] thresholds = new double[counts.length];
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

    /** Returns the same rows ranked by the probability of their given class alone, the least probable first. */
    public LabelNoise bySelfConfidence() {
        List<Candidate> ranked = new ArrayList<>(candidates);
        ranked.sort(Comparator.comparingDouble(Candidate::confidence));
        return new LabelNoise(ranked, confident, classNames, rows);
    }

    /**
     * Returns the share of rows that the data says to be of one class and that are of another by estimate, (classes, classes); all sum
     * up to 1, those of a row of the matrix to the share that the data gives the class. A class of which no row is confident counts as right.
     *
     * @see <a href="https://arxiv.org/abs/1911.00068">Northcutt, Jiang and Chuang 2021, equation 3</a>
     */
    public double[][] joint() {
        double all = size();
        double[][] joint = new double[rows.length][rows.length];
        for (int c = 0; c < rows.length; c++) {
            int sum = Arrays.stream(confident[c]).sum();
            for (int other = 0; other < rows.length; other++) {
                double share = sum > 0 ? (double) confident[c][other] / sum : c == other ? 1 : 0;
                joint[c][other] = share * rows[c] / all;
            }
        }
        return joint;
    }

    /** Returns the share of rows whose class is wrong, by estimate: those beside the diagonal of {@link #joint}. */
    public double share() {
        double[][] joint = joint();
        return 1
                - IntStream.range(0, joint.length).mapToDouble(c -> joint[c][c]).sum();
    }

    /** Returns how many rows were looked at. */
    public int size() {
        return Arrays.stream(rows).sum();
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
                size(),
                100.0 * candidates.size() / size());
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
