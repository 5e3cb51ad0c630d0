package cortado.train;

import cortado.metric.Score;
import cortado.train.Diagnosis.Verdict;
import java.util.Locale;

/** Reads a learning curve; the rules are those of {@link LearningCurve#diagnosis}. */
final class CurveDiagnosis {
    /** Share of the way from chance to perfect below which training rows are not learned. */
    private static final double LEARNED = 0.8;

    /** Share of that way that held-out rows may be behind. */
    private static final double GAP = 0.1;

    /** Share of that way that the last step must have brought for more rows to help. */
    private static final double GAIN = 0.01;

    private final Score score;
    private final int[] sizes;
    private final double[][] training;
    private final double[][] validation;
    private final Skill skill;

    CurveDiagnosis(Score score, int[] sizes, double[][] training, double[][] validation, Skill skill) {
        this.score = score;
        this.sizes = sizes;
        this.training = training;
        this.validation = validation;
        this.skill = skill;
    }

    Diagnosis diagnosis() {
        double[] trained = training[sizes.length - 1];
        double[] held = validation[sizes.length - 1];
        double learned = skill.share(Sample.mean(trained));
        double gap = learned - skill.share(Sample.mean(held));
        boolean isBehind = isAbove(difference(trained, held), GAP);
        if (learned < LEARNED && !(isBehind && gap >= 1 - learned)) {
            return underfitting();
        }
        if (isBehind) {
            return overfitting();
        }
        if (isRising()) {
            return new Diagnosis(Verdict.MORE_ROWS, rise(), "Collect more rows, or augment those you have.");
        }
        return new Diagnosis(
                Verdict.FINE,
                both() + (sizes.length > 1 ? ", and no longer better with more rows" : ""),
                "Nothing needs mending; a larger network may still gain a little.");
    }

    private Diagnosis overfitting() {
        return new Diagnosis(
                Verdict.OVERFITTING,
                both(),
                "Use fewer units, dropout, l2 or augmentation, or stop earlier."
                        + (isRising() ? " More rows help, too: " + rise() + "." : ""));
    }

    private Diagnosis underfitting() {
        return new Diagnosis(
                Verdict.UNDERFITTING,
                both() + ", where chance gives " + Score.text(skill.chance()),
                "More units, layers or epochs, another learning rate or better features may help; more rows will not.");
    }

    private String both() {
        return String.format(
                Locale.ROOT,
                "%s %s on training rows and %s on held-out rows",
                score,
                last(training, 1),
                last(validation, 1));
    }

    private String rise() {
        return String.format(
                Locale.ROOT,
                "%s on held-out rows went from %s with %,d training rows to %s with %,d",
                score,
                last(validation, 2),
                sizes[sizes.length - 2],
                last(validation, 1),
                sizes[sizes.length - 1]);
    }

    private static String last(double[][] scores, int back) {
        return Score.text(Sample.mean(scores[scores.length - back]));
    }

    private boolean isRising() {
        int last = sizes.length - 1;
        return last > 0 && isAbove(difference(validation[last], validation[last - 1]), GAIN);
    }

    /** Returns how much better the first is in each fold, in shares of the way from chance to perfect. */
    private double[] difference(double[] better, double[] worse) {
        double[] difference = new double[better.length];
        for (int fold = 0; fold < difference.length; fold++) {
            difference[fold] = skill.share(better[fold]) - skill.share(worse[fold]);
        }
        return difference;
    }

    /** Returns whether the mean is above a limit, and farther from 0 than two standard errors. */
    private static boolean isAbove(double[] folds, double limit) {
        double mean = Sample.mean(folds);
        double error = folds.length < 2 ? 0 : Sample.deviation(folds) / Math.sqrt(folds.length);
        return mean > limit && mean > 2 * error;
    }
}
