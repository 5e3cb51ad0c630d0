package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.asha;
import static cortado.Cortado.bayes;
import static cortado.Cortado.choice;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.f1;
import static cortado.Cortado.grid;
import static cortado.Cortado.halving;
import static cortado.Cortado.hyperband;
import static cortado.Cortado.input;
import static cortado.Cortado.integers;
import static cortado.Cortado.logUniform;
import static cortado.Cortado.random;
import static cortado.Cortado.sequential;
import static cortado.Cortado.standardize;
import static cortado.Cortado.uniform;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Split;
import cortado.metric.Average;
import cortado.search.Parameter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/search.md}; a cell of a notebook shows the value that nothing is done with here. */
@SuppressWarnings("CheckReturnValue")
class SearchGuideTest {
    @TempDir
    private Path folder;

    private final Split split = Datasets.wine();

    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("search.md", SearchGuideTest.class);
    }

    @Test
    void a_grid() {
        Path file = folder.resolve("journal");

        var search = grid(choice("units", 4, 16, 64), choice("rate", 1e-3, 1e-2, 1e-1))
                .cv(3)
                .score(f1(Average.MACRO));
        var result = search.run(split, t -> sequential(
                        input(standardize().fit(split.train())),
                        dense(t.integer("units")).relu(),
                        dense(3))
                .compile(adam(t.real("rate")), crossEntropy())
                .epochs(10));

        result.bestValues(); // {units=64, rate=0.01}
        var best = result.best(); // trained on all rows of split.train(), a Model to save
        result.test(); // judged once on the rows that the search never saw
        result.table(); // all trials; trials() as values
        result.importance(); // share of the scores' variance that each setting explains alone

        search.journal(file) // finished trials, one a line; the same call goes on after a kill
                .prune() // ends a trial whose validation loss is above the median of earlier ones
                .timeLimit(Duration.ofHours(2))
                .threads(2) // by default one for each core, each with one native thread
                .seed(1);

        assertThat(result.trials()).hasSize(9);
        assertThat(best.evaluate(split.test()).accuracy()).isGreaterThan(0.9);
        assertThat(result.test().accuracy()).isGreaterThan(0.9);
    }

    @Test
    void spaces() {
        var space = new Parameter[] {
            integers("units", 4, 64),
            logUniform("rate", 1e-4, 1e-1),
            uniform("dropout", 0, 0.5),
            choice("optimizer", "adam", "sgd"),
            uniform("momentum", 0, 0.99).when("optimizer", "sgd")
        };
        random(50, space); // drawn at random, none twice
        bayes(50, space); // each like the good ones so far and unlike the others (TPE)
        halving(27, space).epochs(1, 27); // the best third goes on with three times the epochs
        hyperband(space).epochs(1, 81); // halving from many short to few long trials
        asha(64, space).epochs(1, 64); // halving without waiting for a round

        assertThat(bayes(50, space).toString()).startsWith("bayes(50, integers(\"units\", 4, 64), logUniform(");
    }
}
