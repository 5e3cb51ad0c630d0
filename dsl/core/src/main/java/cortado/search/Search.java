package cortado.search;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import cortado.metric.Score;
import cortado.train.Estimator;
import cortado.train.Fitted;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A search for the settings with which an estimator does best: which are tried, on which rows they are judged, and by what.
 *
 * <p>Immutable. The same seed gives the same trials and the same result, whatever the number of threads.
 */
public final class Search {
    private static final int MOST = 100_000;

    private final Tactic tactic;
    private final Space space;
    private final SearchOptions options;

    /** How trials are chosen. */
    private enum Tactic {
        GRID,
        RANDOM,
        BAYES,
        HALVING,
        HYPERBAND,
        ASHA;

        String call() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean hasBudget() {
            return this == HALVING || this == HYPERBAND || this == ASHA;
        }
    }

    private Search(Tactic tactic, Space space, SearchOptions options) {
        this.tactic = tactic;
        this.space = space;
        this.options = options;
    }

    /** Returns a search that tries every combination of the values, the last parameter's changing fastest. */
    public static Search grid(Parameter... parameters) {
        return of(Tactic.GRID, 0, parameters);
    }

    /** Returns a search that tries so many combinations drawn at random, none twice. */
    public static Search random(int trials, Parameter... parameters) {
        return of(Tactic.RANDOM, trials, parameters);
    }

    /**
     * Returns a search whose trials learn from each other: after ten drawn at random, each is like the good ones and unlike the others
     * so far (tree-structured Parzen estimator).
     *
     * @see <a href="https://papers.nips.cc/paper/4443-algorithms-for-hyper-parameter-optimization">Bergstra et al. 2011</a>
     */
    public static Search bayes(int trials, Parameter... parameters) {
        return of(Tactic.BAYES, trials, parameters);
    }

    /**
     * Returns a search that gives all trials few epochs, the best third three times as many, and so on: see {@link #epochs} and
     * {@link #factor}. The estimator is built with {@code t.epochs()}.
     *
     * @see <a href="https://proceedings.mlr.press/v51/jamieson16.html">Jamieson and Talwalkar 2016</a>
     */
    public static Search halving(int trials, Parameter... parameters) {
        return of(Tactic.HALVING, trials, parameters);
    }

    /**
     * Returns a search that halves several times, from many trials that begin with few epochs to few trials with all of them. The
     * estimator is built with {@code t.epochs()}.
     *
     * @see <a href="https://jmlr.org/papers/v18/16-558.html">Li et al. 2018</a>
     */
    public static Search hyperband(Parameter... parameters) {
        return of(Tactic.HYPERBAND, 1, parameters);
    }

    /**
     * Returns a search that halves without waiting: a trial goes on as soon as it is among the best part of those so far. The
     * estimator is built with {@code t.epochs()}.
     *
     * @see <a href="https://arxiv.org/abs/1810.05934">Li et al. 2020</a>
     */
    public static Search asha(int trials, Parameter... parameters) {
        return of(Tactic.ASHA, trials, parameters);
    }

    private static Search of(Tactic tactic, int trials, Parameter... parameters) {
        SearchOptions options = SearchOptions.DEFAULT.withTrials(trials);
        return new Search(
                tactic, new Space(List.of(parameters)), tactic == Tactic.ASHA ? options.withFactor(4) : options);
    }

    /** Returns this search judging by cross-validation: the mean score of so many folds, in which classes keep their shares. */
    public Search cv(int folds) {
        return with(options.withCut(new Cut.OfFolds(folds)));
    }

    /** Returns this search judging on a share of the rows that are held out, 0.2 by default. */
    public Search validationSplit(double share) {
        return with(options.withCut(new Cut.OfShare(share)));
    }

    /**
     * Returns this search judging on given folds, of groups or of time for example; {@link #run} takes the data that they cut.
     */
    public Search folds(Folds folds) {
        return with(options.withCut(new Cut.OfGiven(folds)));
    }

    /** Returns this search with another score; by default accuracy for classes, r2 for real values. */
    public Search score(Score score) {
        return with(options.withScore(score));
    }

    /** Returns this search with another seed, 0 by default: of points, folds and {@code t.seed()}. */
    public Search seed(long seed) {
        return with(options.withSeed(new Seed(seed)));
    }

    /**
     * Returns this search with so many trials or folds at a time, by default one for each core. Each trains with one native thread.
     */
    public Search threads(int threads) {
        return with(options.withThreads(threads));
    }

    /**
     * Returns this search with so many trials between which nothing is learned, so that they can run at a time: 1 by default for
     * {@link #bayes}, 4 for {@link #asha} and with {@link #prune}. The result depends on it, but not on {@link #threads}.
     */
    public Search together(int trials) {
        return with(options.withTogether(trials));
    }

    /**
     * Returns this search giving trials of halving, hyperband and asha so many epochs, 3 and 81 by default.
     *
     * @param least of the first round, or somewhat more: the rounds are counted down from the last one
     * @param most of the last round
     */
    public Search epochs(int least, int most) {
        return with(options.withEpochs(least, most));
    }

