package cortado.train;

import cortado.base.Problems;
import cortado.base.Seed;
import cortado.data.Dataset;
import java.util.Optional;

/**
 * How a learner trains.
 *
 * @param epochs passes over the data
 * @param batchSize rows a step
 * @param validationSplit share of rows kept for validation, 0..1
 * @param validation data of its own for validation
 * @param seed of all random choices
 * @param patience epochs without a better validation loss after which training stops; {@link #NEVER} for no such stop
 * @param isQuiet whether nothing is shown
 * @param weighting how much each row counts
 */
record FitOptions(
        int epochs,
        int batchSize,
        double validationSplit,
        Optional<Dataset> validation,
        Seed seed,
        int patience,
        boolean isQuiet,
        RowWeighting weighting) {
    /** The patience of a run that does not stop early. */
    static final int NEVER = Integer.MAX_VALUE;

    /** Keras's defaults. */
    static final FitOptions DEFAULT =
            new FitOptions(1, 32, 0, Optional.empty(), Seed.DEFAULT, NEVER, false, RowWeighting.NONE);

    FitOptions withEpochs(int value) {
        return new FitOptions(value, batchSize, validationSplit, validation, seed, patience, isQuiet, weighting);
    }

    FitOptions withBatchSize(int value) {
        return new FitOptions(epochs, value, validationSplit, validation, seed, patience, isQuiet, weighting);
    }

    FitOptions withValidationSplit(double value) {
        return new FitOptions(epochs, batchSize, value, validation, seed, patience, isQuiet, weighting);
    }

    FitOptions withValidation(Dataset value) {
        return new FitOptions(
                epochs, batchSize, validationSplit, Optional.of(value), seed, patience, isQuiet, weighting);
    }

    FitOptions withSeed(long value) {
        return new FitOptions(
                epochs, batchSize, validationSplit, validation, new Seed(value), patience, isQuiet, weighting);
    }

    FitOptions withPatience(int value) {
        return new FitOptions(epochs, batchSize, validationSplit, validation, seed, value, isQuiet, weighting);
    }

    FitOptions quiet() {
        return new FitOptions(epochs, batchSize, validationSplit, validation, seed, patience, true, weighting);
    }

    FitOptions withWeighting(RowWeighting value) {
        return new FitOptions(epochs, batchSize, validationSplit, validation, seed, patience, isQuiet, value);
    }

    boolean isStoppingEarly() {
        return patience != NEVER;
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
        problems.check(patience >= 1, "earlyStopping patience must be at least 1, but was %d", patience);
        problems.check(
                !isStoppingEarly() || patience < 1 || hasValidation(),
                "earlyStopping(%d) needs validation data. Add validationSplit(0.1) or validation(data)",
                patience);
    }
}
