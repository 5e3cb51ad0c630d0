package cortado.engine;

import java.util.List;

/**
 * Adadelta, with a learning rate on its changes.
 *
 * @param rho decay of the means of squared gradients and squared changes, 0..1
 * @param epsilon added to both before their roots are taken
 * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler 2012, algorithm 1</a>
 */
record AdadeltaRule(double rho, double epsilon) implements UpdateRule {
    @Override
    public List<String> slots() {
        return List.of("square", "moved");
    }

    @Override
    public List<String> statements(boolean hasFused) {
        return List.of(
                "torch._foreach_mul_(square, " + rho + ")",
                "torch._foreach_addcmul_(square, gs, gs, " + (1 - rho) + ")",
                "changes = torch._foreach_add(moved, " + epsilon + ")",
                "torch._foreach_div_(changes, torch._foreach_add(square, " + epsilon + "))",
                "torch._foreach_sqrt_(changes)",
                "torch._foreach_mul_(changes, gs)",
                "torch._foreach_add_(ps, changes, alpha=torch.neg(rate))",
                "torch._foreach_mul_(moved, " + rho + ")",
                "torch._foreach_addcmul_(moved, changes, changes, " + (1 - rho) + ")");
    }
}
