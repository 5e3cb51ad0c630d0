package cortado.engine;

import java.util.List;

/** How an optimizer changes parameters, given their gradients. */
public sealed interface UpdateRule permits SgdRule, AdamRule {
    /** Returns the names of the arrays that the rule keeps for each parameter, each starting at zero. */
    List<String> slots();

    /**
     * Returns the TorchScript statements of one update.
     *
     * <p>They may use the lists {@code ps} (parameters), {@code gs} (gradients) and one list for each slot, the float {@code
     * rate} and the tensor {@code self.steps} that counts this update already.
     *
     * @param hasFused whether libtorch has fused CPU kernels (2.4 and later)
     */
    List<String> statements(boolean hasFused);
}
