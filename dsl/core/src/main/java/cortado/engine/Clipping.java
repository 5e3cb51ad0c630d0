package cortado.engine;

import java.util.List;

/**
 * A limit of gradients. Infinite where there is none.
 *
 * @param norm the largest length of all gradients together; longer ones are scaled down to it
 * @param value the largest size of each number in them; larger ones are cut
 * @see <a href="https://proceedings.mlr.press/v28/pascanu13.html">Pascanu, Mikolov and Bengio 2013, algorithm 1</a>
 */
public record Clipping(double norm, double value) {
    /** No limit. */
    public static final Clipping NONE = new Clipping(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** Returns the limit of the length of all gradients together. */
    public static Clipping ofNorm(double norm) {
        return new Clipping(norm, NONE.value);
    }

    /** Returns the limit of each number. */
    public static Clipping ofValue(double value) {
        return new Clipping(NONE.norm, value);
    }

    /** Returns the TorchScript statements that limit the gradients in the list {@code gs}. */
    List<String> statements() {
        if (norm < NONE.norm) {
            return List.of(
                    "length = torch.norm(torch.stack(torch._foreach_norm(gs)), 2)",
                    // PyTorch's 1e-6, which keeps gradients of zero from a division by zero.
                    "share = torch.clamp(torch.mul(torch.reciprocal(torch.add(length, 1e-06)), " + norm
                            + "), None, 1.)",
                    "for i in range(torch.len(gs)):",
                    "  torch.mul_(gs[i], share)");
        }
        return value < NONE.value
                ? List.of("for i in range(torch.len(gs)):", "  torch.clamp_(gs[i], -" + value + ", " + value + ")")
                : List.of();
    }
}
