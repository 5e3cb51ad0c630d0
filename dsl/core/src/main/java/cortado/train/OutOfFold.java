package cortado.train;

import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import java.util.function.BiFunction;

/** Predictions of all rows, each by what was learned without it. */
final class OutOfFold {
    private OutOfFold() {}

    /**
     * Returns the probability of each class for each row, (N, classes), by an estimator that is fitted once for each fold.
     *
     * @param call how messages name it
     * @throws IllegalArgumentException if a row is tested on in none of the folds, or in several
     */
    static float[][] probabilities(String call, Estimator<?> estimator, Folds folds) {
        return each(call, estimator, folds, (fitted, rows) -> ofAllClasses(fitted.predictProbability(rows)));
    }

    /** Returns the probabilities of all classes, or the real values, of each row; see {@link #probabilities}. */
    static float[][] predictions(String call, Estimator<?> estimator, Folds folds) {
        return folds.data().isClassification()
                ? probabilities(call, estimator, folds)
                : each(call, estimator, folds, Fitted::predict);
    }

    private static float[][] each(
            String call, Estimator<?> estimator, Folds folds, BiFunction<Fitted, Dataset, float[][]> prediction) {
        float[][] predictions = new float[folds.data().size()][];
        requireOnce(call, folds);
        for (int fold = 0; fold < folds.size(); fold++) {
            Split split = folds.get(fold);
            Fitted fitted = Refit.of(call, estimator, split.train());
            float[][] predicted = prediction.apply(fitted, split.test());
            int[] numbers = folds.rows().get(fold).heldOut();
            for (int i = 0; i < numbers.length; i++) {
                predictions[numbers[i]] = predicted[i];
            }
        }
        return predictions;
    }

    /** Returns probabilities of both classes where there is only that of the second. */
    static float[][] ofAllClasses(float[][] probabilities) {
        float[][] all = probabilities.clone();
        for (int row = 0; row < all.length; row++) {
            all[row] = all[row].length == 1 ? new float[] {1 - all[row][0], all[row][0]} : all[row];
        }
        return all;
    }

    private static void requireOnce(String call, Folds folds) {
        int[] times = new int[folds.data().size()];
        folds.rows().forEach(cut -> {
            for (int row : cut.heldOut()) {
                times[row]++;
            }
        });
        for (int row = 0; row < times.length; row++) {
            if (times[row] != 1) {
                throw new IllegalArgumentException(
                        "%s: each row must be tested on in one of the folds, but row %d is in %s. Use data.folds(5) or Folds.ofGroups."
                                .formatted(call, row, times[row] == 0 ? "none" : times[row] + " of them"));
            }
        }
    }
}
