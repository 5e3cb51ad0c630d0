package cortado.train;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * How a learner trains.
 *
 * @param epochs passes over the data
 * @param batchSize rows a step
 * @param validationSplit share of rows kept for validation, 0..1
 * @param validation data of its own for validation
 * @param seed of all random choices
 * @param isQuiet whether nothing is shown
 * @param weighting how much each row counts
 * @param callbacks what happens beside training
 * @param start what training starts from
 * @param tuning how single layers learn
 * @param averaging of which weights the model gets the average
 */
record FitOptions(
        int epochs,
        int batchSize,
        double validationSplit,
        Optional<Dataset> validation,
        Seed seed,
        boolean isQuiet,
        RowWeighting weighting,
        Callbacks callbacks,
        Start start,
        FineTuning tuning,
        Averaging averaging) {
    /** Keras's defaults. */
    static final FitOptions DEFAULT = new FitOptions(
            1,
            32,
            0,
            Optional.empty(),
            Seed.DEFAULT,
            false,
            RowWeighting.NONE,
            Callbacks.NONE,
            Start.ANEW,
            FineTuning.NONE,
            Averaging.NONE);

    FitOptions withEpochs(int value) {
        return new FitOptions(
                value,
                batchSize,
                validationSplit,
                validation,
                seed,
                isQuiet,
                weighting,
                callbacks,
                start,
                tuning,
                averaging);
    }

    FitOptions withBatchSize(int value) {
        return new FitOptions(
                epochs,
                value,
                validationSplit,
                validation,
                seed,
                isQuiet,
                weighting,
                callbacks,
                start,
                tuning,
                averaging);
    }

    FitOptions withValidationSplit(double value) {
        return new FitOptions(
                epochs, batchSize, value, validation, seed, isQuiet, weighting, callbacks, start, tuning, averaging);
    }

    FitOptions withValidation(Dataset value) {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                Optional.of(value),
                seed,
                isQuiet,
                weighting,
                callbacks,
                start,
                tuning,
                averaging);
    }

    /** Returns these options with the validation data as the function gives it, if there is any. */
    FitOptions withValidation(UnaryOperator<Dataset> function) {
        return validation.map(data -> withValidation(function.apply(data))).orElse(this);
    }

    FitOptions withSeed(long value) {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                validation,
                new Seed(value),
                isQuiet,
                weighting,
                callbacks,
                start,
                tuning,
                averaging);
    }

    FitOptions quiet() {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                validation,
                seed,
                true,
                weighting,
                callbacks,
                start,
                tuning,
                averaging);
    }

    FitOptions withWeighting(RowWeighting value) {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                validation,
                seed,
                isQuiet,
                value,
                callbacks,
                start,
                tuning,
                averaging);
    }

    FitOptions withCallbacks(Callbacks value) {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                validation,
                seed,
                isQuiet,
                weighting,
                value,
                start,
                tuning,
                averaging);
    }

    FitOptions withStart(Start value) {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                validation,
                seed,
                isQuiet,
                weighting,
                callbacks,
                value,
                tuning,
                averaging);
    }

    FitOptions withTuning(FineTuning value) {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                validation,
                seed,
                isQuiet,
                weighting,
                callbacks,
                start,
                value,
                averaging);
    }

    FitOptions withAveraging(Averaging value) {
        return new FitOptions(
                epochs,
                batchSize,
                validationSplit,
                validation,
                seed,
                isQuiet,
                weighting,
                callbacks,
                start,
                tuning,
                value);
    }

    boolean isStoppingEarly() {
        return callbacks.earlyStopping().isPresent();
    }

    boolean hasValidation() {
        return validationSplit > 0 || validation.isPresent();
    }

    void check(Problems problems) {
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
    }
}
