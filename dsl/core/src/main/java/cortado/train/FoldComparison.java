package cortado.train;

import cortado.base.Names;
import cortado.data.Folds;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.metric.Score;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well several estimators do on the same rows, fold by fold: each learns from the same rows and is judged by the same others.
 * Immutable.
 *
 * <p>Folds share most of their training rows, so that a difference smaller than the deviations may well be chance.
 */
public final class FoldComparison implements Displayable {
    private final Folds folds;
    private final Score score;
    private final Map<String, CrossValidation> byName;

    private FoldComparison(Folds folds, Score score, Map<String, CrossValidation> byName) {
        this.folds = folds;
        this.score = score;
        this.byName = byName;
    }

    /**
     * Returns the comparison of estimators, each fitted once for each fold. A learner is called {@code network}, the others as they are
     * written, and the second of a name {@code (2)}.
     *
     * @param folds of data with labels, for example {@code data.folds(5)}
     * @param estimators at least one
     * @throws IllegalArgumentException if there is none, or as their {@code fit}
     * @throws java.util.concurrent.CancellationException if the thread is interrupted, whose interrupt flag stays set
     */
    public static FoldComparison of(Folds folds, Estimator<?>... estimators) {
        if (estimators.length == 0) {
            throw new IllegalArgumentException(
                    "compareOn: there is no estimator. Pass some, e.g. compareOn(data.folds(5), learner, randomForest()).");
        }
        Map<String, CrossValidation> byName = new LinkedHashMap<>();
        for (Estimator<?> estimator : estimators) {
            String plain = estimator instanceof Learner ? "network" : estimator.toString();
            String name = plain;
            for (int number = 2; byName.containsKey(name); number++) {
                name = plain + " (" + number + ")";
            }
            byName.put(name, estimator.crossValidate(folds));
        }
        return new FoldComparison(folds, Score.usual(folds.data().isClassification()), byName);
    }

    /**
     * Returns the same with other names, in the order in which the estimators were given.
     *
     * @throws IllegalArgumentException if there are more or fewer, or one is given twice
     */
    public FoldComparison named(String... names) {
        List<String> all = List.of(names);
        if (all.size() != byName.size() || all.stream().distinct().count() != all.size()) {
            throw new IllegalArgumentException(
                    "compareOn: named(...) needs %d different names, but got %s. Name each estimator, in their order."
                            .formatted(byName.size(), all));
        }
        Map<String, CrossValidation> renamed = new LinkedHashMap<>();
        byName.values().forEach(validation -> renamed.put(all.get(renamed.size()), validation));
        return new FoldComparison(folds, score, renamed);
    }

    /**
     * Returns the same by another score; default accuracy of classes, r2 of real values.
     *
     * @throws IllegalStateException if the evaluations have no such number
     */
    public FoldComparison score(Score other) {
        for (CrossValidation validation : byName.values()) {
            // Tells at once if there is no such number.
            double unused = other.of(validation.evaluations().get(0));
        }
        return new FoldComparison(folds, other, byName);
    }

    /** Returns the names, the best first by the mean of the score. */
    public List<String> ranking() {
        Comparator<String> better = (first, second) -> {
            double a = get(first).mean(score);
            double b = get(second).mean(score);
            return score.isBetter(a, b) ? -1 : score.isBetter(b, a) ? 1 : 0;
        };
        return byName.keySet().stream().sorted(better).toList();
    }

    /** Returns the cross-validation of each estimator by its name, in the order in which they were given. */
    public Map<String, CrossValidation> validations() {
        return Collections.unmodifiableMap(byName);
    }

    /**
     * Returns the cross-validation of one estimator.
     *
     * @throws IllegalArgumentException if there is none of this name
     */
    public CrossValidation get(String name) {
        CrossValidation validation = byName.get(name);
        if (validation == null) {
            throw new IllegalArgumentException(
                    "compareOn: there is no estimator '" + name + "'" + Names.didYouMean(name, byName.keySet()));
        }
        return validation;
    }

    private Report report() {
        Table table = Table.of(
                Column.text("estimator"),
                Column.formatted("mean " + score.name(), String::valueOf),
                Column.formatted("worst fold", String::valueOf),
                Column.decimals("seconds a fit", 3));
        for (String name : ranking()) {
            CrossValidation validation = get(name);
            table = table.row(
                    name,
                    Sample.spread(validation.scores(score)),
                    Score.text(worst(validation)),
                    Sample.mean(validation.seconds()));
        }
        return Report.of()
                .paragraph(String.format(
                        Locale.ROOT,
                        "%d folds of %,d rows, the best %s first",
                        folds.size(),
                        folds.data().size(),
                        score.name()))
                .add(table);
    }

    private double worst(CrossValidation validation) {
        double worst = validation.scores(score)[0];
        for (double value : validation.scores(score)) {
            worst = score.isBetter(worst, value) ? value : worst;
        }
        return worst;
    }

    @Override
    public MimeBundle display() {
        return report().display();
    }

    /** Returns the table as text that starts with a newline. */
    @Override
    public String toString() {
        return report().toString();
    }
}
