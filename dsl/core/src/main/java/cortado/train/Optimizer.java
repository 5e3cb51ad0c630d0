package cortado.train;

import cortado.engine.UpdateRule;
import cortado.network.LearnerFactory;
import cortado.network.Network;
import java.util.List;

/** How weights follow their gradients: a rule and a learning rate. Immutable. */
public final class Optimizer implements LearnerFactory<Learner, Loss> {
    private final String name;
    private final double learningRate;
    private final double momentum;
    private final boolean isNesterov;
    private final double weightDecay;

    private Optimizer(String name, double learningRate, double momentum, boolean isNesterov, double weightDecay) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(name + ": learning rate must be above 0, but was " + learningRate
                    + ". Pass the size of a step, e.g. " + name + "(1e-3).");
        }
        this.name = name;
        this.learningRate = learningRate;
        this.momentum = momentum;
        this.isNesterov = isNesterov;
        this.weightDecay = weightDecay;
    }

    /**
     * Returns stochastic gradient descent without momentum.
     *
     * @param learningRate above 0
     */
    public static Optimizer sgd(double learningRate) {
        return new Optimizer("sgd", learningRate, 0, false, 0);
    }

    /**
     * Returns Adam with decay rates 0.9 and 0.999 and epsilon 1e-8.
     *
     * @param learningRate above 0
     * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
     */
    public static Optimizer adam(double learningRate) {
        return new Optimizer("adam", learningRate, 0, false, 0);
    }

    /**
     * Returns Adam with decoupled weight decay 0.01; {@link #weightDecay} changes it.
     *
     * @param learningRate above 0
     * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, algorithm 2</a>
     */
    public static Optimizer adamW(double learningRate) {
        return new Optimizer("adamW", learningRate, 0, false, 0.01);
    }

    /**
     * Returns this stochastic gradient descent with momentum.
     *
     * @param momentum share of the previous direction that is kept, at least 0, below 1; default 0
     * @throws IllegalArgumentException if this is not {@code sgd}, or the share is out of range
     */
    public Optimizer momentum(double momentum) {
        requireSgd("momentum");
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    name + ": momentum must be at least 0 and below 1, but was " + momentum + ". Try 0.9.");
        }
        return new Optimizer(name, learningRate, momentum, isNesterov, 0);
    }

    /**
     * Returns this stochastic gradient descent with Nesterov's momentum; call {@link #momentum} first.
     *
     * @throws IllegalArgumentException if this is not {@code sgd} with momentum
     */
    public Optimizer nesterov() {
        requireSgd("nesterov");
        if (momentum == 0) {
            throw new IllegalArgumentException(
                    "sgd: nesterov needs momentum, but it is 0. Write e.g. sgd(0.01).momentum(0.9).nesterov().");
        }
        return new Optimizer(name, learningRate, momentum, true, 0);
    }

    /**
     * Returns this AdamW with another weight decay.
     *
     * @param weightDecay share of each weight removed at a step, times the learning rate, at least 0; default 0.01
     * @throws IllegalArgumentException if this is not {@code adamW}, or the share is negative
     */
    public Optimizer weightDecay(double weightDecay) {
        if (!name.equals("adamW")) {
            throw new IllegalArgumentException(name + ": weightDecay belongs to adamW. Write adamW(" + learningRate
                    + ").weightDecay(" + weightDecay + ").");
        }
        if (!(weightDecay >= 0)) {
            throw new IllegalArgumentException("adamW: weightDecay must be at least 0, but was " + weightDecay + ".");
        }
        return new Optimizer(name, learningRate, 0, false, weightDecay);
    }

    /** Returns the size of a step. */
    public double learningRate() {
        return learningRate;
    }

    @Override
    public Learner learner(Network network, Loss loss) {
        return new Learner(network, this, loss, FitOptions.DEFAULT, List.of());
    }

    UpdateRule rule() {
        return name.equals("sgd") ? UpdateRule.sgd(momentum, isNesterov) : UpdateRule.adam(weightDecay);
    }

    private void requireSgd(String option) {
        if (!name.equals("sgd")) {
            throw new IllegalArgumentException(
                    name + ": " + option + " belongs to sgd. Write e.g. sgd(0.01).momentum(0.9).");
        }
    }

    /** Returns the optimizer as it is written, for example {@code adam(0.001)}. */
    @Override
    public String toString() {
        return name
                + "("
                + learningRate
                + ")"
                + (momentum == 0 ? "" : ".momentum(" + momentum + ")")
                + (isNesterov ? ".nesterov()" : "")
                + (weightDecay == 0 ? "" : ".weightDecay(" + weightDecay + ")");
    }
}
