package cortado.train;

import cortado.train.Diagnosis.Verdict;
import java.util.Locale;
import java.util.stream.IntStream;

/** Reads the curves of one fit; the rules are those of {@link History#diagnosis}. */
final class HistoryDiagnosis {
    private static final double GAP = 0.1;
    private static final double LEARNED = 0.8;
    private static final String VALIDATION_LOSS = "validation loss";

    private final History history;
    private final double[] loss;
    private final double[] validation;
    private final int best;
    private final int chosen;

    HistoryDiagnosis(History history) {
        if (!history.metrics().contains(VALIDATION_LOSS)) {
            throw new IllegalStateException(
                    "history: diagnosis() compares training with validation, but nothing was validated. Add validationSplit(0.2) or validation(data) before fit.");
        }
        this.history = history;
        loss = history.get("loss");
        validation = history.get(VALIDATION_LOSS);
        best = IntStream.range(0, validation.length)
                .reduce((a, b) -> validation[b] < validation[a] ? b : a)
                .orElseThrow();
        chosen = history.bestEpoch() > 0 ? history.bestEpoch() - 1 : validation.length - 1;
    }

    Diagnosis diagnosis() {
        if (lost() > GAP && loss[chosen] < loss[best]) {
            return new Diagnosis(
                    Verdict.OVERFITTING,
                    said(
                            "validation loss rose from %.4g at epoch %d to %.4g at epoch %d, while the training loss fell to %.4g",
                            validation[best], best + 1, validation[chosen], chosen + 1, loss[chosen]),
                    "Add earlyStopping(3), or use fewer units, dropout, l2, augmentation or more rows.");
        }
        if (isBehind()) {
            return new Diagnosis(
                    Verdict.OVERFITTING, levels(), "Use fewer units, dropout, l2, augmentation or more rows.");
        }
        if (isFalling()) {
            int from = validation.length - 1 - quarter();
            return new Diagnosis(
                    Verdict.UNDERFITTING,
                    said(
                            "validation loss still falls, from %.4g to %.4g in the last epochs, %d to %d",
                            validation[from], validation[best], from + 1, validation.length),
                    "Train for more epochs, or with a higher learning rate.");
        }
        if (isUnlearned()) {
            return new Diagnosis(
                    Verdict.UNDERFITTING,
                    levels(),
                    "More units or layers, another learning rate (see findLearningRate) or better features may help.");
        }
        return new Diagnosis(Verdict.FINE, levels(), "Nothing needs mending.");
    }

    private static String said(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }

    private boolean hasAccuracy() {
        return history.metrics().contains("validation accuracy")
                && history.metrics().contains("accuracy");
    }

    private double at(String metric) {
        return history.get(metric)[chosen];
    }

    private String levels() {
        String metric = hasAccuracy() ? "accuracy" : "loss";
        return said(
                "%s %.4g on training rows and %.4g on validation rows at epoch %d",
                metric, at(metric), at("validation " + metric), chosen + 1);
    }

    /** Returns how much of what the validation loss had fallen it has risen again. */
    private double lost() {
        double risen = validation[chosen] - validation[best];
        double fallen = validation[0] - validation[best];
        return risen == 0 ? 0 : risen / fallen;
    }

    private boolean isBehind() {
        if (hasAccuracy()) {
            double learned = at("accuracy");
            double gap = learned - at("validation accuracy");
            return gap > GAP && (learned >= LEARNED || gap >= 1 - learned);
        }
        return validation[chosen] > 2 * loss[chosen] && validation[chosen] > GAP * validation[0];
    }

    private int quarter() {
        return validation.length / 4;
    }

    private boolean isFalling() {
        int last = validation.length - 1;
        double late = validation[last - quarter()] - validation[last];
        return quarter() > 0 && best == last && late > GAP * (validation[0] - validation[last]);
    }

    private boolean isUnlearned() {
        return hasAccuracy() ? at("accuracy") < LEARNED : loss[chosen] > (1 - GAP) * loss[0];
    }
}
