package cortado.train;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.data.Resampler;
import cortado.engine.Device;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** How a learner trains. Immutable: fields change in a fresh copy only, before anyone sees it. */
final class FitOptions {
    /** Keras's defaults. */
    static final FitOptions DEFAULT = new FitOptions();

    private int epochs = 1;
    private int batchSize = 32;
    private double validationSplit;
    private Optional<Dataset> validation = Optional.empty();
    private Seed seed = Seed.DEFAULT;
    private boolean isQuiet;
    private RowWeighting weighting = RowWeighting.NONE;
    private Callbacks callbacks = Callbacks.NONE;
    private Start start = Start.ANEW;
    private FineTuning tuning = FineTuning.NONE;
    private Averaging averaging = Averaging.NONE;
    private Device device = Device.ANY;
    private boolean isMixed;
    private Optional<Resampler> resampler = Optional.empty();
    private boolean isBalanced;

    private FitOptions() {}

    private FitOptions with(Consumer<FitOptions> change) {
        FitOptions copy = new FitOptions();
        copy.epochs = epochs;
        copy.batchSize = batchSize;
        copy.validationSplit = validationSplit;
        copy.validation = validation;
        copy.seed = seed;
        copy.isQuiet = isQuiet;
        copy.weighting = weighting;
        copy.callbacks = callbacks;
        copy.start = start;
        copy.tuning = tuning;
        copy.averaging = averaging;
        copy.device = device;
        copy.isMixed = isMixed;
        copy.resampler = resampler;
        copy.isBalanced = isBalanced;
        change.accept(copy);
        return copy;
    }

    /** Returns the passes over the data. */
    int epochs() {
        return epochs;
    }

    FitOptions withEpochs(int value) {
        return with(copy -> copy.epochs = value);
    }

    /** Returns the rows a step. */
    int batchSize() {
        return batchSize;
    }

    FitOptions withBatchSize(int value) {
        return with(copy -> copy.batchSize = value);
    }

    /** Returns the share of rows kept for validation, 0..1. */
    double validationSplit() {
        return validationSplit;
    }

    FitOptions withValidationSplit(double value) {
        return with(copy -> copy.validationSplit = value);
    }

    /** Returns the data of its own for validation. */
    Optional<Dataset> validation() {
        return validation;
    }

    FitOptions withValidation(Dataset value) {
        return with(copy -> copy.validation = Optional.of(value));
    }

    /** Returns these options with the validation data as the function gives it, if there is any. */
    FitOptions withValidation(UnaryOperator<Dataset> function) {
        return validation.map(data -> withValidation(function.apply(data))).orElse(this);
    }

    /** Returns the seed of all random choices. */
    Seed seed() {
        return seed;
    }

    FitOptions withSeed(long value) {
        return with(copy -> copy.seed = new Seed(value));
    }

    /** Returns whether nothing is shown. */
    boolean isQuiet() {
        return isQuiet;
    }

    FitOptions quiet() {
        return with(copy -> copy.isQuiet = true);
    }

    /** Returns how much each row counts. */
    RowWeighting weighting() {
        return weighting;
    }

    FitOptions withWeighting(RowWeighting value) {
        return with(copy -> copy.weighting = value);
    }

    /** Returns what happens beside training. */
    Callbacks callbacks() {
        return callbacks;
    }

    FitOptions withCallbacks(Callbacks value) {
        return with(copy -> copy.callbacks = value);
    }

    /** Returns what training starts from. */
    Start start() {
        return start;
    }

    FitOptions withStart(Start value) {
        return with(copy -> copy.start = value);
    }

    /** Returns how single layers learn. */
    FineTuning tuning() {
        return tuning;
    }

    FitOptions withTuning(FineTuning value) {
        return with(copy -> copy.tuning = value);
    }

    /** Returns of which weights the model gets the average. */
    Averaging averaging() {
        return averaging;
    }

    FitOptions withAveraging(Averaging value) {
        return with(copy -> copy.averaging = value);
    }

    /** Returns where it trains. */
    Device device() {
        return device;
    }

    FitOptions withDevice(Device value) {
        return with(copy -> copy.device = value);
    }

    /** Returns whether steps multiply and convolve in bfloat16. */
    boolean isMixed() {
        return isMixed;
    }

    FitOptions mixed() {
        return with(copy -> copy.isMixed = true);
    }

    boolean isStoppingEarly() {
        return callbacks.earlyStopping().isPresent();
    }

    boolean hasValidation() {
        return validationSplit > 0 || validation.isPresent();
    }

    /** Returns what evens out the classes of the rows that are trained on. */
    Optional<Resampler> resampler() {
        return resampler;
    }

    FitOptions withResampler(Resampler value) {
        return with(copy -> copy.resampler = Optional.of(value));
    }

    /** Returns whether every batch holds the classes in equal shares. */
    boolean isBalanced() {
        return isBalanced;
    }

    FitOptions balanced() {
        return with(copy -> copy.isBalanced = true);
    }

    void check(Problems problems) {
        problems.check(
                !isBalanced || resampler.isEmpty(), "balancedBatches and resample both even out the classes. Keep one");
        problems.check(
                !isBalanced || !weighting.isBalanced(),
                "balancedBatches and balancedClassWeights both even out the classes. Keep one");
        problems.check(
                resampler.isEmpty() || weighting.byRow().isEmpty(),
                "resample and sampleWeights exclude each other, since new rows have no weight. Keep one");
        problems.check(epochs >= 1, "epochs must be at least 1, but was %d", epochs);
        problems.check(batchSize >= 1, "batchSize must be at least 1, but was %d", batchSize);
        problems.check(
                validationSplit >= 0 && validationSplit < 1,
                "validationSplit must be at least 0 and below 1, but was %s",
                validationSplit);
        problems.check(
                validationSplit == 0 || validation.isEmpty(),
                "validationSplit(%s) and validation(data) exclude each other. Keep one",
                validationSplit);
        averaging.check(epochs, problems);
        device.check(problems);
    }
}
