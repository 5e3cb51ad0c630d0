package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.graph.BinaryCrossEntropy;
import cortado.graph.CrossEntropy;
import cortado.graph.Elementwise;
import cortado.graph.Target;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.util.Map;

/** See {@link Loss#focal}. Immutable. */
public final class FocalLoss extends Loss {
    static final double NO_ALPHA = -1;

    /** Keeps the power's derivative finite where the prediction is perfect. */
    private static final double LEAST_DOUBT = 1e-8;

    private final double gamma;
    private final double alpha;

    FocalLoss(double gamma, double alpha) {
        super("focal");
        if (!(gamma >= 0) || Double.isInfinite(gamma)) {
            throw new IllegalArgumentException("focal: gamma must be at least 0, but was " + gamma + ". Try 2.");
        }
        this.gamma = gamma;
        this.alpha = alpha;
    }

    /**
     * Returns this loss with rows of the second class weighted by alpha and those of the first by {@code 1 - alpha}, for one output
     * and two classes; default is no such weight. More classes take {@link Learner#classWeights}.
     *
     * @param alpha at least 0, at most 1; 0.25 in the paper
     * @throws IllegalArgumentException if alpha is out of range
     */
    public FocalLoss alpha(double alpha) {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException(
                    "focal: alpha must be at least 0 and at most 1, but was " + alpha + ". Try 0.25.");
        }
        return new FocalLoss(gamma, alpha);
    }

    @Override
    Map<String, Double> settings() {
        return alpha == NO_ALPHA ? Map.of("gamma", gamma) : Map.of("gamma", gamma, "alpha", alpha);
    }

    @Override
    LossForm form(Network network) {
        return formOfClasses(network);
    }

    @Override
    void check(Network network, Dataset data, Problems problems) {
        super.check(network, data, problems);
        problems.check(
                alpha == NO_ALPHA || form(network) == BinaryForm.INSTANCE,
                "focal: alpha(%s) needs one output, but the network gives %s. Use classWeights(...) on the learner",
                alpha,
                network.outputShape().batched());
    }

    @Override
    Tensor rows(Tensor scores, Tensor target) {
        boolean isClass = ((Target) target.op()).isClass();
        Tensor surprise =
                Tensor.of(isClass ? new CrossEntropy(scores, target, 0) : new BinaryCrossEntropy(scores, target));
        Tensor doubt = surprise.affine(-1, 0).apply(Elementwise.Function.EXP).affine(-1, 1);
        Tensor rows = gamma == 0
                ? surprise
                : surprise.times(atLeast(doubt, LEAST_DOUBT).power(gamma));
        return isClass || alpha == NO_ALPHA ? rows : rows.times(target.affine(2 * alpha - 1, 1 - alpha));
    }

    @Override
    public String toString() {
        return name() + "(" + gamma + ")" + (alpha == NO_ALPHA ? "" : ".alpha(" + alpha + ")");
    }
}
