package cortado.train;

import static cortado.train.OptimizerSetting.BETAS;
import static cortado.train.OptimizerSetting.CENTERED;
import static cortado.train.OptimizerSetting.EPSILON;
import static cortado.train.OptimizerSetting.INITIAL_ACCUMULATOR;
import static cortado.train.OptimizerSetting.MOMENTUM;
import static cortado.train.OptimizerSetting.MOMENTUM_DECAY;
import static cortado.train.OptimizerSetting.NESTEROV;
import static cortado.train.OptimizerSetting.RHO;
import static cortado.train.OptimizerSetting.WEIGHT_DECAY;

import cortado.engine.Clipping;
import cortado.engine.Update;
import cortado.network.LearnerFactory;
import cortado.network.Network;
import java.util.List;

/**
 * How weights follow their gradients: a rule and a learning rate. Immutable.
 *
 * <p>Options have PyTorch's defaults, and every rule gives PyTorch's weights, step for step. An option that a rule does not have is
 * refused when it is written. Gradients are gathered, then clipped, then weight decay is added to them.
 */
public final class Optimizer implements LearnerFactory<Learner, Loss> {
    private final OptimizerKind kind;
    private final Schedule rate;
    private final OptimizerSettings settings;
    private final Clipping clipping;
    private final int accumulated;

    private Optimizer(
            OptimizerKind kind, Schedule rate, OptimizerSettings settings, Clipping clipping, int accumulated) {
        this.kind = kind;
        this.rate = rate;
        this.settings = settings;
        this.clipping = clipping;
        this.accumulated = accumulated;
    }

    private static Optimizer of(OptimizerKind kind, double learningRate) {
        String name = kind.label();
        if (!Schedule.isPositive(learningRate)) {
            throw new IllegalArgumentException(name + ": learning rate must be above 0, but was " + learningRate
                    + ". Pass the size of a step, e.g. " + name + "(1e-3).");
        }
        return of(kind, TimeSchedule.number(learningRate));
    }

    private static Optimizer of(OptimizerKind kind, Schedule rate) {
        return new Optimizer(kind, rate, kind.defaults(), Clipping.NONE, 1);
    }

    /**
     * Returns stochastic gradient descent without momentum.
     *
     * <p>Options: {@link #momentum}, {@link #nesterov}, {@link #weightDecay}.
     *
     * @param learningRate above 0
     */
    public static Optimizer sgd(double learningRate) {
        return of(OptimizerKind.SGD, learningRate);
    }

    /** Returns {@link #sgd(double)} with a learning rate that changes. */
    public static Optimizer sgd(Schedule rate) {
        return of(OptimizerKind.SGD, rate);
    }

    /**
     * Returns Adam with decay rates 0.9 and 0.999 and epsilon 1e-8.
     *
     * <p>Options: {@link #betas}, {@link #epsilon}.
     *
     * @param learningRate above 0; 1e-3 is usual
     * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, algorithm 1</a>
     */
    public static Optimizer adam(double learningRate) {
        return of(OptimizerKind.ADAM, learningRate);
    }

    /** Returns {@link #adam(double)} with a learning rate that changes. */
    public static Optimizer adam(Schedule rate) {
        return of(OptimizerKind.ADAM, rate);
    }

    /**
     * Returns Adam with decoupled weight decay 0.01.
     *
     * <p>Options: {@link #betas}, {@link #epsilon}, {@link #weightDecay}.
     *
     * @param learningRate above 0; 1e-3 is usual
     * @see <a href="https://arxiv.org/abs/1711.05101">Loshchilov and Hutter 2019, algorithm 2</a>
     */
    public static Optimizer adamW(double learningRate) {
        return of(OptimizerKind.ADAM_W, learningRate);
    }

    /** Returns {@link #adamW(double)} with a learning rate that changes. */
    public static Optimizer adamW(Schedule rate) {
        return of(OptimizerKind.ADAM_W, rate);
    }

    /**
     * Returns RMSprop: gradients divided by their root mean square.
     *
     * <p>Options: {@link #rho} (0.99), {@link #epsilon} (1e-8), {@link #momentum}, {@link #centered}, {@link #weightDecay}.
     *
     * @param learningRate above 0; PyTorch's default is 0.01, Keras's 1e-3
     * @see <a href="https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf">Tieleman and Hinton 2012,
     *     slide 29</a>
     */
    public static Optimizer rmsProp(double learningRate) {
        return of(OptimizerKind.RMS_PROP, learningRate);
    }

    /** Returns {@link #rmsProp(double)} with a learning rate that changes. */
    public static Optimizer rmsProp(Schedule rate) {
        return of(OptimizerKind.RMS_PROP, rate);
    }

    /**
     * Returns Adagrad: gradients divided by the root of the sum of all their squares so far.
     *
     * <p>Options: {@link #epsilon} (1e-10), {@link #initialAccumulator}, {@link #weightDecay}.
     *
     * @param learningRate above 0; 0.01 is usual
     * @see <a href="https://jmlr.org/papers/v12/duchi11a.html">Duchi, Hazan and Singer 2011, figure 1</a>
     */
    public static Optimizer adagrad(double learningRate) {
        return of(OptimizerKind.ADAGRAD, learningRate);
    }

