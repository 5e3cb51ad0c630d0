package cortado.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * RMSprop.
 *
 * @param rho decay of the mean of squared gradients, 0..1
 * @param epsilon added to its root
 * @param momentum share of the previous direction that is kept, 0..1; 0 for none
 * @param isCentered whether the gradient is divided by its deviation instead of its size
 * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012, slide
 *     29</a>
 * @see <a href="https://arxiv.org/abs/1308.0850">Graves 2013, equations 38 to 45, for the centered form</a>
 */
record RmsPropRule(double rho, double epsilon, double momentum, boolean isCentered) implements UpdateRule {
    @Override
    public List<String> slots() {
        List<String> slots = new ArrayList<>(List.of("square"));
        if (isCentered) {
            slots.add("mean");
        }
        if (momentum != 0) {
            slots.add("velocity");
        }
        return slots;
    }

    @Override
    public List<String> statements(boolean hasFused) {
        if (hasFused && !isCentered && momentum == 0) {
            return fused();
        }
        List<String> lines = new ArrayList<>();
        lines.add("torch._foreach_mul_(square, " + rho + ")");
        lines.add("torch._foreach_addcmul_(square, gs, gs, " + (1 - rho) + ")");
        String spread = "square";
        if (isCentered) {
            lines.add("torch._foreach_mul_(mean, " + rho + ")");
            lines.add("torch._foreach_add_(mean, gs, alpha=" + (1 - rho) + ")");
            spread = "torch._foreach_addcmul(square, mean, mean, -1)";
        }
        lines.add("roots = torch._foreach_sqrt(" + spread + ")");
        lines.add("torch._foreach_add_(roots, " + epsilon + ")");
        if (momentum == 0) {
            lines.add("torch._foreach_addcdiv_(ps, gs, roots, torch.neg(rate))");
        } else {
            lines.add("torch._foreach_mul_(velocity, " + momentum + ")");
            lines.add("torch._foreach_addcdiv_(velocity, gs, roots, 1)");
            lines.add("torch._foreach_add_(ps, velocity, alpha=torch.neg(rate))");
        }
        return lines;
    }

    /** Adam whose mean of gradients is the gradient itself, so long after its start that it has no bias to correct. */
    private List<String> fused() {
        return List.of(
                "steps = torch.mul([torch.full_like(step_count, 1e+30)], torch.len(ps))",
                String.format(
                        Locale.ROOT,
                        "torch._fused_adam_(ps, gs, gs, square, annotate(List[Tensor], []), steps, lr=rate, beta1=0.,"
                                + " beta2=%s, weight_decay=0., eps=%s, amsgrad=False, maximize=False)",
                        rho,
                        epsilon));
    }
}
