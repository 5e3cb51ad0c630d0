package cortado.engine;

import static cortado.Cortado.adam;
import static cortado.Cortado.add;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.concat;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.inputs;
import static cortado.Cortado.losses;
import static cortado.Cortado.mse;
import static cortado.Cortado.multiply;
import static cortado.Cortado.network;
import static cortado.Cortado.outputs;
import static cortado.Cortado.sgd;
import static cortado.Cortado.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.gson.JsonElement;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Loss;
import cortado.train.Objectives;
import cortado.train.Optimizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Twenty training steps of networks with several inputs, several outputs and shared layers against PyTorch. */
class BranchingGoldenTest {
    /** One network as the script has it. */
    private record Case(Network network, Loss loss, Optimizer optimizer, double learningRate) {}

    static Stream<Golden> cases() {
        return Golden.all("network", 2);
    }

    private static Case of(Golden golden) {
        return golden.name().equals("shared-layers") ? sharedLayers() : twoByTwo();
    }

    private static Case twoByTwo() {
        var image = input(1, 6, 6);
        var meta = input(4);
        var both = concat(image.then(conv2d(3, 3).relu(), flatten()), meta.then(dense(5).tanh()));
        var trunk = both.then(dense(8).relu());
        Network network = network(
                inputs(image, meta), outputs(trunk.then(dense(3).named("digit")), trunk.then(dense(1).named("age"))));
        return new Case(network, losses(crossEntropy(), mse().weighted(0.3)), adam(0.01), 0.01);
    }

    private static Case sharedLayers() {
        var left = input(4);
        var right = input(4);
        var side = shared(dense(6).relu(), dense(5).tanh());
        var a = left.then(side);
        var b = right.then(side);
        Network network =
                network(inputs(left, right), outputs(add(multiply(a, b), a, b).then(dense(1))));
        return new Case(network, binaryCrossEntropy(), sgd(0.1).momentum(0.9), 0.1);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void twenty_steps_end_at_pytorchs_weights_with_its_losses(Golden golden) {
        assertTwentySteps(golden, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void so_they_do_when_every_product_is_cut_out_of_autograd(Golden golden) {
        assumeThat(Torch.smallestOneDnnProduct(Device.ANY))
                .as("oneDNN is there")
                .isLessThan(Long.MAX_VALUE);
        assertTwentySteps(golden, 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputs_are_pytorchs(Golden golden) {
        Case of = of(golden);
        Objective objective = Objectives.of(of.loss, of.network);
        try (PredictionProgram program = new PredictionProgram(objective, golden.weights("initialWeights"))) {
            List<float[]> outputs = program.outputs(features(golden));
            PredictionProgram.Scored scored = program.score(features(golden), labels(golden));

            List<Golden.Array> expected = arrays(golden, "outputs");
            assertThat(outputs).hasSameSizeAs(expected);
            for (int i = 0; i < expected.size(); i++) {
                golden.assertClose("output " + i, outputs.get(i), expected.get(i));
                golden.assertClose("scored output " + i, scored.outputs().get(i), expected.get(i));
            }
        }
    }

    private static void assertTwentySteps(Golden golden, long smallestProduct) {
        Case of = of(golden);
        Objective objective = Objectives.of(of.loss, of.network);
        Weights start = golden.weights("initialWeights");
        assertThat(Weights.initial(of.network.graph(), new cortado.base.Seed(1)).names())
                .containsExactlyInAnyOrderElementsOf(start.names());
        int batch = golden.json().get("batch").getAsInt();
        int steps = golden.json().get("steps").getAsInt();
        int rows = arrays(golden, "features").get(0).shape()[0];
        List<Float> losses = new ArrayList<>();
        List<Float> headLosses = new ArrayList<>();
        Update update = Objectives.update(of.optimizer);
        try (TrainingProgram program =
                new TrainingProgram(objective, update, start, Weights.of(Map.of()), smallestProduct)) {
            TrainingProgram.Samples samples = program.upload(features(golden), labels(golden));
            try (TrainingProgram.Order order =
                    program.order(IntStream.range(0, rows).toArray())) {
                for (int step = 0; step < steps; step++) {
                    program.steps(samples, order, step * batch % rows, batch, of.learningRate, step);
                    Map<String, Double> means = program.totals().means();
                    losses.add(means.get("loss").floatValue());
                    means.forEach((name, mean) -> {
                        if (name.endsWith("loss") && (means.size() <= 2 || !name.equals("loss"))) {
                            headLosses.add(mean.floatValue());
                        }
                    });
                }
            }
            Weights end = program.weights();
            golden.assertClose("losses", array(losses), golden.array("losses"));
            golden.assertClose("losses of each output", array(headLosses), golden.array("headLosses"));
            golden.arrays("finalWeights")
                    .forEach((name, array) ->
                            golden.assertClose(name, end.get(name).values(), array));
        }
    }

    private static float[] array(List<Float> values) {
        float[] array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }

    private static List<FloatBuffer> features(Golden golden) {
        return arrays(golden, "features").stream()
                .map(array -> FloatBuffer.wrap(array.floats()))
                .toList();
    }

    private static List<Labels> labels(Golden golden) {
        return arrays(golden, "targets").stream()
                .map(array -> array.labels(array.shape().length == 1 ? "crossEntropy" : "mse"))
                .toList();
    }

    private static List<Golden.Array> arrays(Golden golden, String member) {
        List<Golden.Array> arrays = new ArrayList<>();
        for (JsonElement element : golden.json().getAsJsonArray(member)) {
            arrays.add(Golden.Array.of(element.getAsJsonObject()));
        }
        return arrays;
    }
}
