package cortado.train;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.Resampler;
import cortado.data.SplitRows;
import cortado.engine.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The rows that a fit trains on and validates on.
 *
 * @param data all rows that the fit was given
 * @param trained those it trains on
 * @param held the data that holds the validation rows: its own, or the same
 * @param validated those it validates on; empty if it does not
 */
@SuppressWarnings("ArrayRecordComponent")
record FitData(Dataset data, int[] trained, Dataset held, int[] validated) {
    /** Returns the rows of a fit, those that it trains on evened out if asked for. */
    static FitData of(Dataset data, FitOptions options) {
        FitData given = split(data, options);
        return options.resampler()
                .map(resampler -> given.resampled(resampler, options.seed()))
                .orElse(given);
    }

    private FitData resampled(Resampler resampler, Seed seed) {
        Dataset even = resampler.resample(data.rows(trained), seed.value());
        return new FitData(even, all(even), validated.length == 0 ? even : held, validated);
    }

    private static FitData split(Dataset data, FitOptions options) {
        Seed seed = options.seed().child("validation");
        if (options.validation().isPresent()) {
            Dataset held = options.validation().get();
            return new FitData(data, all(data), held, all(held));
        }
        if (options.validationSplit() == 0) {
            return whole(data);
        }
        SplitRows rows = data.splitRows(options.validationSplit(), seed);
        return new FitData(data, rows.train(), data, rows.heldOut());
    }

    /** Returns all rows to train on, and none to validate on. */
    static FitData whole(Dataset data) {
        return new FitData(data, all(data), data, new int[0]);
    }

    private static int[] all(Dataset data) {
        return IntStream.range(0, data.size()).toArray();
    }

    /** Returns the rows that an epoch trains on, in the order in which its batches take them. */
    int[] ordered(FitOptions options, int epoch) {
        if (options.isBalanced()) {
            Seed seed = options.seed().child("balance").child(epoch);
            return BalancedOrder.of(trained, data.classes(), seed);
        }
        int[] shuffled = options.seed().child("shuffle").child(epoch).permutation(trained.length);
        return IntStream.of(shuffled).map(i -> trained[i]).toArray();
    }

    /** Returns the labels of all rows for each output, weighted as asked for. */
    List<Labels> labels(Task task, RowWeighting weighting) {
        List<Labels> labels = new ArrayList<>(task.labels(data));
        if (weighting.isWeighted()) {
            labels.set(0, labels.get(0).weighted(weighting.weights(data, trained)));
        }
        return labels;
    }

    /** Returns the validation rows by themselves. */
    Dataset validationData() {
        return held.rows(validated);
    }
}