    /** Returns {@link #adagrad(double)} with a learning rate that changes. */
    public static Optimizer adagrad(Schedule rate) {
        return of(OptimizerKind.ADAGRAD, rate);
    }

    /**
     * Returns Adadelta: gradients scaled by the root mean squares of recent changes and recent gradients.
     *
     * <p>Options: {@link #rho} (0.9), {@link #epsilon} (1e-6), {@link #weightDecay}.
     *
     * @param learningRate factor of each change, above 0; the paper's is 1
     * @see <a href="https://arxiv.org/abs/1212.5701">Zeiler 2012, algorithm 1</a>
     */
    public static Optimizer adadelta(double learningRate) {
        return of(OptimizerKind.ADADELTA, learningRate);
    }

    /** Returns {@link #adadelta(double)} with a learning rate that changes. */
    public static Optimizer adadelta(Schedule rate) {
        return of(OptimizerKind.ADADELTA, rate);
    }

    /**
     * Returns Adam with Nesterov's momentum.
     *
     * <p>Options: {@link #betas}, {@link #epsilon}, {@link #momentumDecay}, {@link #weightDecay}.
     *
     * @param learningRate above 0; 2e-3 is usual
     * @see <a href="https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ">Dozat 2016, algorithm 2</a>
     */
    public static Optimizer nadam(double learningRate) {
        return of(OptimizerKind.NADAM, learningRate);
    }

    /** Returns {@link #nadam(double)} with a learning rate that changes. */
    public static Optimizer nadam(Schedule rate) {
        return of(OptimizerKind.NADAM, rate);
    }

    /**
     * Returns Lion: each weight moves by the learning rate, in the direction of a mean of gradients.
     *
     * <p>Options: {@link #betas} (0.9 and 0.99), {@link #weightDecay}.
     *
     * @param learningRate above 0; a third to a tenth of Adam's, e.g. 1e-4
     * @see <a href="https://arxiv.org/abs/2302.06675">Chen et al. 2023, algorithm 2</a>
     */
    public static Optimizer lion(double learningRate) {
        return of(OptimizerKind.LION, learningRate);
    }

    /** Returns {@link #lion(double)} with a learning rate that changes. */
    public static Optimizer lion(Schedule rate) {
        return of(OptimizerKind.LION, rate);
    }

    /**
     * Returns this optimizer with momentum.
     *
     * @param momentum share of the previous direction that is kept, at least 0, below 1; default 0
     * @throws IllegalArgumentException if this is neither {@code sgd} nor {@code rmsProp}, or the share is out of range
     */
    public Optimizer momentum(double momentum) {
        return with(MOMENTUM, momentum);
    }

    /**
     * Returns this stochastic gradient descent with Nesterov's momentum; call {@link #momentum} first.
     *
     * @throws IllegalArgumentException if this is not {@code sgd} with momentum
     */
    public Optimizer nesterov() {
        return with(NESTEROV, 1);
    }

    /**
     * Returns this optimizer with another decay of the mean of squared gradients.
     *
     * @param rho share of the mean that is kept at a step, at least 0, below 1; default 0.99 in {@code rmsProp}, which PyTorch
     *     calls alpha there, and 0.9 in {@code adadelta}
     * @throws IllegalArgumentException if this is neither of them, or the share is out of range
     */
    public Optimizer rho(double rho) {
        return with(RHO, rho);
    }

    /**
     * Returns this RMSprop with gradients divided by their deviation from their mean instead of their size.
     *
     * @throws IllegalArgumentException if this is not {@code rmsProp}
     * @see <a href="https://arxiv.org/abs/1308.0850">Graves 2013, equations 38 to 45</a>
     */
    public Optimizer centered() {
        return with(CENTERED, 1);
    }

    /**
     * Returns this optimizer with other decays.
     *
     * @param beta1 share of the mean of gradients that is kept at a step, at least 0, below 1; default 0.9
     * @param beta2 the same of the mean of squared gradients; default 0.999. In {@code lion}, of the mean of gradients that is
     *     kept for later, with default 0.99
     * @throws IllegalArgumentException if this is not {@code adam}, {@code adamW}, {@code nadam} or {@code lion}, or a share is
     *     out of range
     */
    public Optimizer betas(double beta1, double beta2) {
        return with(BETAS, beta1, beta2);
    }

    /**
     * Returns this NAdam with another pace at which its first decay rises to beta1.
     *
     * @param momentumDecay at least 0; default 0.004
     * @throws IllegalArgumentException if this is not {@code nadam}, or the pace is negative
     */
    public Optimizer momentumDecay(double momentumDecay) {
        return with(MOMENTUM_DECAY, momentumDecay);
    }

    /**
     * Returns this Adagrad with sums of squares that do not start from 0.
     *
     * @param initialAccumulator at least 0; default 0; Keras's is 0.1
     * @throws IllegalArgumentException if this is not {@code adagrad}, or the sum is negative
     */
    public Optimizer initialAccumulator(double initialAccumulator) {
        return with(INITIAL_ACCUMULATOR, initialAccumulator);
    }

