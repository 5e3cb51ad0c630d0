package cortado.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import cortado.base.Seed;
import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.graph.Input;
import cortado.layer.Layer;
import cortado.layer.Layers;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers over images give what they take: channels innermost in memory, so that none has to copy. */
class LayoutTest {
    static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of("conv2d", Layers.conv2d(6, 3)),
                Arguments.of("even", Layers.conv2d(6, 2).samePadding()),
                Arguments.of("dilation", Layers.conv2d(6, 3).dilation(2)),
                Arguments.of("groups", Layers.conv2d(6, 3).groups(2)),
                Arguments.of("depthwise", Layers.depthwiseConv2d(3)),
                Arguments.of(
                        "multiplier", Layers.depthwiseConv2d(3).multiplier(2).dilation(2)),
                Arguments.of("separable", Layers.separableConv2d(6, 3)),
                Arguments.of("product", Layers.conv2d(1 << 15, 1)),
                Arguments.of(
                        "transposed", Layers.convTranspose2d(6, 4).stride(2).samePadding()),
                Arguments.of("maximum", Layers.maxPool2d(2).samePadding()),
                Arguments.of("mean", Layers.avgPool2d(3).samePadding()),
                Arguments.of("nearest", Layers.upsample(2)),
                Arguments.of("bilinear", Layers.upsample(2).bilinear()),
                Arguments.of("batchNorm", Layers.batchNorm()),
                Arguments.of("layerNorm", Layers.layerNorm()),
                Arguments.of("groupNorm", Layers.groupNorm(2)),
                Arguments.of("spatialDropout", Layers.spatialDropout(0.5)),
                Arguments.of("dropout", Layers.dropout(0.5)),
                Arguments.of("elu", Layers.elu(1)),
                Arguments.of(
                        "residual",
                        Layers.residual(Layers.conv2d(4, 3).samePadding().leakyRelu(0.1))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void channels_stay_innermost(String name, Layer layer) {
        // The pooling makes images of the input, whatever the layer is.
        Network network = Network.sequential(new Input(Shape.of(4, 9, 9)), Layers.maxPool2d(1), layer);
        Graph graph = network.graph();
        Attributes attributes = Attributes.of(graph);
        ScriptModule module = new ScriptModule();
        Scripts.addArrays(module, attributes, graph, Weights.initial(graph, new Seed(1)), Set.of());
        Scripts.addDrop(module);
        GraphPrinter printer = new GraphPrinter(attributes, true);
        List<String> lines = new ArrayList<>(List.of("key = 1"));
        lines.addAll(Scripts.bindInputs(printer, network.inputs(), network.outputs()));
        String output = printer.print(network.output());
        lines.addAll(printer.lines());
        lines.add("if torch.is_contiguous(" + output + ", memory_format=2):");
        lines.add("  flag = torch.ones([1], dtype=6, layout=0, device=ops.prim.device(x))");
        lines.add("else:");
        lines.add("  flag = torch.zeros([1], dtype=6, layout=0, device=ops.prim.device(x))");
        lines.add("return flag");
        module.addMethod("flag(self, x: Tensor) -> Tensor", lines);
        try (Program program = new Program(module, ai.djl.Device.cpu());
                NDArray x = Native.features(
                        program.manager(), FloatBuffer.wrap(new float[2 * 4 * 81]), network.inputShape());
                NDList flag = program.call("flag", x)) {
            assertThat(flag.get(0).toFloatArray()).as(name).containsExactly(1);
        }
    }
}
