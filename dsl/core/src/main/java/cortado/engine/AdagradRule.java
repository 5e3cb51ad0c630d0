package cortado.engine;

import java.util.List;

/**
 * Adagrad with a diagonal matrix.
 *
 * @param epsilon added to the root of the sum of squared gradients
 * @param initialAccumulator what that sum starts from
 * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer 2011, figure 1</a>
 */
record AdagradRule(double epsilon, double initialAccumulator) implements UpdateRule {
    @Override
    public List<String> slots() {
        return List.of("square");
    }

    @Override
    public double start() {
        return initialAccumulator;
    }

    @Override
    public List<String> statements(boolean hasFused) {
        // The fused kernel is for processors only.
        return hasFused && Torch.isOnCpu()
                ? List.of("torch._fused_adagrad_(ps, gs, square, counts, lr=rate, lr_decay=0., weight_decay=0., eps="
                        + epsilon + ", maximize=False)")
                : List.of(
                        "torch._foreach_addcmul_(square, gs, gs, 1)",
                        "roots = torch._foreach_sqrt(square)",
                        "torch._foreach_add_(roots, " + epsilon + ")",
                        "torch._foreach_addcdiv_(ps, gs, roots, torch.neg(rate))");
    }
}
