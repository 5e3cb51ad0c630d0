package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.graph.BatchMean;
import cortado.graph.CrossEntropy;
import cortado.graph.Graph;
import cortado.graph.Input;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import cortado.layer.Layers;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Objectives;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A step of gradient descent at rate one moves each array by its gradient, whoever takes it. */
class ChainBackwardTest {
    private static final int ROWS = 7;

    private static Network chain(int outputs) {
        return Network.sequential(
                new Input(Shape.of(2, 3)),
                Layers.flatten(),
                Layers.dense(5).relu(),
                Layers.dense(4).tanh(),
                Layers.dense(3).sigmoid(),
                Layers.dense(outputs));
    }

    private static boolean isChain(Objective objective) {
        return isChain(objective.trained());
    }

    private static boolean isChain(Tensor loss) {
        return ChainBackward.of(loss, Segments.of(loss, Graph.of(loss).parameters(), Long.MAX_VALUE))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"crossEntropy, 3", "binaryCrossEntropy, 1", "binaryCrossEntropy, 2"})
    void gradients_are_those_of_autograd(String loss, int outputs) {
        Network network = chain(outputs);
        Objective objective = Objectives.of(loss, network);
        assertThat(isChain(objective)).isTrue();
        Weights start = Weights.initial(network.graph(), new Seed(3));
        SplittableRandom random = new SplittableRandom(4);
        float[] features = new float[6 * ROWS];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) random.nextDouble(-2, 2);
        }
        Labels labels = labels(loss, outputs, random);

        Map<String, float[]> expected =
                GradientProgram.run(objective, start, true, features, labels).gradients();

        Weights end;
        try (TrainingProgram program = new TrainingProgram(objective, Update.by(UpdateRule.sgd(0, false)), start);
                TrainingProgram.Samples samples = program.upload(FloatBuffer.wrap(features), labels);
                TrainingProgram.Order order = program.order(new int[] {0, 1, 2, 3, 4, 5, 6})) {
            program.steps(samples, order, 0, ROWS, 1, 0);
            end = program.weights();
        }
        assertThat(expected).hasSize(8);
        expected.forEach((name, gradient) -> {
            float[] moved = start.get(name).values().clone();
            float[] after = end.get(name).values();
            for (int i = 0; i < moved.length; i++) {
                moved[i] -= after[i];
            }
            assertThat(moved).as(name).containsExactly(gradient, Offset.offset(2e-7f));
        });
    }

    private static Labels labels(String loss, int outputs, SplittableRandom random) {
        if (loss.equals("crossEntropy")) {
            return Labels.ofClasses(random.longs(ROWS, 0, outputs).toArray());
        }
        float[] values = new float[ROWS * outputs];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(2);
        }
        return Labels.ofValues(values, outputs);
    }

    @Test
    void other_losses_and_layers_are_left_to_autograd() {
        List<Objective> others = new ArrayList<>();
        others.add(Objectives.of("mse", chain(2)));
        for (Layer layer :
                List.of(Layers.batchNorm(), Layers.dropout(0.5), Layers.dense(4).gelu())) {
            others.add(Objectives.of(
                    "crossEntropy",
                    Network.sequential(new Input(Shape.of(6)), Layers.dense(4), layer, Layers.dense(3))));
        }
        assertThat(others).noneMatch(ChainBackwardTest::isChain);

        Tensor logits = chain(3).outputs().get(0);
        for (Target target : List.of(new Target(Shape.of(3), false), new Target(Shape.of(), true))) {
            Tensor loss = Tensor.of(new BatchMean(Tensor.of(new CrossEntropy(logits, Tensor.of(target), 0))));
            assertThat(isChain(loss)).isEqualTo(target.isClass());
        }
    }
}
