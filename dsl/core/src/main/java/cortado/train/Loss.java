package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.graph.RowWeight;
import cortado.graph.Tensor;
import cortado.graph.WeightedMean;
import cortado.network.Network;
import java.util.Map;

/**
 * What training minimizes. Immutable.
 *
 * <p>The form follows network and labels: where a loss takes logits, a {@code softmax()} or {@code sigmoid()} head is looked
 * through, so that both train equally stably; {@link #focal} and {@link #hinge} take one output for two classes, or one for each
 * class. Where rows are weighted, the mean over a batch is the weighted mean, as PyTorch's and scikit-learn's.
 */
public abstract sealed class Loss
        permits CrossEntropyLoss, BinaryCrossEntropyLoss, FocalLoss, HingeLoss, ErrorLoss, KullbackLeiblerLoss {
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

    /** Returns the computation of this loss for the network. */
    Objective objective(Network network) {
        return objective(network, false);
    }

    /** Returns the computation of this loss, which steps minimize with or without weights of rows. */
    final Objective objective(Network network, boolean isWeighted) {
        LossForm form = form(network);
        Tensor scores = form.scores(network);
        Tensor target = Tensor.of(form.target(network));
        Tensor rows = rows(scores, target);
        Tensor loss = rows.mean();
        Tensor trained = isWeighted ? Tensor.of(new WeightedMean(rows, Tensor.of(new RowWeight()))) : loss;
        return new Objective(network.input(), network.output(), target, loss, trained, scores, form.hits());
    }

    /** Returns the labels as the objective takes them. */
    Labels labels(Network network, Dataset data) {
        return form(network).labels(data);
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
