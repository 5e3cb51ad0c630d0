package cortado.data;

import cortado.base.Seed;

/**
 * What evens out the classes of training rows: by leaving rows out, repeating them, or making new ones between them. Immutable.
 *
 * <p>A learner resamples the rows that it trains on, after validation rows were taken away:
 * {@code net.compile(...).resample(smote())}.
 */
public sealed interface Resampler permits OverSampler, UnderSampler, Smote, Adasyn {
    /** Returns what repeats random rows of each class until it has as many as the largest. */
    static Resampler over() {
        return new OverSampler();
    }

    /** Returns what keeps random rows of each class, as many as the smallest has. */
    static Resampler under() {
        return new UnderSampler();
    }

    /**
     * Returns what makes new rows of each class until it has as many as the largest: at random places between a row and one of its
     * nearest neighbors of the same class; 5 neighbors.
     *
     * @see <a href="https://doi.org/10.1613/jair.953">Chawla et al. 2002</a>, as imbalanced-learn draws
     */
    static Smote smote() {
        return new Smote(Neighbors.DEFAULT);
    }

    /**
     * Returns what makes new rows as {@link #smote} does, the more of a row the more of its nearest neighbors are of other
     * classes; 5 neighbors. Numbers are rounded for each row, so that classes end about equal.
     *
     * @see <a href="https://doi.org/10.1109/IJCNN.2008.4633969">He et al. 2008</a>, as imbalanced-learn draws
     */
    static Adasyn adasyn() {
        return new Adasyn(Neighbors.DEFAULT);
    }

    /**
     * Returns the rows with evened out classes, those that were kept first.
     *
     * @param seed the same seed gives the same rows
     * @throws IllegalArgumentException if the rows have no classes, or a class has too few rows
     */
    Dataset resample(Dataset train, long seed);

    /** Returns the row numbers of each class. */
    static int[][] byClass(String name, Dataset train) {
        if (!train.isClassification()) {
            throw new IllegalArgumentException(name + ": rows need classes to be evened out, but these have "
                    + (train.isRegression() ? "real-valued targets." : "no labels."));
        }
        int[] counts = train.classCounts();
        int[][] rows = new int[counts.length][];
        for (int c = 0; c < counts.length; c++) {
            rows[c] = new int[counts[c]];
        }
        int[] next = new int[counts.length];
        int[] classes = train.classes();
        for (int row = 0; row < classes.length; row++) {
            rows[classes[row]][next[classes[row]]++] = row;
        }
        return rows;
    }

    /** Returns the seed of one class. */
    static Seed seed(long seed, int ofClass) {
        return new Seed(seed).child("resample").child(ofClass);
    }
}