    /** Returns this search letting one in so many trials go on with so many times the epochs; 3 by default, 4 for {@link #asha}. */
    public Search factor(int factor) {
        return with(options.withFactor(factor));
    }

    /**
     * Returns this search ending a trial after an epoch of its first fold if its best validation loss is above the median that
     * earlier trials had after that epoch. A learner without validation data of its own is validated on the fold. Estimators that
     * are no learners are never ended.
     */
    public Search prune() {
        return with(options.withPruning());
    }

    /** Returns this search beginning no trial after so much time; a started one is finished. */
    public Search timeLimit(Duration limit) {
        return with(options.withLimit(limit));
    }

    /**
     * Returns this search writing each finished trial to a file, from which the same search goes on if it was killed: no finished
     * trial is done again, and the result is the same. What the estimator is built like is not written; it must be the same.
     */
    public Search journal(Path path) {
        return with(options.withJournal(path));
    }

    /** Returns this search showing nothing while it runs. */
    public Search quiet() {
        return with(options.withQuiet());
    }

    Search withoutJournal() {
        return with(options.withoutJournal());
    }

    private Search with(SearchOptions newOptions) {
        return new Search(tactic, space, newOptions);
    }

    /**
     * Tries the settings on the rows.
     *
     * @param data what estimators are trained and judged on
     * @param builder builds the estimator of a trial, reading all of its settings
     * @throws IllegalArgumentException with all problems of the search, or if a setting is never read or read wrongly
     * @throws IllegalStateException if no trial came to an end; the message says why the first one failed
     */
    public <F extends Fitted> SearchResult<F> run(Dataset data, Function<Trial, ? extends Estimator<F>> builder) {
        return run(data, Optional.empty(), builder);
    }

    /**
     * Tries the settings on the training rows of a split; {@link SearchResult#test()} judges the best one once on the others.
     *
     * @throws IllegalArgumentException with all problems of the search, or if a setting is never read or read wrongly
     * @throws IllegalStateException if no trial came to an end; the message says why the first one failed
     */
    public <F extends Fitted> SearchResult<F> run(Split split, Function<Trial, ? extends Estimator<F>> builder) {
        return run(split.train(), Optional.of(split.test()), builder);
    }

    /** Returns an estimator whose fit is this search: to be cross-validated itself, which makes the cross-validation nested. */
    public <F extends Fitted> Estimator<SearchResult<F>> over(Function<Trial, ? extends Estimator<F>> builder) {
        return new SearchEstimator<>(this, builder);
    }

    private <F extends Fitted> SearchResult<F> run(
            Dataset data, Optional<Dataset> test, Function<Trial, ? extends Estimator<F>> builder) {
        Problems problems = Problems.in("search");
        space.check(problems);
        if (problems.count() == 0) {
            checkTactic(problems);
        }
        options.check(problems);
        options.cut().check(data, problems);
        problems.throwIfAny();
        Score score = options.score().orElseGet(() -> Score.usual(data.isClassification()));
        SearchRun<F> run = new SearchRun<>(space, options, score, strategy(score), toString(score), builder);
        return new SearchResult<>(run.on(data), run, data, test);
    }

    private void checkTactic(Problems problems) {
        if (tactic == Tactic.GRID) {
            for (Parameter parameter : space.parameters()) {
                problems.check(
                        !parameter.range().all().isEmpty(),
                        "grid cannot try all values of %s. List them with choice(\"%s\", ...), or use random(50, ...)",
                        parameter,
                        parameter.name());
            }
            if (problems.count() == 0) {
                int points = space.grid().size();
                problems.check(
                        points <= MOST,
                        "grid must have at most %,d combinations, but has %,d. Use random(50, ...)",
                        MOST,
                        points);
            }
        } else {
            problems.check(
                    options.trials() >= 1 && options.trials() <= MOST,
                    "the number of trials must be from 1 to %,d, but was %,d",
                    MOST,
                    options.trials());
        }
    }

    private Strategy strategy(Score score) {
        Draws draws = new Draws(space, options.seed().child("points"));
        int trials = options.trials();
        return switch (tactic) {
            case GRID -> new Listed(space.grid(), options.together(MOST));
            case RANDOM -> new Listed(draws.first(trials), options.together(MOST));
            case BAYES -> new Tpe(space, score, trials, options.together(1), options.seed());
            case HALVING -> Brackets.halving(trials, options.budget(), score, draws);
            case HYPERBAND -> Brackets.hyperband(options.budget(), score, draws);
            case ASHA ->
                new Asha(draws.first(trials), options.budget(), score, options.together(SearchOptions.TOGETHER));
        };
    }

    /** Returns what the result depends on, as it is written. */
    private String toString(Score score) {
        boolean isCounted = tactic != Tactic.GRID && tactic != Tactic.HYPERBAND;
        return tactic.call() + "(" + (isCounted ? options.trials() + ", " : "")
                + space.parameters().stream().map(Parameter::toString).collect(Collectors.joining(", ")) + ")"
                + options.written(tactic.hasBudget()) + ".score(" + score + ")";
    }

    /** Returns the search as it is written. */
    @Override
    public String toString() {
        return options.score().map(this::toString).orElseGet(() -> toString(Score.accuracy())
                .replace(".score(accuracy)", ""));
    }
}
