package cortado.data;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** See {@link Resampler#over}. */
record OverSampler() implements Resampler {
    @Override
    public Dataset resample(Dataset train, long seed) {
        int[][] rows = Resampler.byClass("overSample", train);
        int most = Arrays.stream(rows).mapToInt(members -> members.length).max().orElse(0);
        IntStream chosen = IntStream.range(0, train.size());
        for (int c = 0; c < rows.length; c++) {
            int[] members = rows[c];
            if (members.length > 0) {
                SplittableRandom random = Resampler.seed(seed, c).random();
                int[] repeated = new int[most - members.length];
                Arrays.setAll(repeated, i -> members[random.nextInt(members.length)]);
                chosen = IntStream.concat(chosen, Arrays.stream(repeated));
            }
        }
        return train.rows(chosen.toArray());
    }

    @Override
    public String toString() {
        return "overSample()";
    }
}
