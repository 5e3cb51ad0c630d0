package cortado.engine;

import cortado.graph.Conv2d;
import cortado.graph.Graph;
import cortado.graph.Pool2d;
import cortado.graph.Tensor;
import cortado.network.Weights;
import java.util.ArrayList;
import java.util.List;

/** The TorchScript methods that all programs share. */
final class Scripts {
    private Scripts() {}

    /** Returns whether the network works on images, whose channels are then kept in the innermost dimension. */
    static boolean isChannelsLast(Tensor input, Tensor output) {
        return input.shape().rank() == 3
                && Graph.of(output).tensors().stream()
                        .anyMatch(tensor -> tensor.op() instanceof Conv2d || tensor.op() instanceof Pool2d);
    }

    /** Adds the arrays of a graph: parameters with a gradient, states without. */
    static void addArrays(ScriptModule module, Attributes attributes, Graph graph, Weights weights) {
        graph.parameters().forEach(p -> addArray(module, attributes.of(p.name()), weights.get(p.name()), true));
        graph.states().forEach(s -> addArray(module, attributes.of(s.name()), weights.get(s.name()), false));
    }

    private static void addArray(ScriptModule module, String name, Weights.Values values, boolean isParameter) {
        module.addFloats(name, values.shape().toArray(), values.values(), isParameter);
    }

    /** Adds {@code forward(self, x)}: the output at inference of features in their natural layout. */
    static void addForward(ScriptModule module, Attributes attributes, Tensor input, Tensor output) {
        GraphPrinter printer = new GraphPrinter(attributes, false);
        List<String> lines = bindInput(printer, input, output);
        String result = printer.print(output);
        lines.addAll(printer.lines());
        lines.add("return " + result);
        module.addMethod("forward(self, x: Tensor) -> Tensor", lines);
    }

    /** Makes the argument {@code x}, in its natural layout, stand for the input, and returns the statements that this needs. */
    static List<String> bindInput(GraphPrinter printer, Tensor input, Tensor output) {
        List<String> lines = new ArrayList<>();
        if (isChannelsLast(input, output)) {
            // A view through channels-last memory: contiguous() alone leaves images of one channel as they are.
            lines.add("bx = torch.permute(torch.contiguous(torch.permute(x, [0, 2, 3, 1])), [0, 3, 1, 2])");
            printer.bind(input, "bx");
        } else {
            printer.bind(input, "x");
        }
        return lines;
    }

    /**
     * Adds {@code drop(self, x, rate, key)}: dropout by a hash of key and index.
     *
     * <p>The hash is the 32-bit finalizer of Wellons ("lowbias32"), in wrapping int32 arithmetic. The key comes in after its
     * first round, so that masks of different keys are not shifted copies, and by exclusive or: added, it left the masks of
     * some pairs of keys a quarter alike.
     */
    static void addDrop(ScriptModule module) {
        module.addMethod(
                "drop(self, x: Tensor, rate: float, key: int) -> Tensor",
                List.of(
                        "h = torch.arange(torch.numel(x), dtype=3, layout=0, device=ops.prim.device(x))",
                        "h = torch.mul(h, 2146121005)",
                        "h = torch.bitwise_xor(h, torch.bitwise_and(torch.bitwise_right_shift(h, 15), 131071))",
                        "h = torch.mul(torch.bitwise_xor(h, key), -2073254261)",
                        "h = torch.bitwise_xor(h, torch.bitwise_and(torch.bitwise_right_shift(h, 16), 65535))",
                        "h = torch.mul(h, 2146121005)",
                        "h = torch.bitwise_xor(h, torch.bitwise_and(torch.bitwise_right_shift(h, 15), 131071))",
                        "kept = torch.ge(h, int(torch.sub(torch.mul(rate, 4294967296.), 2147483648.)))",
                        "scale = torch.div(torch.to(kept, 6), torch.sub(1., rate))",
                        "return torch.mul(x, torch.reshape(scale, torch.size(x)))"));
    }
}
