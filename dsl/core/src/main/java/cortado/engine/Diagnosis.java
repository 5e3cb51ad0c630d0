package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import cortado.graph.Graph;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Stage;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds where in a network numbers stop being finite. */
public final class Diagnosis {
    private Diagnosis() {}

    /**
     * Returns the first place, in words, for example {@code the output of layer 'dense_2' is the first that is not finite}.
     *
     * @param features the rows of the step for each input, row-major
     */
    public static String of(Network network, Weights weights, List<FloatBuffer> features) {
        List<Stage> stages = network.stages().stream().flatMap(Stage::all).toList();
        for (Stage stage : stages) {
            boolean isBroken = Stream.concat(stage.parameters().stream(), stage.states().stream())
                    .anyMatch(array -> !isFinite(weights.get(array).values()));
            if (isBroken) {
                return "the weights of layer '" + stage.name() + "' are no longer finite";
            }
        }
        if (!network.graph().foreign().isEmpty()) {
            return "which layer was the first is not known of a network with a DJL block";
        }
        float[] flags = flags(network, stages, weights, features);
        for (int i = 0; i < flags.length; i++) {
            if (flags[i] == 0) {
                return "the output of layer '" + stages.get(i).name() + "' is the first that is not finite";
            }
        }
        return "the outputs of layer '" + stages.get(stages.size() - 1).name() + "' are too large for the loss";
    }

    private static boolean isFinite(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** Returns 1 for each stage whose output is finite on the rows, as in training. */
    private static float[] flags(Network network, List<Stage> stages, Weights weights, List<FloatBuffer> features) {
        ScriptModule module = new ScriptModule();
        Graph graph = Graph.of(network.outputs().toArray(Tensor[]::new));
        Attributes attributes = Attributes.of(graph);
        Scripts.addArrays(module, attributes, graph, weights, Set.of());
        Scripts.addDrop(module);
        GraphPrinter printer = GraphPrinter.ofTraining(attributes, network.frozenArrays());
        List<String> lines = new ArrayList<>(List.of("key = 1"));
        lines.addAll(Scripts.bindInputs(printer, network.inputs(), network.outputs()));
        String flags = stages.stream()
                .map(stage -> "torch.to(torch.all(torch.isfinite(" + printer.print(stage.output()) + ")), 6)")
                .collect(Collectors.joining(", "));
        lines.addAll(printer.lines());
        lines.add("return torch.stack([" + flags + "])");
        module.addMethod("flags(self" + Scripts.parameters("x", features.size()) + ") -> Tensor", lines);
        try (Program program = new Program(module, ai.djl.Device.cpu());
                NDList arguments = new NDList()) {
            for (int i = 0; i < features.size(); i++) {
                arguments.add(Native.features(
                        program.manager(),
                        features.get(i),
                        network.inputs().get(i).shape()));
            }
            try (NDList results = program.call("flags", arguments.toArray(NDArray[]::new))) {
                return results.get(0).toFloatArray();
            }
        }
    }
}
