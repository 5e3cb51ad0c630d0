package cortado.base;

import java.util.Arrays;

/** Quantiles of sorted numbers, interpolated between them as NumPy does by default. */
public final class Quantiles {
    private Quantiles() {}

    /** Returns the quantiles of numbers in ascending order, at least one, none of them NaN. */
    public static double[] of(double[] sorted, double... shares) {
        return Arrays.stream(shares).map(share -> at(sorted, share)).toArray();
    }

    /** Returns one quantile of numbers in ascending order, at least one, none of them NaN; 0.5 is the median. */
    public static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double rest = place - below;
        return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[below + 1] - sorted[below]);
    }
}
