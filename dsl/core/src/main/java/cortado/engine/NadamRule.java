package cortado.engine;

import java.util.List;
import java.util.Map;

/**
 * Adam with Nesterov's momentum, whose first decay rises over the steps: {@code beta1 (1 - 0.96^(t momentumDecay) / 2)}.
 *
 * @param beta1 decay of the mean of gradients, 0..1
 * @param beta2 decay of the mean of squared gradients, 0..1
 * @param epsilon added to the root of the latter
 * @param momentumDecay how fast the first decay rises to beta1
 * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat 2016, algorithm 2</a>
 */
record NadamRule(double beta1, double beta2, double epsilon, double momentumDecay) implements UpdateRule {
    @Override
    public List<String> slots() {
        return List.of("mean", "square");
    }

    @Override
    public Map<String, Double> scalars() {
        return Map.of("momentum_product", 1.0);
    }

    @Override
    public List<String> statements(boolean hasFused) {
        return List.of(
                "t = float(step_count)",
                "now = " + decayAt("t"),
                "next = " + decayAt("torch.add(t, 1.)"),
                "product = float(torch.mul_(momentum_product, now))",
                "torch._foreach_mul_(mean, " + beta1 + ")",
                "torch._foreach_add_(mean, gs, alpha=" + (1 - beta1) + ")",
                "torch._foreach_mul_(square, " + beta2 + ")",
                "torch._foreach_addcmul_(square, gs, gs, " + (1 - beta2) + ")",
                // The root of the bias of squares: taken into the rates, it spares a pass over the roots.
                "s = torch.pow(torch.sub(1., torch.pow(" + beta2 + ", t)), 0.5)",
                "roots = torch._foreach_sqrt(square)",
                "torch._foreach_add_(roots, torch.mul(s, " + epsilon + "))",
                "scaled = torch.mul(rate, s)",
                "ofGradient = torch.div(torch.mul(scaled, torch.sub(1., now)), torch.sub(1., product))",
                "ofMean = torch.div(torch.mul(scaled, next), torch.sub(1., torch.mul(product, next)))",
                "torch._foreach_addcdiv_(ps, gs, roots, torch.neg(ofGradient))",
                "torch._foreach_addcdiv_(ps, mean, roots, torch.neg(ofMean))");
    }

    private String decayAt(String step) {
        return "torch.mul(" + beta1 + ", torch.sub(1., torch.mul(0.5, torch.pow(0.96, torch.mul(" + step + ", "
                + momentumDecay + ")))))";
    }
}
