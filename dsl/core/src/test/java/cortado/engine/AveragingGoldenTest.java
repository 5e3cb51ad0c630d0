package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import cortado.train.Optimizer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Averaged weights against PyTorch's. */
class AveragingGoldenTest {
    private static final Update SGD = Objectives.update(Optimizer.sgd(0.05).momentum(0.5));

    private static Golden golden(String name) {
        return Golden.all("average", 2)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void assertWeights(Golden golden, String kind, Weights actual) {
        Map<String, Golden.Array> expected = new TreeMap<>(golden.arrays(kind + "Weights"));
        expected.putAll(golden.arrays(kind + "Buffers"));
        assertThat(actual.names()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        expected.forEach((name, array) ->
                golden.assertClose(kind + " " + name, actual.get(name).values(), array));
    }

    /** What a test does with a program in training. */
    private interface Trainee {
        void see(TrainingProgram program, TrainingProgram.Samples samples, TrainingProgram.Order order, int epoch);
    }

    /** Trains as the file says, and lets the test see the program after each epoch. */
    private static void train(Golden golden, Update update, Trainee afterEpoch) {
        Network network = GoldenNetworks.of(golden);
        Objective objective = Objectives.of(golden.text("loss"), network);
        List<JsonObject> batches = new ArrayList<>();
        golden.json().getAsJsonArray("batches").forEach(batch -> batches.add(batch.getAsJsonObject()));
        Weights start = golden.weights("initialWeights", "initialBuffers");
        try (TrainingProgram program = new TrainingProgram(objective, update, start)) {
            FloatBuffer features =
                    FloatBuffer.wrap(OptimizerGoldenTest.joined(batches, "x").floats());
            Labels labels = OptimizerGoldenTest.joined(batches, "targets").labels(golden.text("loss"));
            TrainingProgram.Samples samples = program.upload(features, labels);
            int epochs = golden.json().get("epochs").getAsInt();
            try (TrainingProgram.Order order =
                    program.order(IntStream.range(0, 15).toArray())) {
                for (int epoch = 1; epoch <= epochs; epoch++) {
                    program.steps(samples, order, 0, 5, 0.05, 0, 0, 0);
                    afterEpoch.see(program, samples, order, epoch);
                }
            }
        }
    }

    @Test
    void a_moving_average_of_every_step_is_pytorchs() {
        Golden golden = golden("ema");
        train(golden, SGD.averaging(golden.json().get("decay").getAsDouble()), (program, samples, order, epoch) -> {
            if (epoch == 4) {
                assertWeights(golden, "trained", program.weights());
                program.exchange();
                assertWeights(golden, "averaged", program.weights());
                program.exchange();
                assertWeights(golden, "trained", program.weights());
            }
        });
    }

    @Test
    void an_average_of_epochs_with_its_own_statistics_is_pytorchs() {
        Golden golden = golden("swa");
        train(golden, SGD.averaging(1), (program, samples, order, epoch) -> {
            if (epoch >= 2) {
                program.average(1.0 / (epoch - 1));
            }
            if (epoch == 4) {
                Weights trained = program.weights();
                assertWeights(golden, "trained", trained);
                program.exchange();
                program.startCollecting();
                for (int from = 0; from < 15; from += 5) {
                    program.collect(samples, order, from, from + 5, 0);
                }
                program.settle(3);
                assertWeights(golden, "averaged", program.weights());
                program.restore();
                program.exchange();
                for (String name : trained.names()) {
                    assertThat(program.weights().get(name).values())
                            .containsExactly(trained.get(name).values());
                }
            }
        });
    }
}
