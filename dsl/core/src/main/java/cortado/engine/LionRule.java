package cortado.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * Lion: each weight moves by the learning rate, up or down, with decoupled weight decay.
 *
 * @param beta1 share of the mean of gradients in a direction, 0..1
 * @param beta2 decay of that mean, 0..1
 * @param weightDecay share of each parameter that is removed at each step, times the learning rate
 * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al. 2023, algorithm 2</a>
 */
record LionRule(double beta1, double beta2, double weightDecay) implements UpdateRule {
    @Override
    public List<String> slots() {
        return List.of("mean");
    }

    @Override
    public List<String> statements(boolean hasFused) {
        List<String> lines = new ArrayList<>(List.of(
                "signs = torch._foreach_mul(mean, " + beta1 + ")",
                "torch._foreach_add_(signs, gs, alpha=" + (1 - beta1) + ")",
                // libtorch 2.0 has no sign over lists.
                "for i in range(torch.len(signs)):",
                "  torch.sign_(signs[i])"));
        if (weightDecay != 0) {
            lines.add("torch._foreach_mul_(ps, torch.sub(1., torch.mul(rate, " + weightDecay + ")))");
        }
        lines.addAll(List.of(
                "torch._foreach_add_(ps, signs, alpha=torch.neg(rate))",
                "torch._foreach_mul_(mean, " + beta2 + ")",
                "torch._foreach_add_(mean, gs, alpha=" + (1 - beta2) + ")"));
        return lines;
    }
}
