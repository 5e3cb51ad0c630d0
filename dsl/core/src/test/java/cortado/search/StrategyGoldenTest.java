package cortado.search;

import static cortado.Cortado.bayes;
import static cortado.Cortado.random;
import static cortado.Cortado.uniform;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import cortado.metric.Score;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Searches for the minimum of known functions, beside Optuna's; golden/search/optuna_regrets.py made the numbers. */
class StrategyGoldenTest {
    private static final double[] ALPHA = {1.0, 1.2, 3.0, 3.2};
    private static final double[][] A = {
        {10, 3, 17, 3.5, 1.7, 8}, {0.05, 10, 17, 0.1, 8, 14}, {3, 3.5, 1.7, 10, 17, 8}, {17, 8, 0.05, 10, 0.1, 14}
    };
    private static final double[][] P = {
        {1312, 1696, 5569, 124, 8283, 5886},
        {2329, 4135, 8307, 3736, 1004, 9991},
        {2348, 1451, 3522, 2883, 3047, 6650},
        {4047, 8828, 8732, 5743, 1091, 381}
    };

    private static double branin(Trial t) {
        double x = t.real("x");
        double y = t.real("y");
        double bent = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return bent * bent + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10 - 0.39788735772973816;
    }

    private static double hartmann6(Trial t) {
        double total = 0;
        for (int i = 0; i < ALPHA.length; i++) {
            double distance = 0;
            for (int j = 0; j < 6; j++) {
                double off = t.real("x" + j) - P[i][j] * 1e-4;
                distance += A[i][j] * off * off;
            }
            total += ALPHA[i] * Math.exp(-distance);
        }
        return 3.32236801141551 - total;
    }

    @Test
    void branin_is_searched_as_well_as_by_optuna() throws IOException {
        Parameter[] space = {uniform("x", -5, 10), uniform("y", 0, 15)};
        check("branin", trials -> bayes(trials, space), trials -> random(trials, space), StrategyGoldenTest::branin);
    }

    @Test
    void hartmann_of_six_dimensions_is_searched_as_well_as_by_optuna() throws IOException {
        Parameter[] space =
                IntStream.range(0, 6).mapToObj(i -> uniform("x" + i, 0, 1)).toArray(Parameter[]::new);
        check(
                "hartmann6",
                trials -> bayes(trials, space),
                trials -> random(trials, space),
                StrategyGoldenTest::hartmann6);
    }

    private static void check(
            String name,
            Function<Integer, Search> bayes,
            Function<Integer, Search> random,
            ToDoubleFunction<Trial> value)
            throws IOException {
        JsonObject golden = golden();
        int seeds = golden.get("seeds").getAsInt();
        int trials = golden.getAsJsonObject("trials").get(name).getAsInt();
        JsonObject theirs = golden.getAsJsonObject(name);

        double[] parzen = regrets(bayes.apply(trials), seeds, value);
        double[] drawn = regrets(random.apply(trials), seeds, value);

        assertThat(median(parzen)).isLessThanOrEqualTo(1.1 * median(numbers(theirs.get("tpe"))));
        assertThat(median(parzen)).isLessThan(0.5 * median(drawn));
        // Drawing at random is the same everywhere: half to twice the median is within chance of 20 seeds.
        double ratio = median(drawn) / median(numbers(theirs.get("random")));
        assertThat(ratio).isBetween(0.5, 2.0);
    }

    private static double[] regrets(Search search, int seeds, ToDoubleFunction<Trial> value) {
        return IntStream.range(0, seeds)
                .mapToDouble(seed -> search.seed(seed)
                        .score(Score.loss())
                        .quiet()
                        .threads(1)
                        .run(Toy.DATA, t -> new Toy(value.applyAsDouble(t)))
                        .bestScore())
                .toArray();
    }

    private static double median(double[] values) {
        double[] sorted = Arrays.stream(values).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double[] numbers(JsonElement array) {
        return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
                .mapToDouble(JsonElement::getAsDouble)
                .toArray();
    }

    private static JsonObject golden() throws IOException {
        try (Reader reader = new InputStreamReader(
                StrategyGoldenTest.class.getResourceAsStream("/golden/search/optuna_regrets.json"),
                StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        }
    }
}
