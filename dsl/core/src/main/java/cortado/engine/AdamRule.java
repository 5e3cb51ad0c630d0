package cortado.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Adam, with decoupled weight decay if there is any (AdamW).
 *
 * @param beta1 decay of the mean of gradients, 0..1
 * @param beta2 decay of the mean of squared gradients, 0..1
 * @param epsilon added to the root of the latter
 * @param weightDecay share of each parameter that is removed at each step, times the learning rate
 * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
 * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, algorithm 2</a>
 */
record AdamRule(double beta1, double beta2, double epsilon, double weightDecay) implements UpdateRule {
    @Override
    public List<String> slots() {
        return List.of("mean", "square");
    }

    @Override
    public List<String> statements(boolean hasFused) {
        return hasFused ? fused() : foreach();
    }

    private List<String> fused() {
        return List.of(String.format(
                Locale.ROOT,
                "torch._fused_adamw_(ps, gs, mean, square, annotate(List[Tensor], []), counts, lr=rate, beta1=%s, beta2=%s,"
                        + " weight_decay=%s, eps=%s, amsgrad=False, maximize=False)",
                beta1,
                beta2,
                weightDecay,
                epsilon));
    }

    /** The same in separate passes: {@code p -= rate s / c1 * m / (sqrt(v) + s epsilon)}, with s the root of c2. */
    private List<String> foreach() {
        List<String> lines = new ArrayList<>();
        if (weightDecay != 0) {
            lines.add("torch._foreach_mul_(ps, torch.sub(1., torch.mul(rate, " + weightDecay + ")))");
        }
        lines.addAll(List.of(
                "t = float(step_count)",
                "c1 = torch.sub(1., torch.pow(" + beta1 + ", t))",
                "s = torch.pow(torch.sub(1., torch.pow(" + beta2 + ", t)), 0.5)",
                "torch._foreach_mul_(mean, " + beta1 + ")",
                "torch._foreach_add_(mean, gs, alpha=" + (1 - beta1) + ")",
                "torch._foreach_mul_(square, " + beta2 + ")",
                "torch._foreach_addcmul_(square, gs, gs, " + (1 - beta2) + ")",
                "roots = torch._foreach_sqrt(square)",
                "torch._foreach_add_(roots, torch.mul(s, " + epsilon + "))",
                "torch._foreach_addcdiv_(ps, mean, roots, torch.neg(torch.div(torch.mul(rate, s), c1)))"));
        return lines;
    }
}
