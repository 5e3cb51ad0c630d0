package cortado.search;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.metric.Score;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What a search is told beside its space. */
record SearchOptions(
        int trials,
        Cut cut,
        Optional<Score> score,
        Seed seed,
        int threads,
        int together,
        Budget budget,
        boolean isPruning,
        Optional<Duration> limit,
        Optional<Path> journal,
        boolean isQuiet) {
    /** Trials side by side where they learn from the rounds before. */
    static final int TOGETHER = 4;

    static final SearchOptions DEFAULT = new SearchOptions(
            0,
            new Cut.OfShare(0.2),
            Optional.empty(),
            Seed.DEFAULT,
            0,
            0,
            new Budget(3, 81, 3),
            false,
            Optional.empty(),
            Optional.empty(),
            false);

    SearchOptions withTrials(int value) {
        return new SearchOptions(
                value, cut, score, seed, threads, together, budget, isPruning, limit, journal, isQuiet);
    }

    SearchOptions withCut(Cut value) {
        return new SearchOptions(
                trials, value, score, seed, threads, together, budget, isPruning, limit, journal, isQuiet);
    }

    SearchOptions withScore(Score value) {
        return new SearchOptions(
                trials, cut, Optional.of(value), seed, threads, together, budget, isPruning, limit, journal, isQuiet);
    }

    SearchOptions withSeed(Seed value) {
        return new SearchOptions(
                trials, cut, score, value, threads, together, budget, isPruning, limit, journal, isQuiet);
    }

    SearchOptions withThreads(int value) {
        return new SearchOptions(
                trials,
                cut,
                score,
                seed,
                required("threads", value),
                together,
                budget,
                isPruning,
                limit,
                journal,
                isQuiet);
    }

    SearchOptions withTogether(int value) {
        return new SearchOptions(
                trials,
                cut,
                score,
                seed,
                threads,
                required("together", value),
                budget,
                isPruning,
                limit,
                journal,
                isQuiet);
    }

    SearchOptions withEpochs(int least, int most) {
        return withBudget(new Budget(least, most, budget.factor()));
    }

    SearchOptions withFactor(int value) {
        return withBudget(new Budget(budget.least(), budget.most(), value));
    }

    private SearchOptions withBudget(Budget value) {
        return new SearchOptions(
                trials, cut, score, seed, threads, together, value, isPruning, limit, journal, isQuiet);
    }

    SearchOptions withPruning() {
        return new SearchOptions(trials, cut, score, seed, threads, together, budget, true, limit, journal, isQuiet);
    }

    SearchOptions withLimit(Duration value) {
        return new SearchOptions(
                trials, cut, score, seed, threads, together, budget, isPruning, Optional.of(value), journal, isQuiet);
    }

    SearchOptions withJournal(Path value) {
        return new SearchOptions(
                trials, cut, score, seed, threads, together, budget, isPruning, limit, Optional.of(value), isQuiet);
    }

    SearchOptions withoutJournal() {
        return new SearchOptions(
                trials, cut, score, seed, threads, together, budget, isPruning, limit, Optional.empty(), isQuiet);
    }

    SearchOptions withQuiet() {
        return new SearchOptions(trials, cut, score, seed, threads, together, budget, isPruning, limit, journal, true);
    }

    private static int required(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("search: " + option + " must be at least 1, but was " + value + ".");
        }
        return value;
    }

    void check(Problems problems) {
        budget.check(problems);
        limit.ifPresent(time ->
                problems.check(!time.isNegative() && !time.isZero(), "timeLimit must be above 0, but was %s", time));
        journal.ifPresent(path -> problems.check(
                !Files.isDirectory(path), "journal needs a file, but %s is a folder. Name a file in it", path));
    }

    /** Returns how many trials run without learning from each other, given how many can where nobody chose. */
    int together(int usual) {
        if (together > 0) {
            return together;
        }
        return isPruning ? Math.min(TOGETHER, usual) : usual;
    }

    /** Returns how many native programs run at a time: as many as there are cores for the threads of each. */
    int parallel() {
        int each = Math.max(1, Integer.getInteger("cortado.threads", 1));
        return threads > 0 ? threads : Math.max(1, Runtime.getRuntime().availableProcessors() / each);
    }

    /** Returns the options that the result depends on, as they are written. */
    String written(boolean hasBudget) {
        return (hasBudget
                        ? ".epochs(" + budget.least() + ", " + budget.most() + ").factor(" + budget.factor() + ")"
                        : "")
                + cut.written() + (isPruning ? ".prune()" : "") + (together > 0 ? ".together(" + together + ")" : "")
                + ".seed(" + seed.value() + ")";
    }
}
