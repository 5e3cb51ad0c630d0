package cortado.train;

import cortado.data.Dataset;
import cortado.metric.Evaluation;
import java.util.List;

/** What an {@link Estimator} has learned. Immutable, and safe to use from several threads. */
public interface Fitted {
    /**
     * Returns the predicted values of each row, (N, targets); of a network, the output of its last layer.
     *
     * @throws IllegalArgumentException if the rows have another shape
     */
    float[][] predict(Dataset data);

    /**
     * Returns the probability of each class for each row.
     *
     * @return (N, classes), or (N, 1), the probability of the second class, for a network with one output
     * @throws IllegalStateException if real values are predicted
     */
    float[][] predictProbability(Dataset data);

    /**
     * Returns the most probable class of each row, counted from 0.
     *
     * @throws IllegalStateException if real values are predicted
     */
    int[] predictClass(Dataset data);

    /** Returns the classes by number; empty if real values are predicted, or if the classes have no names. */
    List<String> classNames();

    /**
     * Returns how well labeled rows are predicted.
     *
     * @throws IllegalArgumentException if features or labels are not of the kind that was learned from
     */
    Evaluation evaluate(Dataset data);
}
