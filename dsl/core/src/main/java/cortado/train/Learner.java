package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.data.SplitRows;
import cortado.engine.Objective;
import cortado.engine.TrainingProgram;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;

/**
 * A network with a loss, an optimizer and training options: all that {@link #fit} needs besides data.
 *
 * <p>Immutable; each option returns a new learner, so that a notebook cell run twice gives the same thing twice. The number of
 * steps at a time, of threads and the device never change what is drawn from the seed.
 */
public final class Learner {
    private final Network network;
    private final Optimizer optimizer;
    private final Loss loss;
    private final FitOptions options;
    private final List<OwnMetric> metrics;

    Learner(Network network, Optimizer optimizer, Loss loss, FitOptions options, List<OwnMetric> metrics) {
        this.network = network;
        this.optimizer = optimizer;
        this.loss = loss;
        this.options = options;
        this.metrics = List.copyOf(metrics);
    }

    /** Sets the number of passes over the data, at least 1; default 1. */
    public Learner epochs(int epochs) {
        return with(options.withEpochs(epochs));
    }

    /** Sets the number of rows a step, at least 1; default 32. The last batch of an epoch may be smaller. */
    public Learner batchSize(int batchSize) {
        return with(options.withBatchSize(batchSize));
    }

    /**
     * Keeps a share of the rows for validation, drawn from the seed; classes keep their shares. Default none.
     *
     * @param share at least 0, below 1
     */
    public Learner validationSplit(double share) {
        return with(options.withValidationSplit(share));
    }

    /** Validates on data of its own after each epoch. */
    public Learner validation(Dataset data) {
        return with(options.withValidation(data));
    }

    /** Sets the seed of initial weights, splits, order of rows and dropout; default 0. The same seed gives the same model. */
    public Learner seed(long seed) {
        return with(options.withSeed(seed));
    }

    /**
     * Stops when the validation loss has not become smaller for some epochs, and restores the weights of the best epoch.
     *
     * @param patience number of such epochs, at least 1
     */
    public Learner earlyStopping(int patience) {
        return with(options.withPatience(patience));
    }

    /**
     * Lets every class count alike while training: each row is weighted with {@link ClassWeights#balanced} of the rows trained on.
     * Validation stays unweighted.
     */
    public Learner balancedClassWeights() {
        return with(options.withWeighting(options.weighting().balanced()));
    }

    /**
     * Sets how much the rows of each class count while training; the loss of a batch is the weighted mean. Validation stays
     * unweighted.
     *
     * @param weights by class name, or by class number; at least 0; classes that are left out count 1
     */
    public Learner classWeights(Map<?, ? extends Number> weights) {
        Map<String, Double> named = new LinkedHashMap<>();
        weights.forEach((name, weight) -> named.put(String.valueOf(name), weight.doubleValue()));
        return with(options.withWeighting(options.weighting().withClasses(named)));
    }

    /**
     * Sets how much each row counts while training, besides its class; the loss of a batch is the weighted mean. Validation
     * stays unweighted.
     *
     * @param weights one for each row of the data that {@link #fit} gets, in its order, at least 0
     */
    public Learner sampleWeights(float... weights) {
        List<Float> copy =
                IntStream.range(0, weights.length).mapToObj(i -> weights[i]).toList();
        return with(options.withWeighting(options.weighting().withRows(copy)));
    }

    /**
     * Reports a number of one's own after each epoch, written over symbolic tensors.
     *
     * @param name as the history shows it
     * @param function of output and labels as {@link Loss#loss} describes them; it gives values for each row, whose mean is
     *     reported, or one number for a batch
     */
    public Learner metric(String name, BinaryOperator<Tensor> function) {
        return metric("", name, function);
    }

    /** Reports a number of one's own about one of several outputs; see {@link #metric(String, BinaryOperator)}. */
    public Learner metric(String output, String name, BinaryOperator<Tensor> function) {
        List<OwnMetric> more = new ArrayList<>(metrics);
        more.add(new OwnMetric(output, name, function));
        return new Learner(network, optimizer, loss, options, more);
    }

    /** Shows nothing while training. */
    public Learner quiet() {
        return with(options.quiet());
    }

