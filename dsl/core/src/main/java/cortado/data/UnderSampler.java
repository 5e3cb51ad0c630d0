package cortado.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** See {@link Resampler#under}. */
record UnderSampler() implements Resampler {
    @Override
    public Dataset resample(Dataset train, long seed) {
        int[][] rows = Resampler.byClass("underSample", train);
        int least = Arrays.stream(rows)
                .mapToInt(members -> members.length)
                .filter(count -> count > 0)
                .min()
                .orElse(0);
        IntStream chosen = IntStream.empty();
        for (int c = 0; c < rows.length; c++) {
            int[] members = rows[c];
            IntStream drawn = Arrays.stream(Resampler.seed(seed, c).permutation(members.length))
                    .limit(least)
                    .map(i -> members[i]);
            chosen = IntStream.concat(chosen, drawn);
        }
        return train.rows(chosen.sorted().toArray());
    }

    @Override
    public String toString() {
        return "underSample()";
    }
}
