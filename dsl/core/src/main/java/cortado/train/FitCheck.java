package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.network.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What has to hold before a learner trains.
 *
 * @param network the architecture
 * @param loss what is minimized
 * @param metrics the user's own, over tensors
 * @param options how it trains
 */
record FitCheck(Network network, Loss loss, List<OwnMetric> metrics, FitOptions options) {
    /** Adds what keeps data, losses, metrics and weights from fitting the network. */
    void data(Dataset data, Problems problems) {
        Task.check(network, loss, metrics, problems);
        Task task = Task.of(network, loss, metrics);
        task.checkFeatures(data, "data", problems);
        if (loss.parts().size() == network.outputNames().size()) {
            task.checkLabels(data, "data", problems);
        }
        task.checkMixing(data, problems);
        options.weighting().check(data, problems);
        problems.check(
                !options.isBalanced() || data.isClassification(),
                "balancedBatches needs data with classes, but this has %s. Use sampleWeights for other data",
                data.isRegression() ? "real-valued targets" : "no labels");
        problems.check(
                !options.isBalanced() || network.outputNames().size() == 1,
                "balancedBatches needs a network with one output. Use sampleWeights");
        checkTrainable(problems);
        options.callbacks()
                .metrics()
                .keySet()
                .forEach(name -> problems.check(
                        network.outputNames().size() == 1,
                        "metric '%s' needs a network with one output. Use metric(\"%s\", \"%s\", (output, target) -> ...)",
                        name,
                        network.outputNames().get(0),
                        name));
        problems.check(
                network.outputNames().size() == 1 || !options.weighting().isByClass(),
                "class weights need a network with one output. Use sampleWeights");
        checkForeign(problems);
        options.validation().ifPresent(validation -> checkValidation(task, validation, data, problems));
        if (problems.count() == 0) {
            checkRecorded(task.on(data), problems);
        }
    }

    /** Code of another library runs in a plain training step only, and no file holds it. */
    private void checkForeign(Problems problems) {
        network.graph().foreign().stream().limit(1).forEach(foreign -> {
            String code = foreign.code().label();
            boolean hasFile = options.callbacks().checkpoint().isPresent()
                    || options.callbacks().bestCheckpoint().isPresent()
                    || options.start().checkpoint().isPresent();
            problems.check(!hasFile, "%s cannot be written to a checkpoint. Leave checkpoints out", code);
            problems.check(!options.isMixed(), "%s computes in float32. Leave mixedPrecision() out", code);
            problems.check(
                    options.averaging().isNone(),
                    "weights cannot be averaged where %s takes part. Leave ema and swa out",
                    code);
            problems.check(
                    options.device().workers().size() == 1,
                    "%s cannot be shared by %d workers. Choose one device",
                    code,
                    options.device().workers().size());
        });
    }

    private void checkTrainable(Problems problems) {
        String last = "";
        for (Stage stage : network.stages().stream().flatMap(Stage::all).toList()) {
            last = stage.isFrozen() && !stage.parameters().isEmpty() ? stage.name() : last;
        }
        problems.check(
                last.isEmpty() || network.summary().trainableParameters() > 0,
                "all layers with weights are frozen, so that there is nothing to train. Train some, e.g. unfreeze(\"%s\")",
                last);
    }

    /** Records losses and metrics once, so that what users wrote in them is checked before anything is allocated. */
    private void checkRecorded(Task task, Problems problems) {
        try {
            if (options.weighting().isWeighted()) {
                task.heads().forEach(head -> head.loss().checkWeights(head.network(), problems));
            }
            Objects.requireNonNull(task.objective(false));
        } catch (IllegalArgumentException refused) {
            problems.check(false, "%s", String.valueOf(refused.getMessage()));
        }
    }

    /** Returns the names of all metrics that a history of this learner has. */
    List<String> recordedMetrics(Dataset data, boolean isFitting) {
        Task task = Task.of(network, loss, metrics);
        List<String> names = new ArrayList<>((isFitting ? task.on(data) : task).totals());
        if (options.hasValidation()) {
            names.addAll(names.stream().map(name -> "validation " + name).toList());
            options.callbacks().metrics().keySet().forEach(name -> names.add("validation " + name));
        }
        return names;
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
}
