package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.data.Resampler;
import cortado.engine.Device;
import cortado.graph.Tensor;
import cortado.metric.Evaluation;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.weights.WeightFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * A network with a loss, an optimizer and training options: all that {@link #fit} needs besides data.
 *
 * <p>Immutable; each option returns a new learner, so that a notebook cell run twice gives the same thing twice. The number of
 * steps at a time, of threads and the device never change what is drawn from the seed.
 */
public final class Learner implements Estimator<Model> {
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
    @Override
    public Learner seed(long seed) {
        return with(options.withSeed(seed));
    }

    /**
     * Stops when the validation loss has not become smaller for some epochs, and restores the weights of the best epoch.
     *
     * @param patience number of such epochs, at least 1
     */
    public Learner earlyStopping(int patience) {
        return earlyStopping(EarlyStopping.on("validation loss").patience(patience));
    }

    /** Stops when a metric has not become better for some epochs, and restores the weights of the best epoch. */
    public Learner earlyStopping(EarlyStopping stopping) {
        return with(options.callbacks().withEarlyStopping(stopping));
    }

    /**
     * Records one more metric of the validation data after each epoch, as {@code validation} and its name.
     *
     * @param name for example {@code macro f1}
     * @param metric for example {@code e -> e.f1(Average.MACRO)}
     */
    public Learner metric(String name, ToDoubleFunction<Evaluation> metric) {
        return with(options.callbacks().withMetric(name, metric));
    }

    /**
     * Writes the state of training to a file after each epoch, for {@link #resume}; the file is a model, too, with the weights of
     * the last epoch. It is replaced as a whole: a process that dies while writing leaves the file of the epoch before.
     */
    public Learner checkpoint(Path path) {
        return with(options.callbacks().withCheckpoint(path));
    }

    /**
     * Writes the model to a file after each epoch that is the best so far: by what {@link #earlyStopping} watches, else by the
     * validation loss, else by the loss.
     */
    public Learner bestCheckpoint(Path path) {
        return with(options.callbacks().withBestCheckpoint(path));
    }

    /** Writes the metrics of all epochs to a file of comma-separated values after each epoch. */
    public Learner csvLog(Path path) {
        return with(options.callbacks().withCsv(path));
    }

    /** Writes the metrics of each epoch to a folder for {@code tensorboard --logdir}, as the runs train and validation. */
    public Learner tensorBoard(Path folder) {
        return with(options.callbacks().withTensorBoard(folder));
    }

    /** Ends training after the step in which a time is over; it counts from the first step of the fit. Default none. */
    public Learner timeLimit(Duration limit) {
        return with(options.callbacks().withLimit(limit));
    }

    /**
     * Calls a function after each epoch, which returns whether to go on; files are written before.
     *
     * @param goesOn for example {@code epoch -> epoch.metrics().get("loss") > 0.01}
     */
    public Learner onEpoch(Predicate<Epoch> goesOn) {
        return with(options.callbacks().withAfterEpoch(goesOn));
    }

    /**
     * Lets {@link #fit} go on where a run stopped that wrote a {@link #checkpoint}: with its weights, optimizer, best epoch and
     * history. On a processor the result is that of a run that never stopped, bit for bit.
     *
     * <p>Network, optimizer, loss, batch size, seed, validation share, weights and data must be the same; the number of epochs
     * counts from the very first one, and must be the same, too, where the learning rate falls over the whole training.
     *
     * @param checkpoint a file that {@link #checkpoint} wrote
     */
    public Learner resume(Path checkpoint) {
        return with(options.withStart(Start.at(checkpoint)));
    }

    /**
     * Starts from the weights of another model instead of random ones, by name; layers that it lacks start at random.
     *
     * @param model a model of which at least one array has the name and shape of one of this network
     */
    public Learner startFrom(Model model) {
        return with(options.withStart(Start.from(model.weights())));
    }

    /** Returns this learner to train a model on: its network, with the encoders that it has learned, from its weights. */
    public Learner goingOnFrom(Model model) {
        return with(model.network()).startFrom(model);
    }

    /**
     * Starts from the weights of a file that PyTorch, Keras or another program wrote; the file is read now.
     *
     * @param file for example {@code safeTensors(path).renamed("fc", "dense_1")}
     * @throws IllegalArgumentException if the file is missing or damaged or does not fit; the message names all arrays that do not
     */
    public Learner startFrom(WeightFile file) {
        return with(options.withStart(Start.from(file.weights("startFrom", network))));
    }

    /**
     * Returns the model of the weights that training would start from, without training it: to predict with what {@link #startFrom}
     * read.
     *
     * @param classNames of a classifier with one output, by number; without them classes have no names
     */
    public Model model(String... classNames) {
        Problems problems = Problems.in("model");
        Task.check(network, loss, metrics, problems);
        problems.check(
                classNames.length == 0 || network.outputNames().size() == 1,
                "class names need a network with one output. Leave them out");
        options.start().weights().ifPresent(weights -> WeightFit.check(network, weights, problems));
        options.device().check(problems);
        problems.throwIfAny();
        Task task = Task.of(network, loss, metrics);
        List<List<String>> names = new ArrayList<>(List.of(List.of(classNames)));
        task.heads().stream().skip(1).forEach(head -> names.add(List.of()));
        return model(task.on(options.device()), startWeights(), new History(List.of(), Stop.COMPLETED, 0), names);
    }

    /**
     * Leaves layers as they are while training: they get no gradients and no optimizer state, and a frozen batch normalization
     * normalizes by its running statistics, which do not move. Layers before the first that is trained cost no backward pass.
     *
     * @param layers each the name of a layer, or the beginning of the names of some, for example {@code conv}
     * @throws IllegalArgumentException if no layer is called so
     */
    public Learner freeze(String... layers) {
        return with(network.freeze(layers));
    }

    /**
     * Trains layers that were frozen.
     *
     * @param layers each the name of a layer, or the beginning of the names of some
     * @throws IllegalArgumentException if no layer is called so
     */
    public Learner unfreeze(String... layers) {
        return with(network.unfreeze(layers));
    }

    /**
     * Multiplies the learning rate of layers by a factor, whatever the optimizer's schedule: below 1 for those that are trained
     * already. Default 1; a later call overrules an earlier one for layers that both name.
     *
     * @param layers the name of a layer, or the beginning of the names of some, for example {@code conv}
     * @param factor above 0
     * @throws IllegalArgumentException if no layer is called so, or the factor is not above 0 or not finite
     */
    public Learner learningRateFactor(String layers, double factor) {
        Set<String> known = network.layers("learningRateFactor", layers);
        assert !known.isEmpty();
        return with(options.withTuning(options.tuning().withFactor(layers, factor)));
    }

    /**
     * Lets the learning rate fall from the last layer with weights, which has the optimizer's, by a factor to each such layer before
     * it; {@link #learningRateFactor} overrules it. Default 1.
     *
     * @param factor above 0, for example 0.8; 1 / 2.6 in the paper
     * @throws IllegalArgumentException if the factor is not above 0 or not finite
     * @see <a href="https://aclanthology.org/P18-1031/">Howard and Ruder 2018, section 3.2, discriminative fine-tuning</a>
     */
    public Learner layerwiseDecay(double factor) {
        return with(options.withTuning(options.tuning().withDecay(factor)));
    }

    /**
     * Trains frozen layers from an epoch on. Their optimizer state starts then, as that of a parameter group added to a PyTorch
     * optimizer; the returned model has them unfrozen.
     *
     * @param epoch counted from 1, at least 2
     * @param layers each the name of a layer, or the beginning of the names of some
     * @throws IllegalArgumentException if no layer is called so
     * @see <a href="https://aclanthology.org/P18-1031/">Howard and Ruder 2018, section 3.3, gradual unfreezing</a>
     */
    public Learner unfreezeAt(int epoch, String... layers) {
        for (String layer : layers) {
            Set<String> known = network.layers("unfreezeAt", layer);
            assert !known.isEmpty();
        }
        return with(options.withTuning(options.tuning().withThaw(epoch, List.of(layers))));
    }

    /**
     * Gives the model a moving average of the weights, which validation and files see, too: each step keeps a share of the average
     * and fills it up with the weights. The first step's weights are the first average. Normalizations keep the statistics of the
     * weights themselves.
     *
     * @param decay the share, above 0, below 1; e.g. 0.999, an average of about the last 1000 steps
     * @see <a href="https://arxiv.org/abs/1412.6980">Kingma and Ba 2015, section 7.2</a>
     */
    public Learner ema(double decay) {
        return with(options.withAveraging(options.averaging().withDecay(decay)));
    }

    /**
     * Gives the model the mean of the weights at the ends of some epochs, which validation and files see, too, from then on.
     * Normalizations get the statistics of the training rows under these weights, in one more pass over them for each validation.
     *
     * <p>It is at home with a learning rate that stays high, e.g. {@code sgd(cosine(0.1).over(75).downTo(0.05))}.
     *
     * @param fromEpoch the first of these epochs, counted from 1
     * @see <a href="https://arxiv.org/abs/1803.05407">Izmailov et al. 2018, algorithm 1</a>
     */
    public Learner swa(int fromEpoch) {
        return with(options.withAveraging(options.averaging().withFrom(fromEpoch)));
    }

    /**
     * Evens out the classes of the rows that are trained on, after validation rows were taken away: {@code resample(smote())}.
     *
     * @param resampler draws with this learner's seed
     */
    public Learner resample(Resampler resampler) {
        return with(options.withResampler(resampler));
    }

    /**
     * Lets every batch hold the classes in equal shares, but for one row more of some: rows of rare classes come several times an epoch, not
     * all of frequent ones. An epoch has as many rows as without; validation rows stay as they are. Augmentation changes a row each time it
     * comes anew.
     */
    public Learner balancedBatches() {
        return with(options.balanced());
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

    /**
     * Sets where it is trained, and the model predicts; default a graphics card if there is one, else the processor.
     *
     * <p>Several workers share each batch and learn what one would learn, but for rounding. As with PyTorch's
     * DistributedDataParallel, a batch normalization normalizes over a worker's rows, and the model has the first worker's running
     * statistics; dropout masks differ from one worker's. Of rows that do not count alike, the training loss shown is the mean of the
     * workers' weighted means.
     *
     * @param device for example {@code cpu()}, {@code gpu(1)} or {@code gpus(2)}
     */
    public Learner device(Device device) {
        return with(options.withDevice(device));
    }

    /**
     * Multiplies matrices and convolves images in bfloat16 while training, forward and backward; all else stays float32: weights,
     * sums, losses, what the optimizer keeps, validation and prediction. bfloat16 has the range of float32, so that losses need no
     * scaling.
     *
     * <p>It is faster where the hardware multiplies bfloat16, processors with AVX512-BF16 or AMX and graphics cards from Ampere on,
     * and where products are large; elsewhere slower. Recurrent layers and attention stay float32.
     *
     * @see <a href="https://arxiv.org/abs/1905.12322">Kalamkar et al. 2019</a>
     */
    public Learner mixedPrecision() {
        return with(options.mixed());
    }

    /** Returns whether a share of the rows, or rows of their own, are validated on. */
    public boolean isValidated() {
        return options.hasValidation();
    }

    /** Shows nothing while training. */
    @Override
    public Learner quiet() {
        return with(options.quiet());
    }

    @Override
    public Learner withoutFiles() {
        return with(options.callbacks().withoutFiles());
    }

    /**
     * Trains a model, showing its progress.
     *
     * <p>An encoder at the network's input that learned from rows that are validated on, or from all rows that are trained on and others,
     * too, learns its means, ranges and weights of terms from those that are trained on instead; but not after {@link #startFrom}.
     *
     * <p>If the thread is interrupted, training ends after the current step and the model so far is returned, with the interrupt
     * flag still set.
     *
     * @param data features as the network takes them, labels as the loss takes them
     * @throws IllegalArgumentException with all problems of options and data, before anything is allocated
     * @throws ArithmeticException if the loss is no longer a number; the message says in which step and layer
     */
    @Override
    public Model fit(Dataset data) {
        Network unseeing = LeakGuard.of(network, options, data);
        Task task = Task.of(unseeing, loss, metrics);
        return with(unseeing).with(options.withValidation(task::encoded)).fitNumbers(task.encoded(data), data.tied());
    }

    private Model fitNumbers(Dataset data, String tied) {
        Problems problems = Problems.in("fit");
        options.check(problems);
        problems.check(
                tied.isEmpty()
                        || options.validationSplit() == 0
                        || options.validation().isPresent(),
                "validationSplit: %s",
                tied);
        options.tuning().check(network, options.epochs(), problems);
        Problems ofData = Problems.in("fit");
        check().data(data, ofData);
        List<String> recorded = check().recordedMetrics(data, ofData.count() == 0);
        options.callbacks().check(options.hasValidation(), recorded, problems);
        boolean isFitting = problems.count() + ofData.count() == 0;
        RateClock.check(optimizer, options, isFitting ? Optional.of(data) : Optional.empty(), recorded, problems);
        problems.add(ofData);
        long checksum = needsChecksum() ? TrainingState.checksum(data, options.weighting()) : 0;
        Optional<Checkpoint> resumed = options.start().checkpoint().map(Checkpoint::read);
        resumed.ifPresent(checkpoint -> checkpoint.check(network, recipe(false), checksum, problems));
        options.start().weights().ifPresent(weights -> WeightFit.check(network, weights, problems));
        problems.throwIfAny();
        return Memory.ofBatch("fit", options.batchSize(), () -> train(data, resumed, checksum));
    }

    /**
     * Starts training by hand: the user's own loop over batches and steps, with a learning rate of their choice.
     *
     * <p>Batch size, seed and row weights are those of this learner; epochs, validation and early stopping are the user's.
     *
     * @return to be closed
     * @throws IllegalArgumentException as {@link #fit}
     */
    public Session session(Dataset raw) {
        Problems problems = Problems.in("session");
        options.check(problems);
        options.tuning().check(network, Integer.MAX_VALUE, problems);
        Task task = Task.of(LeakGuard.of(network, options.withValidationSplit(0), raw), loss, metrics);
        Dataset data = task.encoded(raw);
        check().data(data, problems);
        problems.check(
                options.averaging().from().isEmpty(),
                "swa averages the epochs of a fit, which a session has not. Use ema(0.999)");
        Optional<Dataset> fitting = problems.count() == 0 ? Optional.of(data) : Optional.empty();
        RateClock.check(optimizer, options, fitting, task.totals(), problems);
        problems.throwIfAny();
        return new Session(task.on(data).on(options.device()), optimizer, options, startWeights(), data, toString());
    }

    /**
     * Looks for a learning rate: 100 updates with rates from 1e-7 to 10; see {@link #findLearningRate(Dataset, double, double)}.
     */
    public LearningRateSweep findLearningRate(Dataset data) {
        return findLearningRate(data, 1e-7, 10);
    }

    /**
     * Looks for a learning rate: trains for 100 updates, each with a rate the same factor above that of the one before, until the
     * loss is four times its lowest value.
     *
     * <p>Optimizer, batches and start are those of this learner, but for its own rate. What it trains is thrown away: fits start
     * as if there had been no sweep.
     *
     * @param from the first rate, above 0
     * @param to the last rate, above the first
     * @throws IllegalArgumentException as {@link #fit}, or if the rates are out of range
     * @see <a href="https://arxiv.org/abs/1506.01186">Smith 2017, section 3.3</a>
     */
    public LearningRateSweep findLearningRate(Dataset data, double from, double to) {
        Network unseeing = LeakGuard.of(network, options, data);
        Task task = Task.of(unseeing, loss, metrics);
        return with(unseeing).with(options.withValidation(task::encoded)).sweep(task.encoded(data), from, to);
    }

    private LearningRateSweep sweep(Dataset data, double from, double to) {
        Problems problems = Problems.in("findLearningRate");
        options.check(problems);
        options.tuning().check(network, options.epochs(), problems);
        check().data(data, problems);
        problems.check(
                from > 0 && to > from && to <= Double.MAX_VALUE,
                "rates must rise from above 0, but were %s to %s. Try findLearningRate(data, 1e-7, 10)",
                from,
                to);
        problems.throwIfAny();
        Task task = Task.of(network, loss, metrics).on(data);
        FitData rows = FitData.of(data, options);
        try (RateFinder finder = new RateFinder(task, optimizer, options, rows, startWeights())) {
            return finder.run(RateFinder.rates(from, to));
        }
    }

    private FitCheck check() {
        return new FitCheck(network, loss, metrics, options);
    }

    private boolean needsChecksum() {
        return options.start().checkpoint().isPresent()
                || options.callbacks().checkpoint().isPresent();
    }

    private Model train(Dataset data, Optional<Checkpoint> resumed, long checksum) {
        FitData rows = FitData.of(data, options);
        Task task = Task.of(network, loss, metrics).on(data).on(options.device());
        Weights start = resumed.map(checkpoint ->
                        checkpoint.state().trained().orElse(checkpoint.model().weights()))
                .orElseGet(this::startWeights);
        Weights state =
                resumed.map(checkpoint -> checkpoint.state().optimizer()).orElse(Weights.of(Map.of()));
        List<List<String>> classNames = task.classNames(data);
        boolean hasAccuracy = task.totals().contains("accuracy");
        Progress progress = Progress.start(options, rows.trained().length, hasAccuracy);
        int epoch = resumed.map(
                        checkpoint -> checkpoint.model().history().epochs().size())
                .orElse(1);
        RateClock clock = RateClock.of(optimizer, options, rows.trained().length);
        try (LiveProgram live =
                new LiveProgram(task, optimizer.update(), options, rows, Math.max(1, epoch), start, state)) {
            EpochFiles files = new EpochFiles(
                    options.callbacks(), (weights, history) -> model(live.task(), weights, history, classNames));
            TrainingLoop loop = new TrainingLoop(options, live, clock, progress, rows);
            resumed.ifPresent(checkpoint -> loop.resume(checkpoint.model().history(), checkpoint.state()));
            History history = loop.run(files, recipe(false), checksum);
            progress.finish(history);
            return model(live.task(), loop.weights(), history, classNames);
        } finally {
            progress.close();
        }
    }

    private Weights startWeights() {
        Weights initial = network.startWeights(options.seed().child("weights"));
        return options.start().weights().map(initial::with).orElse(initial);
    }

    private Model model(Task task, Weights weights, History history, List<List<String>> classNames) {
        return new Model(task, weights, history, classNames, options.seed(), toString());
    }

    private Learner with(Callbacks callbacks) {
        return with(options.withCallbacks(callbacks));
    }

    private Learner with(FitOptions newOptions) {
        return new Learner(network, optimizer, loss, newOptions, metrics);
    }

    private Learner with(Network newNetwork) {
        return new Learner(newNetwork, optimizer, loss, options, metrics);
    }

    /** Returns how this learner trains; without the number of epochs where the first ones do not depend on it, if so asked. */
    private String recipe(boolean withEpochs) {
        return "compile(" + optimizer + ", " + loss + ")"
                + (withEpochs || optimizer.rate().isOfLength() ? ".epochs(" + options.epochs() + ")" : "")
                + ".batchSize(" + options.batchSize() + ")"
                + (options.validationSplit() == 0 ? "" : ".validationSplit(" + options.validationSplit() + ")")
                + ".seed(" + options.seed().value() + ")" + options.weighting()
                + options.resampler()
                        .map(resampler -> ".resample(" + resampler + ")")
                        .orElse("")
                + (options.isBalanced() ? ".balancedBatches()" : "")
                + called("freeze", network.frozenLayers()) + options.tuning() + options.averaging()
                + (options.isMixed() ? ".mixedPrecision()" : "")
                + (withEpochs && !options.device().equals(Device.ANY) ? ".device(" + options.device() + ")" : "");
    }

    private static String called(String option, Set<String> layers) {
        return layers.isEmpty() ? "" : "." + option + "(\"" + String.join("\", \"", layers) + "\")";
    }

    /** Returns how this learner trains, as it is written. */
    @Override
    public String toString() {
        return recipe(true);
    }
}
