package cortado.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What becomes of the gradients of a step.
 *
 * @param rule how parameters follow them
 * @param weightDecay share of each parameter that is added to its gradient: the gradient of {@code weightDecay / 2 * |p|²}
 * @param clipping their limit, before weight decay
 * @param isGathering whether several batches may share an update, by the mean of their gradients over all rows
 * @param averaging where parameters are averaged: the share of the average that each update keeps; 1 where only {@link
 *     TrainingProgram#average} changes it
 */
public record Update(
        UpdateRule rule, double weightDecay, Clipping clipping, boolean isGathering, Optional<Double> averaging) {
    /** The name of the averages among the slots; they start as the parameters. */
    static final String AVERAGE = "average";

    /** Makes an update of the rule with weight decay only. */
    public Update(UpdateRule rule, double weightDecay) {
        this(rule, weightDecay, Clipping.NONE, false, Optional.empty());
    }

    /** Returns the rule alone. */
    public static Update by(UpdateRule rule) {
        return new Update(rule, 0);
    }

    /** Returns this update with limited gradients. */
    public Update with(Clipping limit) {
        return new Update(rule, weightDecay, limit, isGathering, averaging);
    }

    /** Returns this update for several batches at once. */
    public Update gathering() {
        return new Update(rule, weightDecay, clipping, true, averaging);
    }

    /** Returns this update with averages of the parameters, of which each update keeps a share. */
    public Update averaging(double kept) {
        return new Update(rule, weightDecay, clipping, isGathering, Optional.of(kept));
    }

    /** Returns the names of the arrays kept for each parameter. */
    List<String> slots() {
        List<String> slots = new ArrayList<>(rule.slots());
        averaging.ifPresent(kept -> slots.add(AVERAGE));
        return slots;
    }

    /**
     * Returns the TorchScript statements that follow the gradients; see {@link UpdateRule#statements} for what they use.
     *
     * @param hasFused whether libtorch has fused CPU kernels (2.4 and later)
     * @param groups of parameters, each updated by itself
     * @param rows an expression of how much the batch counts
     */
    List<String> statements(boolean hasFused, List<ParameterGroup> groups, String rows) {
        List<String> lines = following(hasFused, groups);
        return isGathering ? gathered(lines, rows) : lines;
    }

    /** Returns the statements that update by gradients which were added up, whatever the batch; see {@link #gathering}. */
    List<String> applied(boolean hasFused, List<ParameterGroup> groups) {
        List<String> lines = bindings(groups);
        lines.addAll(ofGathered(following(hasFused, groups)));
        return lines;
    }

    private List<String> following(boolean hasFused, List<ParameterGroup> groups) {
        List<String> lines = new ArrayList<>(clipping.statements());
        if (!isWhole(groups)) {
            lines.add("every = gs");
            lines.add("base = rate");
        }
        for (ParameterGroup group : groups) {
            if (!isWhole(groups)) {
                lines.addAll(group.choice());
                lines.addAll(group.bindings(lists(), scalars()));
            }
            lines.add("torch.add_(step_count, 1)");
            if (weightDecay != 0) {
                lines.add("torch._foreach_add_(gs, ps, alpha=" + weightDecay + ")");
            }
            lines.addAll(rule.statements(hasFused));
            lines.addAll(group.limits());
            averaging.filter(kept -> kept < 1).ifPresent(kept -> lines.addAll(averaged(kept)));
        }
        return lines;
    }

    /** Returns the statements before all steps. */
    List<String> bindings(List<ParameterGroup> groups) {
        List<String> lines = new ArrayList<>();
        if (isWhole(groups)) {
            lines.addAll(groups.get(0).bindings(lists(), scalars()));
        }
        if (isGathering) {
            lines.add("gathered = self.list_gathered");
        }
        return lines;
    }

    /** Returns whether all parameters are updated together, and need not be chosen at each step. */
    private static boolean isWhole(List<ParameterGroup> groups) {
        return groups.size() == 1 && groups.get(0).factor() == 1;
    }

    /** Returns the names of the lists that each group has. */
    List<String> lists() {
        List<String> names = new ArrayList<>(List.of("ps", "counts"));
        names.addAll(slots());
        return names;
    }

    /** Returns the names of the numbers that are kept for each group. */
    List<String> scalars() {
        List<String> names = new ArrayList<>(List.of("step_count"));
        names.addAll(new TreeSet<>(rule.scalars().keySet()));
        return names;
    }

    /** Returns what one of the {@link #scalars} is before the first update. */
    float start(String scalar) {
        return rule.scalars().getOrDefault(scalar, 0.0).floatValue();
    }

    /** The first update is the first average. */
    private static List<String> averaged(double kept) {
        return List.of(
                "kept = " + kept,
                "if torch.eq(float(step_count), 1.):",
                "  kept = 0.",
                "torch._foreach_mul_(average, kept)",
                "torch._foreach_add_(average, ps, alpha=torch.sub(1., kept))");
    }

    /** Adds gradients up until there is a rate: then their mean takes part in the update. */
    private static List<String> gathered(List<String> update, String rows) {
        List<String> lines = new ArrayList<>();
        lines.add("rows = " + rows);
        lines.add("torch._foreach_add_(gathered, gs, alpha=rows)");
        lines.add("torch.add_(self.gathered_rows, rows)");
        lines.add("if torch.eq(rate, rate):");
        ofGathered(update).forEach(line -> lines.add("  " + line));
        return lines;
    }

    /** Updates by the mean of what was added up, and begins anew. */
    private static List<String> ofGathered(List<String> update) {
        List<String> lines = new ArrayList<>();
        lines.add("gs = gathered");
        lines.add("torch._foreach_div_(gs, ops.prim.max(float(self.gathered_rows), 1e-30))");
        lines.addAll(update);
        lines.add("torch._foreach_zero_(gathered)");
        lines.add("torch.zero_(self.gathered_rows)");
        return lines;
    }
}
