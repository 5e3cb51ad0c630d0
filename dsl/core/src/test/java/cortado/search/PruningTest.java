package cortado.search;

import static cortado.Cortado.adam;
import static cortado.Cortado.choice;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.grid;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.train.Learner;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class PruningTest {
    private static final Dataset IRIS = Datasets.iris().train();
    private static final List<Double> RATES = List.of(3e-2, 2e-2, 1e-2, 1e-1, 5e-3, 1e-6, 2e-6, 3e-6, 5e-2, 4e-6);

    private static Learner learner(Trial t) {
        return sequential(input(standardize().fit(IRIS)), dense(16).relu(), dense(3))
                .compile(adam(t.real("rate")), crossEntropy())
                .epochs(10)
                .quiet();
    }

    private static Search search() {
        return grid(choice("rate", RATES.toArray())).cv(3).quiet();
    }

    @Test
    void hopeless_trials_end_early_and_the_best_stays_the_best() {
        Map<Integer, Integer> epochs = new ConcurrentHashMap<>();

        var pruned = search().prune().run(IRIS, t -> learner(t).onEpoch(epoch -> {
            epochs.merge(t.number(), 1, Integer::sum);
            return true;
        }));

        var whole = search().run(IRIS, PruningTest::learner);
        assertThat(pruned.bestValues()).isEqualTo(whole.bestValues());
        assertThat(pruned.bestScore()).isEqualTo(whole.bestScore());
        for (TrialResult trial : pruned.trials()) {
            boolean isHopeless = (Double) trial.values().get("rate") < 1e-4;
            // The first rounds have too few others to compare with.
            boolean isEnded = isHopeless && trial.number() >= 8;
            assertThat(trial.state()).isEqualTo(isEnded ? TrialState.PRUNED : TrialState.DONE);
            assertThat(epochs.get(trial.number())).isEqualTo(isEnded ? 1 : 30);
        }
        assertThat(pruned.toString()).startsWith("\n10 trials, 1 pruned: best accuracy 0.");
    }

    @Test
    void threads_do_not_change_what_is_pruned() {
        var alone = search().prune().threads(1).run(IRIS, PruningTest::learner);
        var beside = search().prune().threads(3).run(IRIS, PruningTest::learner);

        assertThat(beside.trials().stream().map(TrialResult::state))
                .isEqualTo(alone.trials().stream().map(TrialResult::state).toList());
        assertThat(beside.trials().stream().map(TrialResult::scores))
                .isEqualTo(alone.trials().stream().map(TrialResult::scores).toList());
    }

    @Test
    void a_curve_above_the_median_of_five_is_hopeless() {
        Pruner pruner = new Pruner(
                List.of(done(0.5, 0.4), done(0.6, 0.5), done(0.7, 0.6), done(0.8, 0.7), done(0.9, 0.8), done(0.1)));

        assertThat(pruner.isHopeless(List.of(0.64))).isFalse();
        assertThat(pruner.isHopeless(List.of(0.66))).isTrue();
        assertThat(pruner.isHopeless(List.of(0.9, 0.6))).isFalse();
        assertThat(pruner.isHopeless(List.of(0.9, 0.61))).isTrue();
        assertThat(pruner.isHopeless(List.of(0.6, 0.9))).isFalse();
        assertThat(pruner.isHopeless(List.of(Double.NaN))).isTrue();
        assertThat(pruner.isHopeless(List.of(0.9, 0.9, 0.9))).isFalse();
    }

    private static Finished done(Double... curve) {
        return new Finished(
                new Planned(0, new Point(Map.of()), 0), TrialState.DONE, List.of(1.0), List.of(curve), 1, "");
    }
}
