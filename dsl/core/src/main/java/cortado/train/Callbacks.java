package cortado.train;

import cortado.base.Problems;
import cortado.metric.Evaluation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * What happens beside training.
 *
 * @param earlyStopping when to stop before the last epoch
 * @param checkpoint where the state of training goes after each epoch
 * @param bestCheckpoint where the model of the best epoch goes
 * @param csv where the metrics go as a table
 * @param tensorBoard the folder where they go as TensorBoard's event files
 * @param limit how long training may take
 * @param metrics more metrics of the validation data, by name
 * @param afterEpoch asked after each epoch whether to go on
 */
record Callbacks(
        Optional<EarlyStopping> earlyStopping,
        Optional<Path> checkpoint,
        Optional<Path> bestCheckpoint,
        Optional<Path> csv,
        Optional<Path> tensorBoard,
        Optional<Duration> limit,
        Map<String, ToDoubleFunction<Evaluation>> metrics,
        List<Predicate<Epoch>> afterEpoch) {
    static final Callbacks NONE = new Callbacks(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of(),
            List.of());

    Callbacks withEarlyStopping(EarlyStopping value) {
        return new Callbacks(
                Optional.of(value), checkpoint, bestCheckpoint, csv, tensorBoard, limit, metrics, afterEpoch);
    }

    Callbacks withCheckpoint(Path value) {
        return new Callbacks(
                earlyStopping, Optional.of(value), bestCheckpoint, csv, tensorBoard, limit, metrics, afterEpoch);
    }

    Callbacks withBestCheckpoint(Path value) {
        return new Callbacks(
                earlyStopping, checkpoint, Optional.of(value), csv, tensorBoard, limit, metrics, afterEpoch);
    }

    Callbacks withCsv(Path value) {
        return new Callbacks(
                earlyStopping, checkpoint, bestCheckpoint, Optional.of(value), tensorBoard, limit, metrics, afterEpoch);
    }

    Callbacks withTensorBoard(Path value) {
        return new Callbacks(
                earlyStopping, checkpoint, bestCheckpoint, csv, Optional.of(value), limit, metrics, afterEpoch);
    }

    Callbacks withoutFiles() {
        return new Callbacks(
                earlyStopping,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                limit,
                metrics,
                afterEpoch);
    }

    Callbacks withLimit(Duration value) {
        return new Callbacks(
                earlyStopping, checkpoint, bestCheckpoint, csv, tensorBoard, Optional.of(value), metrics, afterEpoch);
    }

    Callbacks withMetric(String name, ToDoubleFunction<Evaluation> metric) {
        Map<String, ToDoubleFunction<Evaluation>> more = new LinkedHashMap<>(metrics);
        more.put(name, metric);
        return new Callbacks(earlyStopping, checkpoint, bestCheckpoint, csv, tensorBoard, limit, more, afterEpoch);
    }

    Callbacks withAfterEpoch(Predicate<Epoch> goesOn) {
        List<Predicate<Epoch>> more = new ArrayList<>(afterEpoch);
        more.add(goesOn);
        return new Callbacks(earlyStopping, checkpoint, bestCheckpoint, csv, tensorBoard, limit, metrics, more);
    }

    /** Returns what the best epoch is judged by. */
    Monitor monitor(boolean hasValidation) {
        return earlyStopping
                .map(EarlyStopping::monitor)
                .orElseGet(() -> Monitor.of(hasValidation ? "validation loss" : "loss"));
    }

    /** Adds what is wrong, given the names of all metrics that a run records. */
    void check(boolean hasValidation, Collection<String> recorded, Problems problems) {
        earlyStopping.ifPresent(stopping -> stopping.check(hasValidation, recorded, problems));
        limit.ifPresent(time ->
                problems.check(!time.isNegative() && !time.isZero(), "timeLimit must be above 0, but was %s", time));
        problems.check(
                metrics.isEmpty() || hasValidation,
                "metric(\"%s\", ...) needs validation data. Add validationSplit(0.1) or validation(data)",
                metrics.keySet().stream().findFirst().orElse(""));
        problems.check(
                checkpoint.isEmpty() || !checkpoint.equals(bestCheckpoint),
                "checkpoint and bestCheckpoint must be two files, but both are %s",
                checkpoint.map(Path::toString).orElse(""));
        checkFile("checkpoint", checkpoint, problems);
        checkFile("bestCheckpoint", bestCheckpoint, problems);
        checkFile("csvLog", csv, problems);
        tensorBoard.ifPresent(folder ->
                problems.check(!Files.isRegularFile(folder), "tensorBoard needs a folder, but %s is a file", folder));
    }

    private static void checkFile(String option, Optional<Path> path, Problems problems) {
        path.ifPresent(file -> problems.check(
                !Files.isDirectory(file), "%s needs a file, but %s is a folder. Name a file in it", option, file));
    }
}
