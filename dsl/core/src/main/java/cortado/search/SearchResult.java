package cortado.search;

import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.metric.Evaluation;
import cortado.render.LineChart;
import cortado.render.ParallelChart;
import cortado.render.Table;
import cortado.train.Fitted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a search found. It predicts and evaluates as its {@link #best} does.
 *
 * @param <F> what the estimators learn
 */
public final class SearchResult<F extends Fitted> implements Fitted, Displayable {
    private final List<Finished> finished;
    private final SearchRun<F> run;
    private final Dataset data;
    private final Optional<Dataset> test;
    private final Finished winner;
    private @Nullable F best;
    private @Nullable Evaluation tested;

    SearchResult(List<Finished> finished, SearchRun<F> run, Dataset data, Optional<Dataset> test) {
        this.finished = finished;
        this.run = run;
        this.data = data;
        this.test = test;
        List<Finished> ranked = run.ranked(finished);
        if (ranked.isEmpty()) {
            throw new IllegalStateException(none(finished));
        }
        winner = ranked.get(0);
    }

    private static String none(List<Finished> finished) {
        String failed = finished.stream()
                .filter(trial -> trial.state() == TrialState.FAILED)
                .findFirst()
                .map(trial -> " Trial " + trial.planned().number() + " failed: " + trial.error())
                .orElse("");
        return "search: no trial came to an end, of " + finished.size() + " begun." + failed;
    }

    /**
     * Returns the best trial's estimator, trained on all rows. That happens at the first call; later ones return the same.
     *
     * @throws IllegalStateException if training was interrupted
     */
    public synchronized F best() {
        F trained = best;
        if (trained == null) {
            trained = run.estimator(winner.planned()).fit(data);
            if (Thread.currentThread().isInterrupted()) {
                return trained;
            }
            best = trained;
        }
        return trained;
    }

    /** Returns the values of the best trial, by name. */
    public Map<String, Object> bestValues() {
        return run.space().values(winner.planned().point());
    }

    /** Returns the mean score of the best trial. */
    public double bestScore() {
        return winner.mean();
    }

    /**
     * Returns how well {@link #best} does on the rows that the search never saw. They are looked at once; later calls return the same.
     *
     * @throws IllegalStateException if the search did not run on a split
     */
    public synchronized Evaluation test() {
        Evaluation evaluation = tested;
        if (evaluation == null) {
            evaluation = best().evaluate(test.orElseThrow(() -> new IllegalStateException(
                    "search: there are no rows to test on. Run it on a split: run(data.split(0.2), t -> ...).")));
            tested = evaluation;
        }
        return evaluation;
    }

    /** Returns what came of each trial, in the order of their numbers. */
    public List<TrialResult> trials() {
        return finished.stream()
                .map(trial -> TrialResult.of(run.space(), trial))
                .toList();
    }

    /** Returns all trials, the best first. */
    public Table table() {
        return SearchView.table(run, finished, finished.size());
    }

    /** Returns the score of each trial and the best so far. */
    public LineChart chart() {
        return SearchView.chart(run, finished);
    }

    /** Returns the trials with a score as lines across their settings; of a search that varies epochs, those with the most. */
    public ParallelChart parallelCoordinates() {
        return TrialLines.of(run, finished);
    }

    /**
     * Returns how much each parameter matters by itself, the most first: the share of the variance of all scores that groups of its
     * values explain, 0..1 (the correlation ratio η²). Numbers are grouped in fifths of the trials. That parameters matter only
     * together it does not see.
     */
    public Map<String, Double> importance() {
        List<Finished> ranked = run.ranked(finished);
        int most = winner.planned().epochs();
        return Importance.of(
                run.space(),
                ranked.stream()
                        .filter(trial -> trial.planned().epochs() == most)
                        .toList());
    }

    @Override
    public float[][] predict(Dataset rows) {
        return best().predict(rows);
    }

    @Override
    public float[][] predictProbability(Dataset rows) {
        return best().predictProbability(rows);
    }

    @Override
    public int[] predictClass(Dataset rows) {
        return best().predictClass(rows);
    }

    @Override
    public List<String> classNames() {
        return best().classNames();
    }

    @Override
    public Evaluation evaluate(Dataset rows) {
        return best().evaluate(rows);
    }

    @Override
    public MimeBundle display() {
        return SearchView.of(this, run, finished);
    }

    /** Returns the number of trials and the best one, as text that starts with a newline. */
    @Override
    public String toString() {
        return "\n" + SearchView.line(run, finished);
    }
}
