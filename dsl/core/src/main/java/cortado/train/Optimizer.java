package cortado.train;

import cortado.engine.AdamRule;
import cortado.engine.SgdRule;
import cortado.engine.UpdateRule;
import cortado.network.LearnerFactory;
import cortado.network.Network;

/** How weights follow their gradients: a rule and a learning rate. Immutable. */
public final class Optimizer implements LearnerFactory<Learner, Loss> {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final String name;
    private final double learningRate;
    private final UpdateRule rule;

    private Optimizer(String name, double learningRate, UpdateRule rule) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new IllegalArgumentException(name + ": learning rate must be above 0, but was " + learningRate
                    + ". Pass the size of a step, e.g. " + name + "(1e-3).");
        }
        this.name = name;
        this.learningRate = learningRate;
        this.rule = rule;
    }

    /**
     * Returns stochastic gradient descent without momentum.
     *
     * @param learningRate above 0
     */
    public static Optimizer sgd(double learningRate) {
        return new Optimizer("sgd", learningRate, new SgdRule(0, false));
    }

    /**
     * Returns Adam with decay rates 0.9 and 0.999 and epsilon 1e-8.
     *
     * @param learningRate above 0
     * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
     */
    public static Optimizer adam(double learningRate) {
        return new Optimizer("adam", learningRate, new AdamRule(BETA_1, BETA_2, EPSILON, 0));
    }

    /**
     * Returns Adam with decoupled weight decay 0.01; {@link #weightDecay} changes it.
     *
     * @param learningRate above 0
     * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, algorithm 2</a>
     */
    public static Optimizer adamW(double learningRate) {
        return new Optimizer("adamW", learningRate, new AdamRule(BETA_1, BETA_2, EPSILON, 0.01));
    }

    /**
     * Returns this stochastic gradient descent with momentum.
     *
     * @param momentum share of the previous direction that is kept, at least 0, below 1; default 0
     * @throws IllegalArgumentException if this is not {@code sgd}, or the share is out of range
     */
    public Optimizer momentum(double momentum) {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new IllegalArgumentException(
                    name + ": momentum must be at least 0 and below 1, but was " + momentum + ". Try 0.9.");
        }
        return new Optimizer(
                name, learningRate, new SgdRule(momentum, sgdRule("momentum").isNesterov()));
    }

    /**
     * Returns this stochastic gradient descent with Nesterov's momentum; call {@link #momentum} first.
     *
     * @throws IllegalArgumentException if this is not {@code sgd} with momentum
     */
    public Optimizer nesterov() {
        double momentum = sgdRule("nesterov").momentum();
        if (momentum == 0) {
            throw new IllegalArgumentException(
                    "sgd: nesterov needs momentum, but it is 0. Write e.g. sgd(0.01).momentum(0.9).nesterov().");
        }
        return new Optimizer(name, learningRate, new SgdRule(momentum, true));
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
        return new Optimizer(name, learningRate, new AdamRule(BETA_1, BETA_2, EPSILON, weightDecay));
    }

    /** Returns the size of a step. */
    public double learningRate() {
        return learningRate;
    }

    @Override
    public Learner learner(Network network, Loss loss) {
        return new Learner(network, this, loss, FitOptions.DEFAULT);
    }

    UpdateRule rule() {
        return rule;
    }

    private SgdRule sgdRule(String option) {
        if (rule instanceof SgdRule sgd) {
            return sgd;
        }
        throw new IllegalArgumentException(
                name + ": " + option + " belongs to sgd. Write e.g. sgd(0.01).momentum(0.9).");
    }

    /** Returns the optimizer as it is written, for example {@code adam(0.001)}. */
    @Override
    public String toString() {
        String options = "";
        if (rule instanceof SgdRule sgd) {
            options = (sgd.momentum() == 0 ? "" : ".momentum(" + sgd.momentum() + ")")
                    + (sgd.isNesterov() ? ".nesterov()" : "");
        } else if (rule instanceof AdamRule adam && adam.weightDecay() != 0) {
            options = ".weightDecay(" + adam.weightDecay() + ")";
        }
        return name + "(" + learningRate + ")" + options;
    }
}
