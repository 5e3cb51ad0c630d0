package cortado.engine;

import java.util.List;

/** How an optimizer changes parameters, given their gradients. */
public sealed interface UpdateRule permits SgdRule, AdamRule {
    /**
     * Returns stochastic gradient descent.
     *
     * @param momentum share of the previous direction that is kept, 0..1; 0 for none
     * @param isNesterov whether the gradient is taken at the look-ahead point
     */
    static UpdateRule sgd(double momentum, boolean isNesterov) {
        return new SgdRule(momentum, isNesterov);
    }

    /** Returns Adam with the usual decays 0.9 and 0.999 and epsilon 1e-8; with weight decay, AdamW. */
    static UpdateRule adam(double weightDecay) {
        return new AdamRule(0.9, 0.999, 1e-8, weightDecay);
    }

    /** Returns the names of the arrays that the rule keeps for each parameter, each starting at zero. */
    List<String> slots();

    /**
     * Returns the TorchScript statements of one update.
     *
     * <p>They may use the lists {@code ps} (parameters), {@code gs} (gradients) and one list for each slot, the float {@code
     * rate} and the tensor {@code self.step_count} that counts this update already.
     *
     * @param hasFused whether libtorch has fused CPU kernels (2.4 and later)
     */
    List<String> statements(boolean hasFused);
}
