package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import cortado.network.Weights;
import cortado.train.Objectives;
import cortado.train.Optimizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty training steps of each optimizer against PyTorch. */
class OptimizerGoldenTest {
    private static final Map<String, BiFunction<Optimizer, JsonObject, Optimizer>> SETTINGS = Map.ofEntries(
            Map.entry("momentum", number("momentum", Optimizer::momentum)),
            Map.entry("nesterov", (optimizer, spec) -> optimizer.nesterov()),
            Map.entry("rho", number("rho", Optimizer::rho)),
            Map.entry("centered", (optimizer, spec) -> optimizer.centered()),
            Map.entry(
                    "beta1",
                    (optimizer, spec) -> optimizer.betas(
                            spec.get("beta1").getAsDouble(), spec.get("beta2").getAsDouble())),
            Map.entry("momentumDecay", number("momentumDecay", Optimizer::momentumDecay)),
            Map.entry("initialAccumulator", number("initialAccumulator", Optimizer::initialAccumulator)),
            Map.entry("epsilon", number("epsilon", Optimizer::epsilon)),
            Map.entry("weightDecay", number("weightDecay", Optimizer::weightDecay)),
            Map.entry("clipNorm", number("clipNorm", Optimizer::clipNorm)),
            Map.entry("clipValue", number("clipValue", Optimizer::clipValue)),
            Map.entry(
                    "accumulate",
                    (optimizer, spec) ->
                            optimizer.accumulate(spec.get("accumulate").getAsInt())));

    static Stream<Golden> cases() {
        return Golden.all("optimizer", 27);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twenty_steps_end_at_pytorchs_weights_with_its_losses(Golden golden) {
        assertSteps(golden, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_they_do_when_every_product_is_cut_out_of_autograd(Golden golden) {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);
        assertSteps(golden, 0);
    }

    static void assertSteps(Golden golden, long smallestProduct) {
        Run run = Run.of(golden, smallestProduct);
        run.steps(Objectives.of(golden.text("loss"), GoldenNetworks.of(golden)), 0, run.count());
        run.assertEnd();
    }

    /** The steps of a golden, by one program or by several that follow each other. */
    static final class Run {
        private final Golden golden;
        private final long smallestProduct;
        private final float[] losses;
        private Weights weights;
        private Weights state = Weights.of(Map.of());

        private Run(Golden golden, long smallestProduct) {
            this.golden = golden;
            this.smallestProduct = smallestProduct;
            losses = new float[golden.json().get("steps").getAsInt()];
            weights = golden.weights("initialWeights", "initialBuffers");
        }

        static Run of(Golden golden, long smallestProduct) {
            return new Run(golden, smallestProduct);
        }

        int count() {
            return losses.length;
        }

        void steps(Objective objective, int first, int end) {
            List<JsonObject> batches = batches(golden);
            int rows = Golden.Array.of(batches.get(0).getAsJsonObject("x")).shape()[0];
            Update update = Objectives.update(optimizer(golden));
            try (TrainingProgram program = new TrainingProgram(objective, update, weights, state, smallestProduct);
                    TrainingProgram.Order order = program.order(
                            IntStream.range(0, rows * batches.size()).toArray())) {
                TrainingProgram.Samples samples =
                        program.upload(features(batches), labels(batches, golden.text("loss")));
                for (int step = first; step < end; step++) {
                    int from = step % batches.size() * rows;
                    program.steps(samples, order, from, rows, rate(golden, step), step);
                    losses[step] = (float) program.totals().loss();
                }
                weights = program.weights();
                state = program.state();
            }
        }

        void assertEnd() {
            golden.assertClose("losses", losses, golden.array("losses"));
            Map<String, Golden.Array> expected = new TreeMap<>(golden.arrays("finalWeights"));
            expected.putAll(golden.arrays("finalBuffers"));
            assertThat(weights.names()).containsExactlyInAnyOrderElementsOf(expected.keySet());
            expected.forEach(
                    (name, array) -> golden.assertClose(name, weights.get(name).values(), array));
        }
    }

    private static Optimizer optimizer(Golden golden) {
        JsonObject spec = golden.json().getAsJsonObject("optimizer");
        Optimizer optimizer = named(spec.get("name").getAsString(), rate(golden));
        for (String setting : spec.keySet()) {
            optimizer = SETTINGS.getOrDefault(setting, (before, all) -> before).apply(optimizer, spec);
        }
        return optimizer;
    }

    private static Optimizer named(String name, double rate) {
        return switch (name) {
            case "sgd" -> Optimizer.sgd(rate);
            case "adam" -> Optimizer.adam(rate);
            case "adamW" -> Optimizer.adamW(rate);
            case "rmsProp" -> Optimizer.rmsProp(rate);
            case "adagrad" -> Optimizer.adagrad(rate);
            case "adadelta" -> Optimizer.adadelta(rate);
            case "nadam" -> Optimizer.nadam(rate);
            case "lion" -> Optimizer.lion(rate);
            default -> throw new IllegalArgumentException("no optimizer " + name);
        };
    }

    private static BiFunction<Optimizer, JsonObject, Optimizer> number(
            String setting, BiFunction<Optimizer, Double, Optimizer> set) {
        return (optimizer, spec) -> set.apply(optimizer, spec.get(setting).getAsDouble());
    }

    /** Returns the rate of a step; none if its gradients only add up. */
    private static double rate(Golden golden, int step) {
        JsonObject spec = golden.json().getAsJsonObject("optimizer");
        boolean isWaiting =
                spec.has("accumulate") && (step + 1) % spec.get("accumulate").getAsInt() != 0;
        return isWaiting ? Double.NaN : rate(golden);
    }

    private static double rate(Golden golden) {
        return golden.json().getAsJsonObject("optimizer").get("learningRate").getAsDouble();
    }

    private static List<JsonObject> batches(Golden golden) {
        JsonArray array = golden.json().getAsJsonArray("batches");
        List<JsonObject> batches = new ArrayList<>();
        array.forEach(batch -> batches.add(batch.getAsJsonObject()));
        return batches;
    }

    private static FloatBuffer features(List<JsonObject> batches) {
        return FloatBuffer.wrap(joined(batches, "x").floats());
    }

    private static Labels labels(List<JsonObject> batches, String loss) {
        return joined(batches, "targets").labels(loss);
    }

    static Golden.Array joined(List<JsonObject> batches, String member) {
        List<Golden.Array> arrays = batches.stream()
                .map(batch -> Golden.Array.of(batch.getAsJsonObject(member)))
                .toList();
        double[] values = arrays.stream()
                .flatMapToDouble(array -> java.util.Arrays.stream(array.values()))
                .toArray();
        int[] shape = arrays.get(0).shape().clone();
        shape[0] *= arrays.size();
        return new Golden.Array(shape, values);
    }
}
