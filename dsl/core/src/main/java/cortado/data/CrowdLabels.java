package cortado.data;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Labels that several people gave to the same rows, some of them to some rows only: how well they agree, and what the true labels
 * are likely to be. Immutable.
 */
public final class CrowdLabels implements Displayable {
    static final int NONE = -1;

    private final List<String> classNames;
    private final int[][] votes;

    private CrowdLabels(List<String> classNames, int[][] votes) {
        this.classNames = classNames;
        this.votes = votes;
    }

    /**
     * Returns the labels.
     *
     * @param votes {@code (rows, people)}, null where a person did not label a row; the classes are the distinct labels in natural
     *     order
     * @throws IllegalArgumentException if there is no row, rows differ in length, or nobody labeled a row
     */
    public static CrowdLabels of(@Nullable String[][] votes) {
        if (votes.length == 0 || votes[0].length < 2) {
            throw new IllegalArgumentException("crowd: labels of at least 1 row and 2 people are needed, but there are "
                    + votes.length + " rows" + (votes.length == 0 ? "." : " and " + votes[0].length + " people."));
        }
        TreeSet<String> distinct = new TreeSet<>();
        for (int row = 0; row < votes.length; row++) {
            if (votes[row].length != votes[0].length) {
                throw new IllegalArgumentException(
                        "crowd: every row needs a label, or null, of each of the %d people, but row %d has %d."
                                .formatted(votes[0].length, row, votes[row].length));
            }
            long given = Arrays.stream(votes[row]).filter(Objects::nonNull).count();
            if (given == 0) {
                throw new IllegalArgumentException("crowd: nobody labeled row " + row + ". Leave it out.");
            }
            Arrays.stream(votes[row]).filter(Objects::nonNull).forEach(distinct::add);
        }
        List<String> names = List.copyOf(distinct);
        int[][] numbers = new int[votes.length][];
        for (int row = 0; row < votes.length; row++) {
            numbers[row] = Arrays.stream(votes[row])
                    .mapToInt(vote -> vote == null ? NONE : names.indexOf(vote))
                    .toArray();
        }
        return new CrowdLabels(names, numbers);
    }

    /** Returns the distinct labels in natural order. */
    public List<String> classNames() {
        return classNames;
    }

    /** Returns the number of rows. */
    public int size() {
        return votes.length;
    }

    /** Returns the number of people. */
    public int people() {
        return votes[0].length;
    }

    /** Returns the label that most people gave to each row; of equal ones the first in natural order. */
    public List<String> majority() {
        return Arrays.stream(shares()).map(this::best).toList();
    }

    /** Returns the rows in which two or more labels were given most often. */
    public int[] ties() {
        double[][] shares = shares();
        return IntStream.range(0, size())
                .filter(row -> {
                    double most = Arrays.stream(shares[row]).max().orElse(0);
                    return Arrays.stream(shares[row])
                                    .filter(share -> share == most)
                                    .count()
                            > 1;
                })
                .toArray();
    }

    private String best(double[] shares) {
        int best = 0;
        for (int c = 1; c < shares.length; c++) {
            best = shares[c] > shares[best] ? c : best;
        }
        return classNames.get(best);
    }

    /** Returns the share of each label among those that a row was given, {@code (rows, classes)}. */
    double[][] shares() {
        double[][] shares = new double[size()][classNames.size()];
        for (int row = 0; row < size(); row++) {
            long given = Arrays.stream(votes[row]).filter(vote -> vote != NONE).count();
            for (int vote : votes[row]) {
                if (vote != NONE) {
                    shares[row][vote] += 1.0 / given;
                }
            }
        }
        return shares;
    }

    int vote(int row, int person) {
        return votes[row][person];
    }

    /**
     * Returns the true labels as maximum likelihood estimates them together with the errors of each person, so that careful people
     * count more.
     *
     * @see <a href="https://doi.org/10.2307/2346806">Dawid and Skene 1979</a>
     */
    public DawidSkene dawidSkene() {
        return DawidSkene.of(this);
    }

