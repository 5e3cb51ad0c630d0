package cortado.train;

import cortado.base.Names;
import cortado.base.Problems;
import cortado.data.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much each row counts while training: the weight of its class times its own.
 *
 * @param isBalanced whether class weights follow from the rows that are trained on
 * @param byClass weights by class name or number; classes that are not named count 1
 * @param byRow one weight for each row of the data; empty if all count 1
 */
record RowWeighting(boolean isBalanced, Map<String, Double> byClass, List<Float> byRow) {
    static final RowWeighting NONE = new RowWeighting(false, Map.of(), List.of());

    RowWeighting balanced() {
        return new RowWeighting(true, byClass, byRow);
    }

    RowWeighting withClasses(Map<String, Double> weights) {
        return new RowWeighting(isBalanced, weights, byRow);
    }

    RowWeighting withRows(List<Float> weights) {
        return new RowWeighting(isBalanced, byClass, weights);
    }

    boolean isWeighted() {
        return isBalanced || !byClass.isEmpty() || !byRow.isEmpty();
    }

    /** Returns whether classes have weights. */
    boolean isByClass() {
        return isBalanced || !byClass.isEmpty();
    }

    void check(Dataset data, Problems problems) {
        problems.check(
                !isBalanced || byClass.isEmpty(),
                "balancedClassWeights() and classWeights(...) exclude each other. Keep one");
        checkClasses(data, problems);
        problems.check(
                byRow.isEmpty() || byRow.size() == data.size(),
                "sampleWeights needs one weight for each of the %d rows, but there are %d",
                data.size(),
                byRow.size());
        Optional<Float> wrong =
                byRow.stream().filter(weight -> !isWeight(weight)).findFirst();
        problems.check(
                wrong.isEmpty(),
                "sampleWeights must be finite and at least 0, but number %d is %s",
                wrong.map(byRow::indexOf).orElse(0),
                wrong.orElse(0f));
        problems.check(
                byRow.isEmpty() || byRow.stream().anyMatch(weight -> weight != 0),
                "sampleWeights must not all be 0: nothing would be learned");
    }

    private void checkClasses(Dataset data, Problems problems) {
        if (!isBalanced && byClass.isEmpty()) {
            return;
        }
        String option = isBalanced ? "balancedClassWeights" : "classWeights";
        if (!data.isClassification()) {
            problems.check(false, "%s needs data with classes. Use sampleWeights for other data", option);
            return;
        }
        byClass.forEach((name, weight) -> {
            problems.check(
                    indexOf(name, data.classNames()) >= 0,
                    "classWeights: unknown class '%s'%s",
                    name,
                    Names.didYouMean(name, data.classNames()));
            problems.check(
                    isWeight(weight), "classWeights must be finite and at least 0, but '%s' has %s", name, weight);
        });
        if (isBalanced) {
            boolean[] isThere = new boolean[data.classCount()];
            Arrays.stream(data.classes()).forEach(number -> isThere[number] = true);
            for (int i = 0; i < isThere.length; i++) {
                problems.check(
                        isThere[i],
                        "balancedClassWeights needs a row of each class, but '%s' has none",
                        data.classNames().get(i));
            }
        }
    }

    private static boolean isWeight(double weight) {
        return weight >= 0 && !Double.isInfinite(weight);
    }

    /** Returns the class of a name, or of a number if no class has that name, or -1. */
    private static int indexOf(String key, List<String> names) {
        if (names.contains(key)) {
            return names.indexOf(key);
        }
        return key.matches("\\d{1,9}") && Integer.parseInt(key) < names.size() ? Integer.parseInt(key) : -1;
    }

    /**
     * Returns the weight of each row of the data.
     *
     * @param trained the rows that are trained on, from whose classes balanced weights follow
     */
    float[] weights(Dataset data, int[] trained) {
        float[] weights = new float[data.size()];
        double[] ofClasses = data.isClassification() ? ofClasses(data, trained) : new double[0];
        int[] classes = data.isClassification() ? data.classes() : new int[0];
        for (int i = 0; i < weights.length; i++) {
            double own = byRow.isEmpty() ? 1 : byRow.get(i);
            weights[i] = (float) (classes.length == 0 ? own : own * ofClasses[classes[i]]);
        }
        return weights;
    }

    private double[] ofClasses(Dataset data, int[] trained) {
        if (isBalanced) {
            int[] classes = data.classes();
            return ClassWeights.balanced(
                    Arrays.stream(trained).map(row -> classes[row]).toArray(), data.classNames());
        }
        double[] weights = new double[data.classCount()];
        Arrays.fill(weights, 1);
        byClass.forEach((name, weight) -> weights[indexOf(name, data.classNames())] = weight);
        return weights;
    }

    /** Returns the options as they are written. */
    @Override
    public String toString() {
        return (isBalanced ? ".balancedClassWeights()" : "")
                + (byClass.isEmpty() ? "" : ".classWeights(" + byClass + ")")
                + (byRow.isEmpty() ? "" : ".sampleWeights(...)");
    }
}
