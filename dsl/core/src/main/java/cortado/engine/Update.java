package cortado.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of the gradients of a step.
 *
 * @param rule how parameters follow them
 * @param weightDecay share of each parameter that is added to its gradient: the gradient of {@code weightDecay / 2 * |p|²}
 */
public record Update(UpdateRule rule, double weightDecay) {
    /** Returns the rule alone. */
    public static Update by(UpdateRule rule) {
        return new Update(rule, 0);
    }

    /** Returns the names of the arrays kept for each parameter. */
    List<String> slots() {
        return rule.slots();
    }

    /**
     * Returns the TorchScript statements that follow the gradients; see {@link UpdateRule#statements} for what they use.
     *
     * @param hasFused whether libtorch has fused CPU kernels (2.4 and later)
     */
    List<String> statements(boolean hasFused) {
        List<String> lines = new ArrayList<>();
        lines.add("torch.add_(self.step_count, 1)");
        if (weightDecay != 0) {
            lines.add("torch._foreach_add_(gs, ps, alpha=" + weightDecay + ")");
        }
        lines.addAll(rule.statements(hasFused));
        return lines;
    }
}
