package cortado.search;

import cortado.data.Dataset;
import cortado.metric.Evaluation;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.util.List;

/** An estimator that learns nothing; its loss is given, and its predictions are all the first class. */
record Toy(double loss) implements Estimator<Toy>, Fitted {
    /** Rows for whom what is learned does not matter. */
    static final Dataset DATA = Dataset.of(new float[10][1], new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1});

    @Override
    public Toy fit(Dataset data) {
        return this;
    }

    @Override
    public Toy seed(long seed) {
        return this;
    }

    @Override
    public Toy quiet() {
        return this;
    }

    @Override
    public float[][] predict(Dataset data) {
        return new float[data.size()][1];
    }

    @Override
    public float[][] predictProbability(Dataset data) {
        return new float[data.size()][2];
    }

    @Override
    public int[] predictClass(Dataset data) {
        return new int[data.size()];
    }

    @Override
    public List<String> classNames() {
        return List.of();
    }

    @Override
    public Evaluation evaluate(Dataset data) {
        return Evaluation.of(data, predictClass(data), loss);
    }
}
