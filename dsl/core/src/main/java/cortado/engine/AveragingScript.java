package cortado.engine;

import cortado.graph.BatchNorm;
import cortado.graph.Graph;
import cortado.graph.State;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The methods of a training program that work on averages of its parameters: taking part in them, putting them in the parameters'
 * place, and giving normalizations the statistics that belong to them.
 */
final class AveragingScript {
    private final Attributes attributes;
    /** The running statistics that training changes, with the weight of a batch in them. */
    private final Map<String, Double> statistics = new LinkedHashMap<>();

    AveragingScript(Graph graph, Attributes attributes, Set<String> frozen) {
        this.attributes = attributes;
        for (Tensor tensor : graph.tensors()) {
            if (tensor.op() instanceof BatchNorm norm) {
                for (Tensor running : List.of(norm.mean(), norm.variance())) {
                    String name = ((State) running.op()).name();
                    if (!frozen.contains(name)) {
                        statistics.put(name, norm.momentum());
                    }
                }
            }
        }
    }

    /** Returns whether there are running statistics that training changes. */
    boolean hasStatistics() {
        return !statistics.isEmpty();
    }

    /** Adds {@code average}, which moves averages a share of the way to the parameters, and {@code exchange}. */
    void addAverages(ScriptModule module, List<ParameterGroup> groups) {
        List<String> average = new ArrayList<>(List.of("share = float(torch.select(a, 0, 0))"));
        List<String> exchange = new ArrayList<>();
        for (ParameterGroup group : groups) {
            List<String> bindings = group.bindings(List.of("ps", Update.AVERAGE), List.of());
            average.addAll(bindings);
            average.add("torch._foreach_mul_(average, torch.sub(1., share))");
            average.add("torch._foreach_add_(average, ps, alpha=share)");
            exchange.addAll(bindings);
            exchange.add("for i in range(torch.len(ps)):");
            exchange.add("  weight = torch.clone(ps[i])");
            exchange.add("  torch.copy_(ps[i], average[i])");
            exchange.add("  torch.copy_(average[i], weight)");
        }
        average.add("return self.losses");
        exchange.add("return self.losses");
        module.addMethod("average(self, a: Tensor) -> Tensor", average);
        module.addMethod("exchange(self) -> Tensor", exchange);
    }

    /**
     * Adds {@code keep}, which remembers the running statistics; {@code settle}, which makes them the means over so many batches;
     * and {@code restore}.
     *
     * <p>A running statistic that is 0 before a batch is the batch's, times its weight, after it: the sums are of these.
     */
    void addStatistics(ScriptModule module) {
        module.addList("list_kept");
        module.addList("list_sums");
        List<String> keep = new ArrayList<>();
        keep.add("self.list_kept = " + listOf("torch.clone(self.%s)"));
        keep.add("self.list_sums = " + listOf("torch.zeros_like(self.%s)"));
        keep.add("return self.losses");
        module.addMethod("keep(self) -> Tensor", keep);
        List<String> settle = new ArrayList<>(List.of("batches = float(torch.select(a, 0, 0))"));
        List<String> restore = new ArrayList<>();
        int index = 0;
        for (Map.Entry<String, Double> entry : statistics.entrySet()) {
            String state = "self." + attributes.of(entry.getKey());
            settle.add("torch.copy_(" + state + ", torch.div(self.list_sums[" + index + "], torch.mul(batches, "
                    + entry.getValue() + ")))");
            restore.add("torch.copy_(" + state + ", self.list_kept[" + index++ + "])");
        }
        settle.add("return self.losses");
        restore.add("return self.losses");
        module.addMethod("settle(self, a: Tensor) -> Tensor", settle);
        module.addMethod("restore(self) -> Tensor", restore);
    }

    /** Returns statements that give the sums a batch, around those of its forward pass. */
    List<String> collected(List<String> forward) {
        List<String> lines = new ArrayList<>();
        statistics.keySet().forEach(state -> lines.add("torch.zero_(self." + attributes.of(state) + ")"));
        lines.addAll(forward);
        lines.add("torch._foreach_add_(self.list_sums, " + listOf("self.%s") + ", alpha=1)");
        return lines;
    }

    private String listOf(String expression) {
        return statistics.keySet().stream()
                .map(state -> expression.formatted(attributes.of(state)))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