    /**
     * Returns this optimizer with another number that keeps it from dividing by 0.
     *
     * @param epsilon above 0; default 1e-8, in {@code adagrad} 1e-10, in {@code adadelta} 1e-6
     * @throws IllegalArgumentException if this is {@code sgd} or {@code lion}, or the number is not above 0
     */
    public Optimizer epsilon(double epsilon) {
        return with(EPSILON, epsilon);
    }

    /**
     * Returns this optimizer with weight decay.
     *
     * <p>In {@code adamW} and {@code lion} each step removes this share of each weight, times the learning rate. In {@code sgd},
     * {@code rmsProp}, {@code adagrad}, {@code adadelta} and {@code nadam} the share of each weight is added to its gradient, as
     * PyTorch does. {@code adam} has none: Keras and PyTorch mean different things by it.
     *
     * @param weightDecay at least 0; default 0.01 in {@code adamW}, else 0
     * @throws IllegalArgumentException if this is {@code adam}, or the share is negative
     */
    public Optimizer weightDecay(double weightDecay) {
        return with(WEIGHT_DECAY, weightDecay);
    }

    /**
     * Returns this optimizer with gradients that are scaled down where all of them together are longer than a norm.
     *
     * @param norm the largest Euclidean norm, above 0; e.g. 1
     * @throws IllegalArgumentException if the norm is not above 0, or values are clipped already
     * @see <a href="https://proceedings.mlr.press/v28/pascanu13.html">Pascanu, Mikolov and Bengio 2013, algorithm 1</a>
     */
    public Optimizer clipNorm(double norm) {
        return with("clipNorm", norm, Clipping.ofNorm(norm), clipping.value() == Clipping.NONE.value());
    }

    /**
     * Returns this optimizer with gradients of which each number is cut to a range.
     *
     * @param value the largest size of a number, above 0; e.g. 0.5
     * @throws IllegalArgumentException if the value is not above 0, or norms are clipped already
     */
    public Optimizer clipValue(double value) {
        return with("clipValue", value, Clipping.ofValue(value), clipping.norm() == Clipping.NONE.norm());
    }

    private Optimizer with(String option, double limit, Clipping newClipping, boolean isAlone) {
        if (!Schedule.isPositive(limit)) {
            throw new IllegalArgumentException(kind.label() + ": " + option + " must be above 0, but was " + limit
                    + ". Write e.g. " + kind.label() + "(1e-3)." + option + "(1).");
        }
        if (!isAlone) {
            throw new IllegalArgumentException(kind.label() + ": clipNorm and clipValue exclude each other. Keep one.");
        }
        return new Optimizer(kind, rate, settings, newClipping, accumulated);
    }

    /**
     * Returns this optimizer with one update for several batches, by the mean of their gradients over all their rows: what one
     * batch of so many times the rows gives, in less memory. The last update of an epoch may have fewer batches.
     *
     * <p>Batch normalization still sees each batch by itself.
     *
     * @param batches at least 1; default 1
     * @throws IllegalArgumentException if the number is less than 1
     */
    public Optimizer accumulate(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException(kind.label() + ": accumulate must be at least 1, but was " + batches
                    + ". Write e.g. " + kind.label() + "(1e-3).accumulate(4).");
        }
        return new Optimizer(kind, rate, settings, clipping, batches);
    }

    private Optimizer with(OptimizerSetting setting, double... values) {
        kind.requireHas(setting);
        OptimizerSettings changed = settings.and(setting, values);
        setting.check(kind.label(), changed.all(setting));
        if (changed.has(NESTEROV) && changed.isOn(NESTEROV) && changed.get(MOMENTUM) == 0) {
            throw new IllegalArgumentException(
                    "sgd: nesterov needs momentum, but it is 0. Write e.g. sgd(0.01).momentum(0.9).nesterov().");
        }
        return new Optimizer(kind, rate, changed, clipping, accumulated);
    }

    /** Returns the size of a step, as the optimizer or its schedule was written with it. */
    public double learningRate() {
        return rate.written();
    }

    /** Returns how the size of a step changes. */
    Schedule rate() {
        return rate;
    }

    /** Returns how many batches share an update. */
    int accumulated() {
        return accumulated;
    }

    @Override
    public Learner learner(Network network, Loss loss) {
        return new Learner(network, this, loss, FitOptions.DEFAULT, List.of());
    }

    Update update() {
        Update update = kind.update(settings).with(clipping);
        return accumulated == 1 ? update : update.gathering();
    }

    /** Returns the optimizer as it is written, for example {@code adam(0.001)}; defaults are left out. */
    @Override
    public String toString() {
        return kind.label()
                + "("
                + rate
                + ")"
                + kind.written(settings)
                + (clipping.norm() == Clipping.NONE.norm() ? "" : ".clipNorm(" + clipping.norm() + ")")
                + (clipping.value() == Clipping.NONE.value() ? "" : ".clipValue(" + clipping.value() + ")")
                + (accumulated == 1 ? "" : ".accumulate(" + accumulated + ")");
    }
}
