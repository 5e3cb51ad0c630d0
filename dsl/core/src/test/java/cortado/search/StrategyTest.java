package cortado.search;

import static cortado.Cortado.asha;
import static cortado.Cortado.bayes;
import static cortado.Cortado.choice;
import static cortado.Cortado.halving;
import static cortado.Cortado.hyperband;
import static cortado.Cortado.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.metric.Score;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which trials strategies choose; what a trial is worth is known beforehand. */
class StrategyTest {
    /** The loss falls with the epochs, but never below that of the point. */
    private static Toy toy(Trial t) {
        return new Toy(t.real("x") + 1.0 / t.epochs());
    }

    private static Map<Integer, Long> byEpochs(SearchResult<Toy> result) {
        return result.trials().stream()
                .collect(Collectors.groupingBy(TrialResult::epochs, LinkedHashMap::new, Collectors.counting()));
    }

    @Test
    void halving_gives_the_best_third_three_times_the_epochs() {
        var result = halving(27, uniform("x", 0, 1))
                .epochs(1, 27)
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, StrategyTest::toy);

        assertThat(byEpochs(result)).isEqualTo(Map.of(1, 27L, 3, 9L, 9, 3L, 27, 1L));
        List<Object> first = xs(result, 1);
        List<Object> bestNine = first.stream().sorted().limit(9).toList();
        assertThat(xs(result, 3)).containsExactlyElementsOf(bestNine);
        assertThat(result.bestValues())
                .containsEntry(
                        "x",
                        first.stream()
                                .map(x -> (Double) x)
                                .min(Comparator.naturalOrder())
                                .orElseThrow());
    }

    private static List<Object> xs(SearchResult<Toy> result, int epochs) {
        return result.trials().stream()
                .filter(trial -> trial.epochs() == epochs)
                .map(trial -> trial.values().get("x"))
                .toList();
    }

    /** The numbers of Li et al. 2018, table 1; the last of one bracket and the first of the next have as many epochs. */
    @Test
    void hyperband_has_the_brackets_of_the_paper() {
        var result = hyperband(uniform("x", 0, 1))
                .epochs(1, 81)
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, StrategyTest::toy);

        List<List<Integer>> runs = new java.util.ArrayList<>();
        for (TrialResult trial : result.trials()) {
            if (runs.isEmpty() || runs.get(runs.size() - 1).get(1) != trial.epochs()) {
                runs.add(List.of(0, trial.epochs()));
            }
            List<Integer> last = runs.remove(runs.size() - 1);
            runs.add(List.of(last.get(0) + 1, last.get(1)));
        }
        assertThat(runs)
                .containsExactly(
                        List.of(81, 1),
                        List.of(27, 3),
                        List.of(9, 9),
                        List.of(3, 27),
                        List.of(1, 81),
                        List.of(34, 3),
                        List.of(11, 9),
                        List.of(3, 27),
                        List.of(1, 81),
                        List.of(15, 9),
                        List.of(5, 27),
                        List.of(1, 81),
                        List.of(8, 27),
                        List.of(2 + 5, 81));
    }

    @Test
    void asha_promotes_the_best_fourth_without_waiting() {
        var result = asha(64, uniform("x", 0, 1))
                .epochs(1, 64)
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, StrategyTest::toy);

        Map<Integer, Long> counts = byEpochs(result);
        assertThat(counts).containsEntry(1, 64L);
        assertThat(counts.get(4)).isBetween(16L, 28L);
        assertThat(counts.get(64)).isGreaterThanOrEqualTo(1);
        // The first promotion comes long before all trials have begun.
        assertThat(result.trials().get(4).epochs()).isEqualTo(4);
        // Whatever was best among all of them went to the end.
        double best = result.trials().stream()
                .mapToDouble(trial -> (Double) trial.values().get("x"))
                .min()
                .orElseThrow();
        assertThat(result.bestValues()).containsEntry("x", best);
        assertThat(result.trials().stream().filter(t -> t.epochs() > 1))
                .allSatisfy(promoted -> assertThat(result.trials()).anySatisfy(earlier -> {
                    assertThat(earlier.values()).isEqualTo(promoted.values());
                    assertThat(earlier.epochs() * 4).isEqualTo(promoted.epochs());
                    assertThat(earlier.number()).isLessThan(promoted.number());
                }));
    }

    @Test
    void a_strategy_that_varies_epochs_needs_them_read() {
        assertThatThrownBy(() -> halving(9, uniform("x", 0, 1)).quiet().run(Toy.DATA, t -> new Toy(t.real("x"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "search: trial 0 was built without reading t.epochs(), which the search varies. Pass .epochs(t.epochs()).");
    }

    @Test
    void bayes_tries_every_point_of_a_small_space_once() {
        var result = bayes(50, choice("a", 1, 2, 3, 4), choice("b", 1, 2, 3, 4))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> new Toy(t.integer("a") * t.integer("b")));

        assertThat(result.trials().stream().map(TrialResult::values))
                .hasSize(16)
                .doesNotHaveDuplicates();
        assertThat(result.bestValues()).isEqualTo(Map.of("a", 1, "b", 1));
    }

    @Test
    void bayes_does_not_depend_on_threads() {
        Search search = bayes(30, uniform("x", -1, 1), uniform("y", -1, 1))
                .together(3)
                .score(Score.loss())
                .quiet();

        assertThat(values(search.threads(1))).isEqualTo(values(search.threads(3)));
    }

    private static List<Map<String, Object>> values(Search search) {
        return search.run(Toy.DATA, t -> new Toy(t.real("x") * t.real("x") + Math.abs(t.real("y")))).trials().stream()
                .map(TrialResult::values)
                .toList();
    }
}