    /**
     * Returns Cohen's kappa of two people over the rows that both labeled: 1 for full agreement, 0 for that of chance; not a number if
     * both always gave the same single label.
     *
     * @param one number of a person, from 0
     * @param other number of another person
     * @throws IllegalArgumentException if there is no such person, or no row that both labeled
     * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen 1960</a>
     */
    public double cohenKappa(int one, int other) {
        int classes = classNames.size();
        double[][] joint = new double[classes][classes];
        int both = 0;
        for (int[] row : votes) {
            if (row[requirePerson(one)] != NONE && row[requirePerson(other)] != NONE) {
                joint[row[one]][row[other]]++;
                both++;
            }
        }
        if (both == 0) {
            throw new IllegalArgumentException(
                    "crowd: there is no row that both person %d and person %d labeled, so that their agreement is not known."
                            .formatted(one, other));
        }
        double agreed = 0;
        double expected = 0;
        for (int c = 0; c < classes; c++) {
            double ofOne = 0;
            double ofOther = 0;
            for (int d = 0; d < classes; d++) {
                ofOne += joint[c][d] / both;
                ofOther += joint[d][c] / both;
            }
            agreed += joint[c][c] / both;
            expected += ofOne * ofOther;
        }
        return (agreed - expected) / (1 - expected);
    }

    private int requirePerson(int person) {
        if (person < 0 || person >= people()) {
            throw new IllegalArgumentException(
                    "crowd: there is no person %d; people go from 0 to %d.".formatted(person, people() - 1));
        }
        return person;
    }

    /**
     * Returns Fleiss' kappa of all people: 1 for full agreement, 0 for that of chance.
     *
     * @throws IllegalStateException if rows have different numbers of labels
     * @see <a href="https://doi.org/10.1037/h0031619">Fleiss 1971</a>
     */
    public double fleissKappa() {
        long raters = Arrays.stream(votes[0]).filter(vote -> vote != NONE).count();
        double[] share = new double[classNames.size()];
        double agreed = 0;
        for (int row = 0; row < size(); row++) {
            double[] counts = new double[classNames.size()];
            Arrays.stream(votes[row]).filter(vote -> vote != NONE).forEach(vote -> counts[vote]++);
            long given = (long) Arrays.stream(counts).sum();
            if (given != raters || raters < 2) {
                throw new IllegalStateException(
                        "crowd: Fleiss' kappa needs the same number of labels, at least 2, for each row, but row 0 has %d and row %d has %d. Use cohenKappa of pairs."
                                .formatted(raters, row, given));
            }
            double squares = 0;
            for (int c = 0; c < counts.length; c++) {
                share[c] += counts[c] / (raters * size());
                squares += counts[c] * counts[c];
            }
            agreed += (squares - raters) / (raters * (raters - 1.0) * size());
        }
        double expected = Arrays.stream(share).map(p -> p * p).sum();
        return (agreed - expected) / (1 - expected);
    }

    private Table table() {
        List<String> majority = majority();
        Table table = Table.of(
                Table.Column.text("person"), Table.Column.count("labels"), Table.Column.decimals("as the majority", 3));
        for (int person = 0; person < people(); person++) {
            int given = 0;
            int agreeing = 0;
            for (int row = 0; row < size(); row++) {
                int vote = votes[row][person];
                if (vote != NONE) {
                    given++;
                    agreeing += classNames.get(vote).equals(majority.get(row)) ? 1 : 0;
                }
            }
            table = table.row(Integer.toString(person), given, given == 0 ? "" : (Object) ((double) agreeing / given));
        }
        return table.caption(Counted.of(size(), "row") + ", " + Counted.of(classNames.size(), "label") + ", "
                + Counted.of(ties().length, "tie"));
    }

    @Override
    public MimeBundle display() {
        return table().display();
    }

    /** Returns how many labels each person gave, and how often as the majority, as text that starts with a newline. */
    @Override
    public String toString() {
        return table().toString();
    }
}
