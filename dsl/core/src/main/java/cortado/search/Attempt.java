package cortado.search;

import cortado.data.Split;
import cortado.metric.Score;
import cortado.train.Epoch;
import cortado.train.Estimator;
import cortado.train.Fitted;
import cortado.train.Learner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A trial that is being done: its folds, in any order and on any threads. */
final class Attempt<F extends Fitted> {
    private final Planned planned;
    private final Estimator<F> estimator;
    private final List<Split> cuts;
    private final Score score;
    private final Optional<Pruner> pruner;
    private final double[] scores;
    private final List<Double> curve = new ArrayList<>();
    private int left;
    private long nanos;
    private @Nullable TrialState end;
    private String error = "";

    Attempt(Planned planned, Estimator<F> estimator, List<Split> cuts, Score score, Optional<Pruner> pruner) {
        this.planned = planned;
        this.estimator = estimator;
        this.cuts = cuts;
        this.score = score;
        this.pruner = pruner;
        this.scores = new double[cuts.size()];
        this.left = cuts.size();
    }

    int folds() {
        return cuts.size();
    }

    /**
     * Trains on one fold and scores it; returns what came of the trial if this was the last one.
     *
     * @throws MisuseException if the score does not fit
     * @throws InterruptedException if the thread was interrupted
     */
    Optional<Finished> fold(int fold) throws InterruptedException {
        long start = System.nanoTime();
        try {
            if (!isOver()) {
                F fitted = watched(fold).fit(cuts.get(fold).train());
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (!isOver()) {
                    scores[fold] = score(fitted, fold);
                }
            }
        } catch (MisuseException misuse) {
            throw misuse;
        } catch (RuntimeException failed) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            end(TrialState.FAILED, Finished.message(failed));
        }
        return foldDone(System.nanoTime() - start);
    }

    private double score(F fitted, int fold) {
        var evaluation = fitted.evaluate(cuts.get(fold).test());
        double number;
        try {
            number = score.of(evaluation);
        } catch (IllegalStateException unfit) {
            throw new MisuseException("search: the score " + score + " does not fit. " + unfit.getMessage());
        }
        if (Double.isNaN(number)) {
            end(TrialState.FAILED, "the score " + score + " of fold " + fold + " is not a number");
        }
        return number;
    }

    /** Returns the estimator; in the first fold, one that is looked at after each epoch. */
    @SuppressWarnings("unchecked")
    private Estimator<F> watched(int fold) {
        if (fold > 0 || pruner.isEmpty() || !(estimator instanceof Learner learner)) {
            return estimator;
        }
        Learner validated = learner.isValidated()
                ? learner
                : learner.validation(cuts.get(fold).test());
        return (Estimator<F>) validated.onEpoch(epoch -> goesOn(epoch, pruner.get()));
    }

    private synchronized boolean goesOn(Epoch epoch, Pruner judge) {
        curve.add(epoch.metrics().get("validation loss"));
        if (judge.isHopeless(curve)) {
            end(TrialState.PRUNED, "");
        }
        return end == null;
    }

    private synchronized boolean isOver() {
        return end != null;
    }

    private synchronized void end(TrialState state, String why) {
        if (end == null) {
            end = state;
            error = why;
        }
    }

    private synchronized Optional<Finished> foldDone(long spent) {
        nanos += spent;
        left--;
        if (left > 0) {
            return Optional.empty();
        }
        TrialState state = end == null ? TrialState.DONE : end;
        List<Double> given =
                state == TrialState.DONE ? Arrays.stream(scores).boxed().toList() : List.of();
        return Optional.of(new Finished(planned, state, given, List.copyOf(curve), nanos / 1e9, error));
    }
}
