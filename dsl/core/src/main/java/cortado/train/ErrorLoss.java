package cortado.train;

import cortado.graph.Elementwise;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.util.Map;

/** Losses of the difference between output and target: {@link Loss#mse}, {@link Loss#mae}, {@link Loss#huber}, {@link Loss#logCosh}. */
final class ErrorLoss extends Loss {
    /** What is done with a difference. */
    enum Kind {
        MSE("mse"),
        MAE("mae"),
        HUBER("huber"),
        LOG_COSH("logCosh");

        private final String factory;

        Kind(String factory) {
            this.factory = factory;
        }
    }

    private final Kind kind;
    private final double delta;

    ErrorLoss(Kind kind, double delta) {
        super(kind.factory);
        if (kind == Kind.HUBER && (!(delta > 0) || Double.isInfinite(delta))) {
            throw new IllegalArgumentException("huber: delta must be above 0, but was " + delta + ". Try 1.");
        }
        this.kind = kind;
        this.delta = delta;
    }

    @Override
    Map<String, Double> settings() {
        return kind == Kind.HUBER ? Map.of("delta", delta) : Map.of();
    }

    @Override
    LossForm form(Network network) {
        return ValueForm.INSTANCE;
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        Tensor difference = scores.minus(target);
        if (kind == Kind.MSE) {
            return difference.square();
        }
        Tensor size = difference.apply(Elementwise.Function.ABS);
        return switch (kind) {
            case HUBER -> huber(size);
            case LOG_COSH -> logCosh(size);
            default -> size;
        };
    }

    /** {@code q²/2 + delta (|d| - q)} with {@code q = min(|d|, delta)}. */
    private Tensor huber(Tensor size) {
        Tensor inner = size.affine(-1, delta).relu().affine(-1, delta);
        return inner.square().affine(0.5, 0).plus(size.minus(inner).affine(delta, 0));
    }

    /** {@code |d| + log((1 + exp(-2|d|)) / 2)}, which does not overflow. */
    private static Tensor logCosh(Tensor size) {
        Tensor shrunk = size.affine(-2, 0).apply(Elementwise.Function.EXP);
        return size.plus(shrunk.affine(0.5, 0.5).apply(Elementwise.Function.LOG));
    }

    @Override
    public String toString() {
        return kind == Kind.HUBER ? "huber(" + delta + ")" : super.toString();
    }
}
