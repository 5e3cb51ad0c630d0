package cortado.search;

import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.choice;
import static cortado.Cortado.dense;
import static cortado.Cortado.grid;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.standardize;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.data.Dataset;
import cortado.data.Folds;
import cortado.metric.Score;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A grid over the strength of a logistic regression, beside scikit-learn's; golden/search/grid_search.py made the numbers. */
class GridGoldenTest {
    private record Golden(float[][] x, int[] y, double[] strengths, double[][] losses, double best) {}

    /** scikit-learn's C is one over twice the rows times the penalty of a weight. */
    @Test
    void a_grid_equals_that_of_scikit_learn_on_the_same_folds() throws IOException {
        Golden golden = golden();
        Dataset data = Dataset.of(golden.x(), golden.y());
        List<Integer> groups =
                IntStream.range(0, data.size()).mapToObj(row -> row % 5).toList();
        int trained = data.size() * 4 / 5;

        var result = grid(choice("c", 0.001, 0.01, 0.1))
                .folds(Folds.ofGroups(data, 5, groups))
                .score(Score.loss())
                .quiet()
                .run(data, t -> sequential(input(standardize().fit(data)), dense(1).l2(1 / (2 * t.real("c") * trained)))
                        .compile(sgd(0.1).momentum(0.9), binaryCrossEntropy())
                        .batchSize(data.size())
                        .epochs(1_000));

        for (int i = 0; i < golden.strengths().length; i++) {
            TrialResult trial = result.trials().get(i);
            assertThat(trial.values()).isEqualTo(Map.of("c", golden.strengths()[i]));
            double[] ours =
                    trial.scores().stream().mapToDouble(Double::doubleValue).toArray();
            assertThat(ours).containsExactly(golden.losses()[i], within(2e-4));
        }
        assertThat(result.bestValues()).isEqualTo(Map.of("c", golden.best()));
    }

    private static Golden golden() throws IOException {
        try (Reader reader = new InputStreamReader(
                GridGoldenTest.class.getResourceAsStream("/golden/search/grid_search.json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class);
        }
    }
}