    /**
     * Trains a model, showing its progress.
     *
     * <p>If the thread is interrupted, training ends after the current step and the model so far is returned, with the interrupt
     * flag still set.
     *
     * @param data features as the network takes them, labels as the loss takes them
     * @throws IllegalArgumentException with all problems of options and data, before anything is allocated
     * @throws ArithmeticException if the loss is no longer a number; the message says when
     */
    public Model fit(Dataset data) {
        Problems problems = Problems.in("fit");
        options.check(problems);
        check(data, problems);
        problems.throwIfAny();
        return train(data);
    }

    /**
     * Starts training by hand: the user's own loop over batches and steps, with a learning rate of their choice.
     *
     * <p>Batch size, seed and row weights are those of this learner; epochs, validation and early stopping are the user's.
     *
     * @return to be closed
     * @throws IllegalArgumentException as {@link #fit}
     */
    public Session session(Dataset data) {
        Problems problems = Problems.in("session");
        options.check(problems);
        check(data, problems);
        problems.throwIfAny();
        return new Session(Task.of(network, loss, metrics).on(data), optimizer, options, data, toString());
    }

    private void check(Dataset data, Problems problems) {
        Task.check(network, loss, metrics, problems);
        Task task = Task.of(network, loss, metrics);
        task.checkFeatures(data, "data", problems);
        if (loss.parts().size() == network.outputNames().size()) {
            task.checkLabels(data, "data", problems);
        }
        options.weighting().check(data, problems);
        problems.check(
                network.outputNames().size() == 1 || !options.weighting().isByClass(),
                "class weights need a network with one output. Use sampleWeights");
        options.validation().ifPresent(validation -> checkValidation(task, validation, data, problems));
        if (problems.count() == 0) {
            checkMetrics(task.on(data), problems);
        }
    }

    private static void checkMetrics(Task task, Problems problems) {
        try {
            Objects.requireNonNull(task.objective(false));
        } catch (IllegalArgumentException refused) {
            problems.check(false, "%s", String.valueOf(refused.getMessage()));
        }
    }

    private Model train(Dataset data) {
        SplitRows rows = options.validationSplit() > 0
                ? data.splitRows(options.validationSplit(), options.seed().child("validation"))
                : new SplitRows(IntStream.range(0, data.size()).toArray(), new int[0]);
        Task task = Task.of(network, loss, metrics).on(data);
        Weights start = Weights.initial(network.graph(), options.seed().child("weights"));
        Objective objective = task.objective(options.weighting().isWeighted());
        Progress progress = Progress.start(options, rows.train().length, hasAccuracy(objective));
        try (TrainingProgram program = new TrainingProgram(objective, optimizer.rule(), start)) {
            TrainingLoop loop =
                    new TrainingLoop(options, task, optimizer.learningRate(), program, progress, data, rows);
            History history = loop.run();
            progress.finish(history);
            return new Model(task, loop.weights(), history, task.classNames(data), options.seed(), toString());
        } finally {
            progress.close();
        }
    }

    private static boolean hasAccuracy(Objective objective) {
        return objective.heads().size() == 1 && objective.heads().get(0).hits() != Objective.Hits.NONE;
    }

    private static void checkValidation(Task task, Dataset validation, Dataset data, Problems problems) {
        int before = problems.count();
        task.checkFeatures(validation, "validation data", problems);
        task.checkLabels(validation, "validation data", problems);
        if (problems.count() > before) {
            return;
        }
        List<List<String>> known = task.classNames(data);
        List<List<String>> given = task.classNames(validation);
        for (int i = 0; i < known.size(); i++) {
            problems.check(
                    known.get(i).isEmpty()
                            || given.get(i).isEmpty()
                            || known.get(i).equals(given.get(i)),
                    "the data has the classes %s, but the validation data has %s. Use withClassNames, in the data's order",
                    known.get(i),
                    given.get(i));
        }
    }

    private Learner with(FitOptions newOptions) {
        return new Learner(network, optimizer, loss, newOptions, metrics);
    }

    @Override
    public String toString() {
        return "compile(" + optimizer + ", " + loss + ").epochs(" + options.epochs() + ").batchSize("
                + options.batchSize() + ").seed(" + options.seed().value() + ")" + options.weighting();
    }
}
