package cortado.search;

import static cortado.Cortado.choice;
import static cortado.Cortado.integers;
import static cortado.Cortado.logUniform;
import static cortado.Cortado.random;
import static cortado.Cortado.uniform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.display.MimeBundle;
import cortado.metric.Score;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SearchViewTest {
    private static SearchResult<Toy> result() {
        return random(
                        40,
                        integers("units", 4, 64),
                        logUniform("rate", 1e-4, 1e-1),
                        choice("optimizer", "adam", "sgd"),
                        uniform("momentum", 0, 0.99).when("optimizer", "sgd"))
                .score(Score.least("validation loss", evaluation -> evaluation.loss()))
                .quiet()
                .run(Toy.DATA, t -> {
                    double momentum = t.text("optimizer").equals("sgd") ? 1 - t.real("momentum") : 0.2;
                    return new Toy(Math.abs(Math.log10(t.real("rate")) + 2.5) + momentum + t.integer("units") / 640.0);
                });
    }

    @Test
    void a_result_shows_its_best_trials_and_both_charts() {
        SearchResult<Toy> result = result();
        MimeBundle bundle = result.display();

        String html = bundle.data().get(MimeBundle.HTML).toString();
        assertThat(html).contains("<p>40 trials: best validation loss ").contains("<th scope=\"col\"");
        assertThat(html.split("<img ")).hasSize(3);
        assertThat(bundle.text().lines().filter(line -> line.matches("\\s*\\d+  .*(adam|sgd).*")))
                .hasSize(10);
        assertThat(result.toString().length()).isLessThan(1000);
    }

    @Test
    void the_best_so_far_never_gets_worse() {
        SearchResult<Toy> result = result();
        List<Double> scores = result.trials().stream().map(TrialResult::score).toList();

        assertThat(result.bestScore())
                .isEqualTo(
                        scores.stream().mapToDouble(Double::doubleValue).min().orElseThrow());
        assertThat(result.chart().alt()).contains("best so far");
        assertThat(result.parallelCoordinates().alt())
                .isEqualTo("Trials: 40 lines over units, rate, optimizer, momentum, validation loss.");
    }

    @Test
    void importance_is_the_share_of_variance_between_values() {
        var result = cortado.Cortado.grid(choice("a", 0, 1), choice("b", 0, 1, 2))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> new Toy(2 * t.integer("a") + (t.integer("b") == 2 ? Math.sqrt(2.25) : 0)));

        // Scores 0 0 1.5 2 2 3.5: variance 1 between the two a, 0.5 between the three b.
        assertThat(result.importance()).containsOnlyKeys("a", "b");
        assertThat(result.importance().get("a")).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(result.importance().get("b")).isEqualTo(1 / 3.0, within(1e-12));
    }

    @Test
    void numbers_are_grouped_in_fifths() {
        var result = random(100, uniform("x", 0, 1), uniform("noise", 0, 1))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> new Toy(t.real("x") + 1e-9 * t.real("noise")));

        // Of a uniform variable, groups by fifths explain 1 - 1/25 of the variance.
        assertThat(result.importance().get("x")).isEqualTo(0.96, within(0.01));
        assertThat(result.importance().get("noise")).isLessThan(0.15);
        assertThat(result.importance().keySet()).containsExactly("x", "noise");
    }

    @Test
    void a_table_lists_all_trials_the_pruned_and_failed_ones_last() {
        var result = cortado.Cortado.grid(choice("a", 1, 2, 3))
                .score(Score.loss())
                .quiet()
                .run(Toy.DATA, t -> {
                    if (t.integer("a") == 1) {
                        throw new IllegalStateException("no");
                    }
                    return new Toy(4 - t.integer("a"));
                });

        assertThat(result.table().text()).isEqualTo("""
                        trial  a    loss  seconds
                        ─────────────────────────
                            2  3  1.0000      0.0
                            1  2  2.0000      0.0
                            0  1  failed      0.0""");
        assertThat(result.trials().get(0).values()).isEqualTo(Map.of("a", 1));
    }
}
