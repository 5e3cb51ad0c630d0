package cortado.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Stochastic gradient descent.
 *
 * @param momentum share of the previous direction that is kept, 0..1; 0 for none
 * @param isNesterov whether the gradient is taken at the look-ahead point, as Sutskever et al. 2013 and PyTorch do
 */
record SgdRule(double momentum, boolean isNesterov) implements UpdateRule {
    @Override
    public List<String> slots() {
        return momentum == 0 ? List.of() : List.of("velocity");
    }

    @Override
    public List<String> statements(boolean hasFused) {
        List<String> lines = new ArrayList<>();
        String direction = "gs";
        if (momentum != 0) {
            lines.add("torch._foreach_mul_(velocity, " + momentum + ")");
            lines.add("torch._foreach_add_(velocity, gs, alpha=1)");
            direction = "velocity";
        }
        if (isNesterov) {
            lines.add("torch._foreach_add_(gs, velocity, alpha=" + momentum + ")");
            direction = "gs";
        }
        lines.add("torch._foreach_add_(ps, " + direction + ", alpha=torch.neg(rate))");
        return lines;
    }
}
