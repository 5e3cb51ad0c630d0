package cortado.search;

import cortado.data.Dataset;
import cortado.data.Split;
import cortado.metric.Score;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does the trials of a search, round by round. */
final class SearchRun<F extends Fitted> {
    private final Space space;
    private final SearchOptions options;
    private final Score score;
    private final Strategy strategy;
    private final String written;
    private final Function<Trial, ? extends Estimator<F>> builder;

    SearchRun(
            Space space,
            SearchOptions options,
            Score score,
            Strategy strategy,
            String written,
            Function<Trial, ? extends Estimator<F>> builder) {
        this.space = space;
        this.options = options;
        this.score = score;
        this.strategy = strategy;
        this.written = written;
        this.builder = builder;
    }

    Space space() {
        return space;
    }

    Score score() {
        return score;
    }

    /** Returns the search as it is written. */
    String written() {
        return written;
    }

    /**
     * Returns all trials that came to an end, in the order of their numbers; if the thread was interrupted, those before, with the
     * flag set.
     */
    List<Finished> on(Dataset data) {
        List<Split> cuts = options.cut().of(data, options.seed().child("folds"));
        List<Finished> finished = new ArrayList<>();
        long end = options.limit()
                .map(limit -> System.nanoTime() + limit.toNanos())
                .orElse(Long.MAX_VALUE);
        try (Journal journal = options.journal()
                        .map(path -> Journal.open(path, written, data.size()))
                        .orElse(null);
                SearchProgress progress = new SearchProgress(this, strategy.trials(), options.isQuiet());
                Threads threads = new Threads(options.parallel())) {
            List<Planned> round = strategy.next(List.of());
            while (!round.isEmpty()) {
                boolean isWhole = round(round, cuts, finished, journal, progress, threads, end);
                finished.sort(Comparator.comparingInt(trial -> trial.planned().number()));
                round = isWhole ? strategy.next(List.copyOf(finished)) : List.of();
            }
        }
        return List.copyOf(finished);
    }

    /** Does a round; returns whether all of it was done. */
    private boolean round(
            List<Planned> round,
            List<Split> cuts,
            List<Finished> finished,
            @Nullable Journal journal,
            SearchProgress progress,
            Threads threads,
            long end) {
        Optional<Pruner> pruner =
                options.isPruning() ? Optional.of(new Pruner(List.copyOf(finished))) : Optional.empty();
        List<Callable<Boolean>> tasks = new ArrayList<>();
        for (Planned planned : round) {
            Finished known = journal == null ? null : journal.known(planned);
            if (known != null) {
                finished.add(known);
                progress.done(known);
                continue;
            }
            Attempt<F> attempt;
            try {
                attempt = new Attempt<>(planned, estimator(planned).quiet().withoutFiles(), cuts, score, pruner);
            } catch (MisuseException misuse) {
                throw misuse;
            } catch (RuntimeException impossible) {
                add(Finished.failed(planned, impossible), finished, journal, progress);
                continue;
            }
            // Later folds of a trial wait for the first one only where that may end the trial.
            int apart = pruner.isPresent() ? 1 : attempt.folds();
            for (int i = 0; i < apart; i++) {
                int first = i;
                tasks.add(() -> {
                    if (first == 0 && System.nanoTime() >= end) {
                        return false;
                    }
                    for (int fold = first; fold < attempt.folds(); fold += apart) {
                        Optional<Finished> last = attempt.fold(fold);
                        if (last.isPresent()) {
                            add(last.get(), finished, journal, progress);
                        }
                    }
                    return true;
                });
            }
        }
        return threads.all(tasks);
    }

    private void add(Finished trial, List<Finished> finished, @Nullable Journal journal, SearchProgress progress) {
        synchronized (finished) {
            if (journal != null) {
                journal.add(trial, space.values(trial.planned().point()));
            }
            finished.add(trial);
            progress.done(trial);
        }
    }

    /**
     * Returns the estimator of a trial.
     *
     * @throws MisuseException if a setting is not read or read wrongly
     */
    Estimator<F> estimator(Planned planned) {
        Trial trial = new Trial(space, planned, options.seed().child("trials"));
        Estimator<F> estimator = builder.apply(trial);
        trial.checkRead();
        return options.isQuiet() ? estimator.quiet() : estimator;
    }

    /** Returns the trials with a score, the best first; those with most epochs before others, whose scores are not comparable. */
    List<Finished> ranked(List<Finished> finished) {
        return finished.stream()
                .filter(Finished::isDone)
                .sorted(Comparator.comparingInt(
                                (Finished trial) -> -trial.planned().epochs())
                        .thenComparing(Finished.bestFirst(score)))
                .toList();
    }
}
