package cortado.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the gradients of a step.
 *
 * @param rule how parameters follow them
 * @param weightDecay share of each parameter that is added to its gradient: the gradient of {@code weightDecay / 2 * |p|²}
 * @param clipping their limit, before weight decay
 * @param isGathering whether several batches may share an update, by the mean of their gradients over all rows
 */
public record Update(UpdateRule rule, double weightDecay, Clipping clipping, boolean isGathering) {
    /** Makes an update of the rule with weight decay only. */
    public Update(UpdateRule rule, double weightDecay) {
        this(rule, weightDecay, Clipping.NONE, false);
    }

    /** Returns the rule alone. */
    public static Update by(UpdateRule rule) {
        return new Update(rule, 0);
    }

    /** Returns this update with limited gradients. */
    public Update with(Clipping limit) {
        return new Update(rule, weightDecay, limit, isGathering);
    }

    /** Returns this update for several batches at once. */
    public Update gathering() {
        return new Update(rule, weightDecay, clipping, true);
    }

    /** Returns the names of the arrays kept for each parameter. */
    List<String> slots() {
        return rule.slots();
    }

    /**
     * Returns the TorchScript statements that follow the gradients; see {@link UpdateRule#statements} for what they use.
     *
     * @param hasFused whether libtorch has fused CPU kernels (2.4 and later)
     * @param limits statements that follow each update
     * @param rows an expression of how much the batch counts
     */
    List<String> statements(boolean hasFused, List<String> limits, String rows) {
        List<String> lines = new ArrayList<>(clipping.statements());
        lines.add("torch.add_(self.step_count, 1)");
        if (weightDecay != 0) {
            lines.add("torch._foreach_add_(gs, ps, alpha=" + weightDecay + ")");
        }
        lines.addAll(rule.statements(hasFused));
        lines.addAll(limits);
        return isGathering ? gathered(lines, rows) : lines;
    }

    /** Adds gradients up until there is a rate: then their mean takes part in the update. */
    private static List<String> gathered(List<String> update, String rows) {
        List<String> lines = new ArrayList<>();
        lines.add("rows = " + rows);
        lines.add("torch._foreach_add_(gathered, gs, alpha=rows)");
        lines.add("torch.add_(self.gathered_rows, rows)");
        lines.add("if torch.eq(rate, rate):");
        lines.add("  gs = gathered");
        lines.add("  torch._foreach_div_(gs, ops.prim.max(float(self.gathered_rows), 1e-30))");
        update.forEach(line -> lines.add("  " + line));
        lines.add("  torch._foreach_zero_(gathered)");
        lines.add("  torch.zero_(self.gathered_rows)");
        return lines;
    }
}
