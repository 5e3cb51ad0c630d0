package cortado.search;

import static cortado.Cortado.adam;
import static cortado.Cortado.choice;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.grid;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.data.Split;
import cortado.metric.Score;
import cortado.train.CrossValidation;
import cortado.train.Learner;
import cortado.train.Model;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NestedSearchTest {
    private static final Dataset IRIS = Datasets.iris().train();

    private static Learner learner(Trial t) {
        return sequential(input(4), dense(t.integer("units")).relu(), dense(3))
                .compile(adam(1e-2), crossEntropy())
                .epochs(3);
    }

    /** Each fold has a search of its own, which never sees the rows that it is judged by. */
    @Test
    void a_cross_validated_search_searches_in_each_fold() {
        Search search = grid(choice("units", 2, 16)).cv(2).quiet();
        Folds folds = IRIS.folds(3);

        CrossValidation nested = search.over(NestedSearchTest::learner).crossValidate(folds);

        double[] byHand = IntStream.range(0, 3)
                .mapToDouble(i -> {
                    Split fold = folds.get(i);
                    return search.run(fold.train(), NestedSearchTest::learner)
                            .best()
                            .evaluate(fold.test())
                            .accuracy();
                })
                .toArray();
        assertThat(nested.scores(Score.accuracy())).containsExactly(byHand);
    }

    @Test
    void no_fold_writes_the_journal_or_the_files_of_a_trial(@TempDir Path folder) {
        CrossValidation nested = grid(choice("units", 2, 16))
                .cv(2)
                .journal(folder.resolve("journal.jsonl"))
                .over(trial -> learner(trial).checkpoint(folder.resolve("last.zip")))
                .crossValidate(IRIS, 2);

        assertThat(nested.evaluations()).hasSize(2);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void the_best_is_saved_as_what_it_is(@TempDir Path folder) {
        Path file = folder.resolve("best.zip");
        Model best = grid(choice("units", 2, 16))
                .quiet()
                .run(IRIS, NestedSearchTest::learner)
                .best();
        best.save(file);

        assertThat(Model.load(file).predict(IRIS)).isEqualTo(best.predict(IRIS));
    }

    @Test
    void trials_write_no_files_but_the_best_does(@TempDir Path folder) {
        Path log = folder.resolve("log.csv");
        var result =
                grid(choice("units", 2, 16)).quiet().run(IRIS, t -> learner(t).csvLog(log));

        assertThat(log).doesNotExist();
        assertThat(result.best().history().epochs()).hasSize(3);
        assertThat(Files.exists(log)).isTrue();
    }
}
