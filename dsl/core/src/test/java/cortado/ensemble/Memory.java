package cortado.ensemble;

import cortado.data.Dataset;
import cortado.metric.Evaluation;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Says 1 of a row that it was fitted to, and 0 of others: rows are told apart by their first feature. */
final class Memory implements Estimator<Memory.Seen> {
    record Seen(Set<Float> rows) implements Fitted {
        @Override
        public float[][] predict(Dataset data) {
            float[][] seen = new float[data.size()][1];
            for (int row = 0; row < seen.length; row++) {
                seen[row][0] = rows.contains(data.features(row)[0]) ? 1 : 0;
            }
            return seen;
        }

        @Override
        public float[][] predictProbability(Dataset data) {
            return predict(data);
        }

        @Override
        public int[] predictClass(Dataset data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<String> classNames() {
            return List.of();
        }

        @Override
        public Evaluation evaluate(Dataset data) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public Seen fit(Dataset data) {
        Set<Float> rows = new HashSet<>();
        for (int row = 0; row < data.size(); row++) {
            rows.add(data.features(row)[0]);
        }
        return new Seen(rows);
    }

    @Override
    public Memory seed(long seed) {
        return this;
    }

    @Override
    public Memory quiet() {
        return this;
    }
}
