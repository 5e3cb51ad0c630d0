package cortado.engine;

import java.util.List;
import java.util.Map;

/** How an optimizer changes parameters, given their gradients. */
public sealed interface UpdateRule
        permits SgdRule, AdamRule, RmsPropRule, AdagradRule, AdadeltaRule, NadamRule, LionRule {
    /**
     * Returns stochastic gradient descent.
     *
     * @param momentum share of the previous direction that is kept, 0..1; 0 for none
     * @param isNesterov whether the gradient is taken at the look-ahead point
     */
    static UpdateRule sgd(double momentum, boolean isNesterov) {
        return new SgdRule(momentum, isNesterov);
    }

    /**
     * Returns Adam; with weight decay, AdamW.
     *
     * @param beta1 decay of the mean of gradients, 0..1
     * @param beta2 decay of the mean of squared gradients, 0..1
     * @param epsilon added to the root of the latter
     * @param weightDecay share of each parameter that is removed at each step, times the learning rate
     */
    static UpdateRule adam(double beta1, double beta2, double epsilon, double weightDecay) {
        return new AdamRule(beta1, beta2, epsilon, weightDecay);
    }

    /**
     * Returns RMSprop.
     *
     * @param rho decay of the mean of squared gradients, 0..1
     * @param epsilon added to its root
     * @param momentum share of the previous direction that is kept, 0..1; 0 for none
     * @param isCentered whether the gradient is divided by its deviation instead of its size
     */
    static UpdateRule rmsProp(double rho, double epsilon, double momentum, boolean isCentered) {
        return new RmsPropRule(rho, epsilon, momentum, isCentered);
    }

    /**
     * Returns Adagrad.
     *
     * @param epsilon added to the root of the sum of squared gradients
     * @param initialAccumulator what that sum starts from
     */
    static UpdateRule adagrad(double epsilon, double initialAccumulator) {
        return new AdagradRule(epsilon, initialAccumulator);
    }

    /**
     * Returns Adadelta.
     *
     * @param rho decay of the means of squared gradients and squared changes, 0..1
     * @param epsilon added to both before their roots are taken
     */
    static UpdateRule adadelta(double rho, double epsilon) {
        return new AdadeltaRule(rho, epsilon);
    }

    /**
     * Returns Adam with Nesterov's momentum.
     *
     * @param beta1 decay of the mean of gradients, 0..1
     * @param beta2 decay of the mean of squared gradients, 0..1
     * @param epsilon added to the root of the latter
     * @param momentumDecay how fast the first decay rises to beta1
     */
    static UpdateRule nadam(double beta1, double beta2, double epsilon, double momentumDecay) {
        return new NadamRule(beta1, beta2, epsilon, momentumDecay);
    }

    /**
     * Returns Lion.
     *
     * @param beta1 share of the mean of gradients in a direction, 0..1
     * @param beta2 decay of that mean, 0..1
     * @param weightDecay share of each parameter that is removed at each step, times the learning rate
     */
    static UpdateRule lion(double beta1, double beta2, double weightDecay) {
        return new LionRule(beta1, beta2, weightDecay);
    }

    /** Returns the names of the arrays that the rule keeps for each parameter. */
    List<String> slots();

    /** Returns what the arrays of {@link #slots} hold before the first update. */
    default double start() {
        return 0;
    }

    /** Returns the names of the numbers that the rule keeps, with their values before the first update. */
    default Map<String, Double> scalars() {
        return Map.of();
    }

    /**
     * Returns the TorchScript statements of one update.
     *
     * <p>They may use the lists {@code ps} (parameters), {@code gs} (gradients) and one list for each slot, the float {@code
     * rate}, one tensor for each scalar and the tensor {@code step_count} that counts this update already.
     *
     * @param hasFused whether libtorch has fused CPU kernels (2.4 and later)
     */
    List<String> statements(boolean hasFused);
}
