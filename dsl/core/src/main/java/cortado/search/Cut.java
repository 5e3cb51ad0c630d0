package cortado.search;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import java.util.List;

/** On which rows trials are judged. */
sealed interface Cut {
    /** Adds what is wrong. */
    void check(Dataset data, Problems problems);

    /** Returns the rows to train on and those to judge on. */
    List<Split> of(Dataset data, Seed seed);

    /** Returns the option as it is written. */
    String written();

    /** Folds in which classes keep their shares. */
    record OfFolds(int count) implements Cut {
        @Override
        public void check(Dataset data, Problems problems) {
            problems.check(
                    count >= 2 && count <= data.size(),
                    "cv must be from 2 to %,d folds, the rows, but was %d",
                    data.size(),
                    count);
        }

        @Override
        public List<Split> of(Dataset data, Seed seed) {
            return List.copyOf(data.folds(count, seed.value()));
        }

        @Override
        public String written() {
            return ".cv(" + count + ")";
        }
    }

    /** A share of the rows. */
    record OfShare(double share) implements Cut {
        @Override
        public void check(Dataset data, Problems problems) {
            problems.check(
                    share > 0 && share < 1,
                    "validationSplit must be between 0 and 1, but was %s. Pass e.g. 0.2",
                    share);
        }

        @Override
        public List<Split> of(Dataset data, Seed seed) {
            return List.of(data.split(share, seed.value()));
        }

        @Override
        public String written() {
            return ".validationSplit(" + share + ")";
        }
    }

    /** Folds of the user's. */
    record OfGiven(Folds folds) implements Cut {
        @Override
        public void check(Dataset data, Problems problems) {
            problems.check(
                    folds.data() == data,
                    "folds must cut the data of run(data, ...), but cut another dataset, of %,d rows, not %,d",
                    folds.data().size(),
                    data.size());
        }

        @Override
        public List<Split> of(Dataset data, Seed seed) {
            return List.copyOf(folds);
        }

        @Override
        public String written() {
            return ".folds(" + folds + ")";
        }
    }
}
