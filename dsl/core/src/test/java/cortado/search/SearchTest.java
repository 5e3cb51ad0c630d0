package cortado.search;

import static cortado.Cortado.accuracy;
import static cortado.Cortado.adam;
import static cortado.Cortado.choice;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.f1;
import static cortado.Cortado.grid;
import static cortado.Cortado.input;
import static cortado.Cortado.integers;
import static cortado.Cortado.logUniform;
import static cortado.Cortado.random;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static cortado.Cortado.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import cortado.metric.Average;
import cortado.metric.Score;
import cortado.train.Learner;
import cortado.train.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchTest {
    private static final Dataset IRIS = Datasets.iris().train();

    private static Learner learner(Dataset data, int units, double rate) {
        return sequential(input(standardize().fit(data)), dense(units).relu(), dense(3))
                .compile(adam(rate), crossEntropy())
                .epochs(5)
                .batchSize(16)
                .quiet();
    }

    private static Learner learner(Trial trial) {
        return learner(IRIS, trial.integer("units"), trial.real("rate"));
    }

    private static Search smallGrid() {
        return grid(choice("units", 4, 16), choice("rate", 1e-3, 1e-2, 1e-1)).quiet();
    }

    @Test
    void a_grid_gives_the_scores_of_training_by_hand() {
        var result = smallGrid().cv(3).score(f1(Average.MACRO)).seed(7).run(IRIS, SearchTest::learner);

        Folds folds = IRIS.folds(3, new cortado.base.Seed(7).child("folds").value());
        List<TrialResult> trials = result.trials();
        int number = 0;
        for (int units : new int[] {4, 16}) {
            for (double rate : new double[] {1e-3, 1e-2, 1e-1}) {
                List<Double> byHand = new ArrayList<>();
                for (Split fold : folds) {
                    byHand.add(learner(IRIS, units, rate)
                            .fit(fold.train())
                            .evaluate(fold.test())
                            .f1(Average.MACRO));
                }
                TrialResult trial = trials.get(number++);
                assertThat(trial.values()).isEqualTo(Map.of("units", units, "rate", rate));
                assertThat(trial.scores()).isEqualTo(byHand);
                assertThat(trial.score())
                        .isEqualTo(byHand.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow());
            }
        }
        assertThat(trials).hasSize(number);
        assertThat(result.bestScore())
                .isEqualTo(trials.stream().mapToDouble(TrialResult::score).max().orElseThrow());
    }

    @Test
    void the_best_is_trained_on_all_rows_and_tested_once() {
        Split split = Datasets.iris().train().split(0.3, 1);
        var result = smallGrid().run(split, SearchTest::learner);

        Model best = result.best();
        Map<String, Object> values = result.bestValues();
        Model byHand = learner(IRIS, (Integer) values.get("units"), (Double) values.get("rate"))
                .fit(split.train());

        assertThat(best.predict(split.test())).isEqualTo(byHand.predict(split.test()));
        assertThat(result.best()).isSameAs(best);
        assertThat(result.test().accuracy())
                .isEqualTo(byHand.evaluate(split.test()).accuracy());
        assertThat(result.test()).isSameAs(result.test());
        assertThat(result.evaluate(split.test()).accuracy())
                .isEqualTo(result.test().accuracy());
    }

    @Test
    void the_first_of_equal_trials_is_the_best() {
        var result = grid(choice("loss", 3.0, 1.0, 2.0, 1.5), choice("other", "a", "b"))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> new Toy(t.real("loss") * (t.text("other").isEmpty() ? 0 : 1)));

        assertThat(result.bestValues()).isEqualTo(Map.of("loss", 1.0, "other", "a"));
        assertThat(result.toString()).isEqualTo("\n8 trials: best loss 1.0000 (trial 2: loss 1, other a)");
        assertThat(result.table().text().lines().skip(2).map(line -> line.strip()
                        .split(" ")[0]))
                .containsExactly("2", "3", "6", "7", "4", "5", "0", "1");
    }

    @Test
    void a_grid_leaves_out_what_a_condition_rules_out() {
        var result = grid(
                        choice("optimizer", "adam", "sgd"),
                        choice("momentum", 0.0, 0.9).when("optimizer", "sgd"))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> new Toy(t.text("optimizer").equals("sgd") ? t.real("momentum") : 0.5));

        assertThat(result.trials().stream().map(TrialResult::values))
                .containsExactly(
                        Map.of("optimizer", "adam"),
                        Map.of("optimizer", "sgd", "momentum", 0.0),
                        Map.of("optimizer", "sgd", "momentum", 0.9));
    }

    @Test
    void random_points_lie_in_their_ranges_and_evenly() {
        var result = random(
                        2_000,
                        uniform("a", -1, 3),
                        logUniform("b", 1e-4, 1),
                        integers("c", 1, 4),
                        choice("d", "x", "y"))
                .score(Score.loss())
                .quiet()
                .run(
                        Toy.DATA,
                        t -> new Toy(t.real("a")
                                + t.real("b")
                                + t.integer("c")
                                + t.text("d").length()));

        List<TrialResult> trials = result.trials();
        assertThat(trials).hasSize(2_000);
        assertThat(trials).allSatisfy(trial -> {
            assertThat((Double) trial.values().get("a")).isBetween(-1.0, 3.0);
            assertThat((Double) trial.values().get("b")).isBetween(1e-4, 1.0);
            assertThat((Integer) trial.values().get("c")).isBetween(1, 4);
        });
        // Of 2,000 draws a share differs from its expectation by less than four deviations, 0.045.
        assertThat(share(trials, t -> (Double) t.get("a") < 0)).isBetween(0.205, 0.295);
        assertThat(share(trials, t -> (Double) t.get("b") < 1e-2)).isBetween(0.455, 0.545);
        assertThat(share(trials, t -> t.get("c").equals(4))).isBetween(0.205, 0.295);
        assertThat(share(trials, t -> t.get("d").equals("y"))).isBetween(0.455, 0.545);
    }

    private static double share(List<TrialResult> trials, java.util.function.Predicate<Map<String, Object>> holds) {
        return (double) trials.stream().filter(t -> holds.test(t.values())).count() / trials.size();
    }

    @Test
    void no_point_is_drawn_twice() {
        var result = random(50, choice("a", 1, 2, 3), choice("b", "x", "y"))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> new Toy(t.integer("a") + t.text("b").length()));

        assertThat(result.trials().stream().map(TrialResult::values)).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void threads_do_not_change_the_result() {
        Search search = random(6, integers("units", 2, 32), logUniform("rate", 1e-3, 1e-1))
                .cv(3)
                .seed(3)
                .quiet();

        var alone = search.threads(1).run(IRIS, SearchTest::learner);
        var beside = search.threads(4).run(IRIS, SearchTest::learner);

        assertThat(scores(beside)).isEqualTo(scores(alone));
        assertThat(beside.best().predict(IRIS)).isEqualTo(alone.best().predict(IRIS));
    }

    private static List<List<Double>> scores(SearchResult<?> result) {
        return result.trials().stream().map(TrialResult::scores).toList();
    }

    @Test
    void each_trial_has_a_seed_of_its_own() {
        List<Long> seeds = new ArrayList<>();
        var result = grid(choice("loss", 1.0, 2.0, 3.0))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> {
                    seeds.add(t.seed());
                    return new Toy(t.real("loss"));
                });

        assertThat(result.trials()).hasSize(3);
        assertThat(seeds).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_failed_trial_is_recorded_and_the_search_goes_on() {
        var result = smallGrid().threads(1).run(IRIS, t -> {
            Learner learner = learner(t);
            if (t.integer("units") == 4 && t.real("rate") == 1e-2) {
                throw new IllegalStateException("no such layer");
            }
            return t.real("rate") == 1e-1 ? learner.batchSize(0) : learner;
        });

        assertThat(result.trials().stream().map(TrialResult::state))
                .containsExactly(
                        TrialState.DONE,
                        TrialState.FAILED,
                        TrialState.FAILED,
                        TrialState.DONE,
                        TrialState.DONE,
                        TrialState.FAILED);
        assertThat(result.trials().get(1).error()).isEqualTo("no such layer");
        assertThat(result.trials().get(2).error()).startsWith("fit: batchSize must be at least 1, but was 0");
        assertThat(result.trials().get(2).score()).isNaN();
        assertThat(result.toString()).startsWith("\n6 trials, 3 failed: best accuracy 0.");
    }

    @Test
    void if_every_trial_fails_the_message_says_why_the_first_did() {
        assertThatThrownBy(() -> grid(choice("a", 1, 2)).quiet().run(Toy.DATA, t -> {
                    throw new IllegalStateException("no rows of class " + t.integer("a"));
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("search: no trial came to an end, of 2 begun. Trial 0 failed: no rows of class 1");
    }

    @Test
    void a_setting_that_is_never_read_is_an_error() {
        assertThatThrownBy(() -> grid(choice("units", 4), choice("init", "zeros", "normal"))
                        .quiet()
                        .run(IRIS, t -> learner(IRIS, t.integer("units"), 1e-3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("search: trial 0 was built without reading 'init', which would be varied in vain. "
                        + "Read it, leave it out or say with when(...) in which trials it is there.");
    }

    @Test
    void a_setting_that_is_not_there_is_an_error() {
        assertThatThrownBy(
                        () -> grid(choice("units", 4)).quiet().run(IRIS, t -> learner(IRIS, t.integer("unit"), 1e-3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("search: there is no parameter 'unit'; did you mean 'units'?");
    }

    @Test
    void a_setting_whose_condition_does_not_hold_is_an_error() {
        assertThatThrownBy(() -> grid(
                                choice("kind", "adam", "sgd"),
                                choice("momentum", 0.9).when("kind", "sgd"))
                        .quiet()
                        .run(
                                Toy.DATA,
                                t -> new Toy(t.real("momentum") + t.text("kind").length())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "search: trial 0 has no 'momentum', because its condition does not hold: {kind=adam}. Read it only then.");
    }

    @Test
    void a_setting_read_as_another_type_is_an_error() {
        assertThatThrownBy(() -> grid(choice("rate", 0.1)).quiet().run(Toy.DATA, t -> new Toy(t.integer("rate"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("search: t.integer(\"rate\") needs a whole number, but the value is 0.1. Use t.real.");
    }

    @Test
    void epochs_are_there_only_where_the_search_varies_them() {
        assertThatThrownBy(() ->
                        grid(choice("rate", 0.1)).quiet().run(Toy.DATA, t -> new Toy(t.epochs() * t.real("rate"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "search: t.epochs() is there in halving, hyperband and asha only. Give the learner a number of epochs.");
    }

    @Test
    void a_score_that_does_not_fit_ends_the_search() {
        assertThatThrownBy(() -> smallGrid().score(Score.r2()).run(IRIS, SearchTest::learner))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("search: the score r2 does not fit. evaluation: r2() needs predicted real values, "
                        + "but these are classes. Ask for accuracy(), f1(Average.MACRO) or report().");
    }

    @Test
    void all_problems_are_told_at_once() {
        assertThatThrownBy(() -> grid(uniform("a", 0, 1), choice("b", 1).when("c", 1), choice("b", 2))
                        .cv(200)
                        .factor(1)
                        .run(IRIS, SearchTest::learner))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                        search: 4 problems:
                        - parameter 'b' depends on 'c', which is not an earlier one; did you mean 'a'?
                        - there are two parameters 'b'
                        - factor must be at least 2, but was 1
                        - cv must be from 2 to %d folds, the rows, but was 200""".formatted(IRIS.size()));
    }

    @Test
    void a_grid_needs_listed_values() {
        assertThatThrownBy(() -> grid(uniform("a", 0, 1)).run(IRIS, SearchTest::learner))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("search: grid cannot try all values of uniform(\"a\", 0.0, 1.0). "
                        + "List them with choice(\"a\", ...), or use random(50, ...)");
    }

    @Test
    void an_empty_grid_is_an_error() {
        assertThatThrownBy(() -> grid().run(IRIS, SearchTest::learner))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("search: there must be a parameter. Pass e.g. choice(\"units\", 32, 64)");
        assertThatThrownBy(() -> choice("units"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("choice 'units': needs at least 1 value, but has none.");
        assertThatThrownBy(() -> logUniform("rate", 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logUniform 'rate': needs a least value above 0, but has 0.0.");
        assertThatThrownBy(() -> integers("units", 4, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("integers 'units': needs a greatest value above the least, but has 4 and 4.");
    }

    @Test
    void an_interrupted_search_keeps_the_trials_before() {
        var result = grid(choice("a", 1, 2, 3, 4))
                .together(1)
                .threads(1)
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> {
                    if (t.integer("a") == 3) {
                        Thread.currentThread().interrupt();
                    }
                    return new Toy(t.integer("a"));
                });

        assertThat(Thread.interrupted()).isTrue();
        assertThat(result.trials()).hasSize(2);
        assertThat(result.bestValues()).isEqualTo(Map.of("a", 1));
    }

    @Test
    void a_search_is_written_as_it_was_called() {
        assertThat(grid(choice("units", 4, 8), choice("kind", "a")).cv(3).score(accuracy()))
                .hasToString("grid(choice(\"units\", 4, 8), choice(\"kind\", \"a\")).cv(3).seed(0).score(accuracy)");
    }
}
