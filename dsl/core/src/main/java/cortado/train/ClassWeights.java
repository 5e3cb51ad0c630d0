package cortado.train;

import cortado.data.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How much the rows of each class count, by class name. */
public final class ClassWeights {
    private ClassWeights() {}

    /**
     * Returns the weights that let every class count alike: {@code rows / (classes * rows of the class)}, as scikit-learn's
     * {@code compute_class_weight('balanced')}; their mean over the rows is 1.
     *
     * @param data rows with classes, each class at least once
     * @return weights by class name, in class order
     * @throws IllegalArgumentException if a class has no row
     * @throws IllegalStateException if the data has no classes
     * @see <a href="https://doi.org/10.1093/oxfordjournals.pan.a004868">King and Zeng 2001</a>
     */
    public static Map<String, Double> balanced(Dataset data) {
        double[] weights = balanced(data.classes(), data.classNames());
        Map<String, Double> named = new LinkedHashMap<>();
        for (int i = 0; i < weights.length; i++) {
            named.put(data.classNames().get(i), weights[i]);
        }
        return named;
    }

    /** Returns the balanced weight of each class. */
    static double[] balanced(int[] classes, List<String> names) {
        int[] counts = new int[names.size()];
        for (int number : classes) {
            counts[number]++;
        }
        double[] weights = new double[counts.length];
        for (int i = 0; i < weights.length; i++) {
            if (counts[i] == 0) {
                throw new IllegalArgumentException("class weights: class '" + names.get(i)
                        + "' has no row to balance. Leave it out of the class names, or add rows.");
            }
            weights[i] = classes.length / ((double) counts.length * counts[i]);
        }
        return weights;
    }
}
