package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.Tensor;
import cortado.graph.WeightedMean;
import cortado.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What training minimizes. Immutable.
 *
 * <p>The form follows network and labels: where a loss takes logits, a {@code softmax()} or {@code sigmoid()} head is looked
 * through, so that both train equally stably; {@link #focal} and {@link #hinge} take one output for two classes, or one for each
 * class. Where rows are weighted, the mean over a batch is the weighted mean, as PyTorch's and scikit-learn's.
 */
public abstract sealed class Loss
        permits CrossEntropyLoss,
                BinaryCrossEntropyLoss,
                FocalLoss,
                HingeLoss,
                ErrorLoss,
                KullbackLeiblerLoss,
                CtcLoss,
                JointLoss,
                OwnLoss {
    private final String name;

    Loss(String name) {
        this.name = name;
    }

    /**
     * Returns the mean negative log-likelihood of the true class, for one class a row.
     *
     * <p>The network's output has one value for each class: logits, or probabilities of a {@code softmax()} head.
     */
    public static CrossEntropyLoss crossEntropy() {
        return new CrossEntropyLoss(0);
    }

    /**
     * Returns the mean negative log-likelihood of yes-or-no labels.
     *
     * <p>The network's output has one value for each label: logits, or probabilities of a {@code sigmoid()} head. Two classes
     * take one output, which speaks for the second class.
     */
    public static Loss binaryCrossEntropy() {
        return new BinaryCrossEntropyLoss();
    }

    /**
     * Returns the cross entropy in which rows that are predicted well count little: {@code (1 - p)^gamma} times the negative
     * log-likelihood, p being the probability of the true class; for unbalanced classes.
     *
     * <p>Two classes take one output or two, more take one each.
     *
     * @param gamma how little they count, at least 0; 2 in the paper, 0 for the cross entropy itself
     * @throws IllegalArgumentException if gamma is negative
     * @see <a href="https://arxiv.org/abs/1708.02002">Lin et al. 2017, eq. 4</a>
     */
    public static FocalLoss focal(double gamma) {
        return new FocalLoss(gamma, FocalLoss.NO_ALPHA);
    }

    /**
     * Returns the margin loss of support vector machines.
     *
     * <p>With one output f and two classes, {@code max(0, 1 - yf)} for y in -1, 1; with one output a class, {@code sum over j != y of
     * max(0, 1 - f_y + f_j) / classes}, PyTorch's multi-margin loss. The outputs are scores, no probabilities.
     */
    public static Loss hinge() {
        return new HingeLoss();
    }

    /** Returns the mean of squared differences between outputs and real-valued targets. */
    public static Loss mse() {
        return new ErrorLoss(ErrorLoss.Kind.MSE, 0);
    }

    /** Returns the mean of absolute differences between outputs and real-valued targets. */
    public static Loss mae() {
        return new ErrorLoss(ErrorLoss.Kind.MAE, 0);
    }

    /**
     * Returns a loss that is squared near the target and absolute far from it: {@code d²/2} up to delta, then {@code delta (|d| -
     * delta/2)}.
     *
     * @param delta where it changes, in units of the target, above 0
     * @throws IllegalArgumentException if delta is not above 0
     * @see <a href="https://doi.org/10.1214/aoms/1177703732">Huber 1964</a>
     */
    public static Loss huber(double delta) {
        return new ErrorLoss(ErrorLoss.Kind.HUBER, delta);
    }

    /** Returns the mean of {@code log(cosh(d))} of the differences: like {@link #huber}, but smooth. */
    public static Loss logCosh() {
        return new ErrorLoss(ErrorLoss.Kind.LOG_COSH, 0);
    }

    /**
     * Returns the Kullback-Leibler divergence of the predicted distributions from those of the rows: the sum over classes of
     * {@code t log(t / p)}, mean over rows; for soft labels.
     *
     * <p>The network's output has one value for each class: logits, or probabilities of a {@code softmax()} head. The targets of
     * each row are at least 0 and sum to 1.
     */
    public static Loss kullbackLeibler() {
        return new KullbackLeiblerLoss();
    }

    /**
     * Returns the connectionist temporal classification: the negative log-likelihood of each row's labels, summed over all their
     * alignments with the steps, mean over rows; for speech, handwriting and other sequences whose labels have no place.
     *
     * <p>The network's output is (N, steps, labels + 1), logits or probabilities of a {@code softmax()} head; class 0 is the blank
     * between labels. The targets of a row are its labels, numbered from 1, filled up with zeros. {@link Model#predictSequence}
     * gives labels back. PyTorch's default divides each row by its number of labels, this does not.
     *
     * @see <a href="https://doi.org/10.1145/1143844.1143891">Graves et al. 2006</a>
     */
    public static Loss ctc() {
        return new CtcLoss();
    }

    /**
     * Returns the losses of a network with several outputs, one for each in their order; training minimizes their sum, in which
     * each counts as much as {@link #weighted} says.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Loss losses(Loss... losses) {
        return JointLoss.of(losses);
    }

    /**
     * Returns a loss of one's own, written over symbolic tensors.
     *
     * <p>The function gets the network's output and the labels as float32 of the same shape: real values, 0 and 1 for two classes
     * and one output, or rows with a one at the class. It gives a value for each row or for each of its outputs, whose mean is
     * minimized, or one number. It is recorded once; a saved model does not need it.
     *
     * @param name as messages and files call it
     * @param function of output and target, for example {@code (output, target) -> output.minus(target).square()}
     */
    public static Loss loss(String name, BinaryOperator<Tensor> function) {
        return new OwnLoss(name, function, null);
    }

    /**
     * Returns this loss, multiplied, for {@link #losses}.
     *
     * @param weight above 0; default 1
     * @throws IllegalArgumentException if the weight is not above 0
     */
    public Loss weighted(double weight) {
        return JointLoss.weighted(this, weight);
    }

    /** Returns the loss of the given name and settings, as a model file holds them. */
    static Loss named(String name, Map<String, Double> settings) {
        return switch (name) {
            case "crossEntropy" -> new CrossEntropyLoss(settings.getOrDefault("smoothing", 0.0));
            case "binaryCrossEntropy" -> binaryCrossEntropy();
            case "focal" ->
                new FocalLoss(setting(settings, "gamma"), settings.getOrDefault("alpha", FocalLoss.NO_ALPHA));
            case "hinge" -> hinge();
            case "mse" -> mse();
            case "mae" -> mae();
            case "huber" -> huber(setting(settings, "delta"));
            case "logCosh" -> logCosh();
            case "kullbackLeibler" -> kullbackLeibler();
            case "ctc" -> ctc();
            default -> throw new IllegalArgumentException("unknown loss '" + name + "'");
        };
    }

    private static double setting(Map<String, Double> settings, String name) {
        Double value = settings.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the loss has no setting '" + name + "'");
        }
        return value;
    }

    /** Returns the name of the factory. */
    public String name() {
        return name;
    }

    /** Returns what a model file holds besides the name. */
    Map<String, Double> settings() {
        return Map.of();
    }

    /** Returns what this loss takes outputs and labels for. */
    abstract LossForm form(Network network);

    /** Returns the loss of each row, or of each of its outputs, whose mean is minimized. */
    abstract Tensor rows(Tensor scores, Tensor target);

    /** Adds what keeps this loss from comparing the network's output with the data's labels. */
    void check(Network network, Dataset data, Problems problems) {
        form(network).check(name, network, data, problems);
    }

    /** Returns the loss of each output. */
    List<JointLoss.Part> parts() {
        return List.of(new JointLoss.Part(this, 1));
    }

    /** Returns this loss for the kind of labels that the data has. */
    Loss on(Network network, Dataset data) {
        return this;
    }

    /** Returns this loss where the labels of rows are mixed; null if it cannot compare outputs with such. */
    @Nullable
    Loss ofMixedLabels() {
        return null;
    }

    /** Returns this loss for the network where the labels of rows are mixed, if it can compare outputs with such. */
    final Optional<Loss> ofMixedLabels(Network network) {
        LossForm form = form(network);
        boolean areValues = !(form instanceof ClassForm) && !(form instanceof SequenceForm);
        return areValues ? Optional.of(this) : Optional.ofNullable(ofMixedLabels());
    }

    /** Returns what the loss compares with the labels: logits, where it looks through a softmax or sigmoid. */
    Tensor compared(Network network) {
        return form(network).scores(network);
    }

    /** Returns the computation of this loss for the network. */
    Objective objective(Network network) {
        return objective(network, false);
    }

    /** Returns the computation of this loss, which steps minimize with or without weights of rows. */
    final Objective objective(Network network, boolean isWeighted) {
        return Task.of(network, this, List.of()).objective(isWeighted);
    }

    /** Adds that rows are to be weighted, but the loss gives only one number for all of them. */
    final void checkWeights(Network network, Problems problems) {
        problems.check(
                rows(compared(network), Tensor.of(form(network).target(network)))
                        .isBatched(),
                "loss '%s' gives one number for the batch, so that rows cannot be weighted. Give a value for each row",
                name);
    }

    /** What an output is compared by, and the form of its loss that steps minimize. */
    record Recorded(Objective.Head head, Tensor trained) {}

    /** Records this loss of one output; the totals call it by the given name. */
    final Recorded record(String name, Task.Head part, @Nullable Tensor rowWeight) {
        Network network = part.network();
        LossForm form = form(network);
        Tensor target = Tensor.of(form.target(network));
        Tensor rows = rows(compared(network), target);
        Tensor loss = OwnFunction.mean(rows);
        Tensor trained = rowWeight == null || !rows.isBatched() ? loss : Tensor.of(new WeightedMean(rows, rowWeight));
        List<Objective.Metric> metrics = part.metrics().stream()
                .map(metric -> new Objective.Metric(
                        metric.name(),
                        OwnFunction.mean(OwnFunction.apply(
                                "metric '" + metric.name() + "'", metric.function(), network.output(), target))))
                .toList();
        return new Recorded(
                new Objective.Head(name, network.output(), target, loss, form.scores(network), form.hits(), metrics),
                trained);
    }

    /** Returns the labels as the objective takes them. */
    Labels labels(Network network, Dataset data) {
        return form(network).labels(data);
    }

    /** Returns whether what the network gives stands for probabilities. */
    boolean isProbability(Network network) {
        return form(network).isProbability();
    }

    /** Turns one row of outputs into probabilities, in place, if the network gives logits. */
    void toProbabilities(Network network, float[] row) {
        form(network).toProbabilities(network, row);
    }

    /** Returns the class that a row of outputs stands for. */
    int predictedClass(Network network, float[] row) {
        return form(network).predictedClass(network, row);
    }

    /** Returns whether accuracy has a meaning. */
    boolean hasAccuracy(Network network) {
        return form(network).hits() != Objective.Hits.NONE;
    }

    /** Returns the form that fits the number of outputs: yes or no for one, else one for each class. */
    static LossForm formOfClasses(Network network) {
        return network.outputShape().equals(Shape.of(1)) ? BinaryForm.INSTANCE : ClassForm.INSTANCE;
    }

    /** Returns {@code max(x, least)}, without a gradient below. */
    static Tensor atLeast(Tensor x, double least) {
        return x.affine(1, -least).relu().affine(1, least);
    }

    /** Returns the loss as it is written, for example {@code huber(1.0)}. */
    @Override
    public String toString() {
        return name + "()";
    }
}
