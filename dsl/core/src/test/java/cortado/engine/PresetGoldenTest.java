package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.network.InputNode;
import cortado.network.Network;
import cortado.network.Presets;
import cortado.network.Weights;
import cortado.train.Objectives;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Presets against torchvision's networks with the same weights. */
class PresetGoldenTest {
    static Stream<Golden> goldens() {
        return Golden.all("preset", 3);
    }

    private static Network network(Golden golden) {
        InputNode input = InputNode.of(Shape.of(ints(golden, "inputShape")));
        int classes = golden.json().get("classes").getAsInt();
        return switch (golden.name()) {
            case "resNet18" -> Presets.resNet18(input, classes);
            case "resNet50" -> Presets.resNet50(input, classes);
            case "mobileNetV2" -> Presets.mobileNetV2(input, classes);
            default -> throw new IllegalArgumentException(golden.name());
        };
    }

    private static int[] ints(Golden golden, String member) {
        return new Gson().fromJson(golden.json().get(member), int[].class);
    }

    /** As make_presets.py: a hash of the array's number and the index, from -1 to 1. */
    private static double hashed(int array, int index) {
        int h = index + (int) (array * 2654435761L);
        h = (h ^ (h >>> 16)) * 2146121005;
        h = (h ^ (h >>> 15)) * (int) 2221713035L;
        h ^= h >>> 15;
        return Integer.toUnsignedLong(h) / (double) (1L << 31) - 1;
    }

    private static Weights.Values filled(String name, int array, Shape shape) {
        float[] values = new float[(int) shape.size()];
        double scale = Math.sqrt(6.0 * shape.get(0) / shape.size());
        for (int i = 0; i < values.length; i++) {
            double value = hashed(array, i);
            if (shape.rank() > 1) {
                values[i] = (float) (value * scale);
            } else {
                boolean isScale = name.endsWith("runningVar") || name.endsWith("weight");
                values[i] = (float) (isScale ? 1 + 0.3 * value : 0.3 * value);
            }
        }
        return new Weights.Values(shape, values);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void outputs_equal_torchvisions(Golden golden) {
        Network network = network(golden);
        Graph graph = network.graph();
        Map<String, Shape> shapes = new LinkedHashMap<>();
        graph.parameters().forEach(parameter -> shapes.put(parameter.name(), parameter.shape()));
        graph.states().forEach(state -> shapes.put(state.name(), state.shape()));
        int[][] expected = new Gson().fromJson(golden.json().get("shapes"), int[][].class);
        assertThat(shapes.values().stream().map(Shape::toArray)).containsExactly(expected);

        Map<String, Weights.Values> weights = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> weights.put(name, filled(name, weights.size(), shape)));
        int rows = golden.json().get("batch").getAsInt();
        float[] features = new float[rows * (int) network.inputShape().size()];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) hashed(shapes.size(), i);
        }
        Objective objective = Objectives.of("crossEntropy", network);
        try (PredictionProgram program = new PredictionProgram(objective, Weights.of(weights))) {
            assertClose(golden, program.outputs(FloatBuffer.wrap(features)));
        }
    }

    /** The tolerance is a share of the largest output. */
    private static void assertClose(Golden golden, float[] outputs) {
        double[] expected = new Gson().fromJson(golden.json().get("output"), double[].class);
        double scale = IntStream.range(0, expected.length)
                .mapToDouble(i -> Math.abs(expected[i]))
                .max()
                .orElseThrow();
        double tolerance = golden.json().get("tolerance").getAsDouble() * scale;
        assertThat(outputs).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(outputs[i] - expected[i]) <= tolerance)
                    .as("%s: output %d is %s, torchvision's %s", golden.name(), i, outputs[i], expected[i])
                    .isTrue();
        }
    }
}
