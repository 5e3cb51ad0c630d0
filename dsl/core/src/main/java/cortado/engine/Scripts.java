package cortado.engine;

import cortado.base.Shape;
import cortado.graph.Graph;
import cortado.graph.Recurrent;
import cortado.graph.Tensor;
import cortado.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The TorchScript methods that all programs share. */
final class Scripts {
    /** Rows of 1,024 numbers that a dropout makes at a time: half a mebibyte. */
    private static final int DROP_ROWS = 128;

    private Scripts() {}

    /** Returns whether an input is images that the network works on, whose channels are then kept in the innermost dimension. */
    static boolean isChannelsLast(Tensor input, Graph graph) {
        return input.shape().rank() == 3
                && graph.tensors().stream()
                        .anyMatch(tensor ->
                                ImageTranslations.ON_IMAGES.contains(tensor.op().getClass()));
    }

    /** Returns the name of one of several arguments: {@code x}, {@code x1}, {@code x2}, and so on. */
    static String nth(String name, int index) {
        return index == 0 ? name : name + index;
    }

    /** Returns parameters of a method, each with a comma before it: {@code , x: Tensor, x1: Tensor}. */
    static String parameters(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ", " + nth(name, i) + ": Tensor")
                .collect(Collectors.joining());
    }

    /** Adds the arrays of a graph: parameters with a gradient, unless they are frozen, and states without. */
    static void addArrays(
            ScriptModule module, Attributes attributes, Graph graph, Weights weights, Set<String> frozen) {
        graph.parameters()
                .forEach(p ->
                        addArray(module, attributes.of(p.name()), weights.get(p.name()), !frozen.contains(p.name())));
        graph.states().forEach(s -> addArray(module, attributes.of(s.name()), weights.get(s.name()), false));
    }

    private static void addArray(ScriptModule module, String name, Weights.Values values, boolean isParameter) {
        module.addFloats(name, values.shape().toArray(), values.values(), isParameter);
    }

    /** Adds {@code forward(self, x, …)}: the outputs at inference, a tensor or a list, of features in their natural layout. */
    static void addForward(ScriptModule module, GraphPrinter printer, List<Tensor> inputs, List<Tensor> outputs) {
        List<String> lines = bindInputs(printer, inputs, outputs);
        String results = outputs.stream().map(printer::print).collect(Collectors.joining(", "));
        boolean isOne = outputs.size() == 1;
        lines.addAll(printer.lines());
        lines.add("return " + (isOne ? results : "[" + results + "]"));
        String type = isOne ? "Tensor" : "List[Tensor]";
        module.addMethod("forward(self" + parameters("x", inputs.size()) + ") -> " + type, lines);
    }

    /** Makes the arguments {@code x, …}, in their natural layout, stand for the inputs, and returns the statements this needs. */
    static List<String> bindInputs(GraphPrinter printer, List<Tensor> inputs, List<Tensor> outputs) {
        Graph graph = Graph.of(outputs.toArray(Tensor[]::new));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            String x = nth("x", i);
            if (isChannelsLast(inputs.get(i), graph)) {
                lines.add("b" + x + " = " + channelsLast(x, inputs.get(i).shape()));
                x = "b" + x;
            }
            printer.bind(inputs.get(i), x);
        }
        return lines;
    }

    /**
     * Adds the methods that recurrent layers of a graph call where they are cut.
     *
     * @param smallest multiplications a sample from which on they are cut
     */
    static void addRecurrences(ScriptModule module, Graph graph, long smallest) {
        boolean hasAny = graph.tensors().stream()
                .anyMatch(tensor -> tensor.op() instanceof Recurrent && Segments.multiplications(tensor) >= 0);
        if (hasAny && smallest < Long.MAX_VALUE) {
            LstmScript.addTo(module);
        }
    }

    /**
     * Returns images laid out with channels innermost. Those of one channel are so already, but for their strides, by which
     * libtorch chooses its kernels: only a reshaped view has the right ones.
     */
    private static String channelsLast(String x, Shape shape) {
        String pixels = shape.get(0) == 1
                ? "torch.reshape(%s, [-1, %d, %d, 1])".formatted(x, shape.get(1), shape.get(2))
                : "torch.contiguous(torch.permute(" + x + ", [0, 2, 3, 1]))";
        return "torch.permute(" + pixels + ", [0, 3, 1, 2])";
    }

    /**
     * Adds {@code drop(self, x, limit, scale, key)}: dropout by a hash of key and index.
     *
     * <p>The elements stand in rows of 1,024. An element's random number is the product of a number of its row and one of its
     * column, both odd, of which the high bits decide (Dietzfelbinger et al. 1997); these are hashed by the 32-bit finalizer of
     * Wellons ("lowbias32"). Elements whose number is below the limit are kept. All of it is int32 arithmetic that wraps, in a part
     * that stays in the processor's cache. The key comes into the hash after its first round, so that masks of different keys are
     * not shifted copies, and by exclusive or: added, it left the masks of some pairs of keys a quarter alike.
     *
     * @see <a href="https://doi.org/10.1006/jagm.1997.0873">Dietzfelbinger, Hagerup, Katajainen and Penttonen 1997</a>
     */
    static void addDrop(ScriptModule module) {
        module.addMethod("drop(self, x: Tensor, limit: int, scale: float, key: int) -> Tensor", """
                n = torch.numel(x)
                rows = torch.floordiv(torch.add(n, 1023), 1024)
                h = torch.arange(torch.add(rows, 1024), dtype=3, layout=0, device=ops.prim.device(x))
                h = torch.mul(h, 2146121005)
                h = torch.bitwise_xor(h, torch.bitwise_and(torch.bitwise_right_shift(h, 15), 131071))
                h = torch.mul(torch.bitwise_xor(h, key), -2073254261)
                h = torch.bitwise_xor(h, torch.bitwise_and(torch.bitwise_right_shift(h, 16), 65535))
                h = torch.mul(h, 2146121005)
                h = torch.bitwise_xor(h, torch.bitwise_and(torch.bitwise_right_shift(h, 15), 131071))
                h = torch.bitwise_or(h, 1)
                columns = torch.slice(h, 0, 0, 1024)
                scales = torch.new_empty(x, [rows, 1024])
                scratch = torch.new_empty(h, [ops.prim.min(rows, ROWS), 1024])
                for i in range(torch.floordiv(torch.add(rows, torch.sub(ROWS, 1)), ROWS)):
                  begin = torch.mul(i, ROWS)
                  end = ops.prim.min(torch.add(begin, ROWS), rows)
                  part = torch.slice(scratch, 0, 0, torch.sub(end, begin))
                  of_row = torch.slice(h, 0, torch.add(begin, 1024), torch.add(end, 1024))
                  torch.lt_(torch.mul(torch.unsqueeze(of_row, 1), columns, out=part), limit)
                  torch.mul_(torch.copy_(torch.slice(scales, 0, begin, end), part), scale)
                return torch.mul(x, torch.reshape(torch.slice(torch.flatten(scales), 0, 0, n), torch.size(x)))
                """.replace(
                "ROWS", Integer.toString(DROP_ROWS)).lines().toList());
    }
}
