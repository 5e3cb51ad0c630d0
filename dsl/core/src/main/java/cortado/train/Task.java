package cortado.train;

import cortado.base.Problems;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Encoder;
import cortado.engine.Device;
import cortado.engine.Labels;
import cortado.engine.Objective;
import cortado.engine.Tuning;
import cortado.graph.Parameter;
import cortado.graph.Penalty;
import cortado.graph.Regularizer;
import cortado.graph.RowWeight;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A network and what each of its outputs is trained for.
 *
 * @param network the whole network
 * @param heads one for each output
 * @param device where it is computed
 */
record Task(Network network, List<Head> heads, Device device) {
    /**
     * One output.
     *
     * @param name as the network calls it
     * @param network the part of the network that gives it
     * @param loss what it is compared by
     * @param weight how much that counts
     * @param metrics what else is reported
     */
    record Head(String name, Network network, Loss loss, double weight, List<OwnMetric> metrics) {}

    /** Returns the task of a loss, which has a part for each output. */
    static Task of(Network network, Loss loss, List<OwnMetric> metrics) {
        List<String> names = network.outputNames();
        List<JointLoss.Part> parts = loss.parts();
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < Math.min(names.size(), parts.size()); i++) {
            String name = names.get(i);
            List<OwnMetric> own =
                    metrics.stream().filter(metric -> metric.isOf(name)).toList();
            Network part = names.size() == 1 ? network : network.only(name);
            heads.add(new Head(name, part, parts.get(i).loss(), parts.get(i).weight(), own));
        }
        return new Task(network, List.copyOf(heads), Device.ANY);
    }

    /** Adds that losses, metrics and outputs do not belong together. */
    static void check(Network network, Loss loss, List<OwnMetric> metrics, Problems problems) {
        List<String> names = network.outputNames();
        int parts = loss.parts().size();
        problems.check(
                names.size() == parts,
                "the network has %d output%s (%s), but there %s. Write losses(...) with one for each output",
                names.size(),
                s(names.size()),
                String.join(", ", names),
                parts == 1 ? "is 1 loss" : "are " + parts + " losses");
        metrics.forEach(metric -> metric.check(names, problems));
    }

    /** Returns this task with losses that know whether the data has classes or values. */
    Task on(Dataset data) {
        List<Dataset> targets = targets(data);
        List<Head> all = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            Head head = heads.get(i);
            Loss known = head.loss.on(head.network, targets.get(i));
            Loss loss = data.mixing()
                    .flatMap(mixing -> known.ofMixedLabels(head.network))
                    .orElse(known);
            all.add(new Head(head.name, head.network, loss, head.weight, head.metrics));
        }
        return new Task(network, all, device);
    }

    /** Returns this task with the same network, of which other layers are frozen. */
    Task with(Network frozen) {
        return new Task(frozen, heads, device);
    }

    /** Returns this task on a device. */
    Task on(Device newDevice) {
        return new Task(network, heads, newDevice);
    }

    /** Returns whether there is one output, which is then not named where totals are. */
    boolean isSingle() {
        return heads.size() == 1;
    }

    /** Returns the only head. */
    Head single(String call) {
        if (heads.size() > 1) {
            throw new IllegalStateException(
                    "%s: the network has %d outputs (%s). Choose one, e.g. model.output(\"%s\").%s"
                            .formatted(call, heads.size(), names(), heads.get(0).name, call));
        }
        return heads.get(0);
    }

    private String names() {
        return heads.stream().map(Head::name).collect(Collectors.joining(", "));
    }

    /** Returns the data with texts as the network's tokenizers encode them. */
    Dataset encoded(Dataset data) {
        Matching matching = Matching.ofFeatures(network, data);
        Dataset encoded = data;
        for (int i = 0; matching.isWhole() && i < network.inputs().size(); i++) {
            int place = matching.place(i);
            Encoder encoder = network.encoders().get(network.inputNames().get(i));
            if (encoder != null) {
                encoded = encoded.encoded(place, encoder);
            }
        }
        return encoded;
    }

    /** Adds what keeps the network from taking the data's features. */
    void checkFeatures(Dataset data, String what, Problems problems) {
        Matching matching = Matching.ofFeatures(network, data);
        matching.check(what, problems);
        if (!matching.isWhole()) {
            return;
        }
        for (int i = 0; i < network.inputs().size(); i++) {
            Dataset rows = data.feature(matching.place(i));
            Shape shape = network.inputs().get(i).shape();
            String input = network.inputs().size() == 1
                    ? "the network"
                    : "input '" + network.inputNames().get(i) + "'";
            if (rows.isText() || rows.isTable()) {
                problems.check(
                        false,
                        "%s takes numbers of shape %s, but the %s has %s. Begin with input(encoder), e.g. %s.fit(train)",
                        input,
                        shape,
                        what,
                        rows.isText() ? "texts" : "columns of a table",
                        rows.isText() ? "wordTokenizer()" : "standardize()");
                continue;
            }
            problems.check(
                    rows.shape().equals(shape),
                    "%s takes rows of shape %s, but the %s has rows of shape %s%s",
                    input,
                    shape,
                    what,
                    rows.shape(),
                    rows.shape().size() == shape.size() ? ". Use reshaped" + shape + " on the data" : "");
            if (rows.shape().equals(shape)) {
                TokenIds.check(network, network.inputs().get(i), rows, what, problems);
            }
        }
    }

    /** Adds what keeps rows from being mixed as the data says. */
    void checkMixing(Dataset data, Problems problems) {
        data.mixing().ifPresent(mixing -> {
            problems.check(
                    isSingle() && network.inputs().size() == 1,
                    "%s mixes rows of one feature and one target, but the network has %d inputs and %d outputs. Leave it out",
                    mixing,
                    network.inputs().size(),
                    heads.size());
            Head head = heads.get(0);
            problems.check(
                    head.loss.ofMixedLabels(head.network).isPresent(),
                    "%s mixes labels, too, which %s cannot take. Use crossEntropy(), or leave it out",
                    mixing,
                    head.loss);
        });
    }

    /** Adds what keeps the losses from comparing the outputs with the data's labels. */
    void checkLabels(Dataset data, String what, Problems problems) {
        if (isSingle() && data.targetNames().isEmpty()) {
            heads.get(0).loss.check(heads.get(0).network, data, problems);
            return;
        }
        Matching matching = Matching.ofTargets(network, data);
        matching.check(what, problems);
        if (!matching.isWhole()) {
            return;
        }
        for (int i = 0; i < heads.size(); i++) {
            Head head = heads.get(i);
            Dataset rows = data.target(matching.place(i));
            problems.within(
                    isSingle() ? "" : "output '" + head.name + "': ",
                    nested -> head.loss.check(head.network, rows, nested));
        }
    }

    /** Returns the names of what a history records of training. */
    List<String> totals() {
        List<String> names = new ArrayList<>(List.of("loss"));
        for (Head head : heads) {
            String prefix = isSingle() ? "" : head.name + " ";
            if (!isSingle()) {
                names.add(prefix + "loss");
            }
            if (head.loss.hasAccuracy(head.network)) {
                names.add(prefix + "accuracy");
            }
            head.metrics.forEach(metric -> names.add(prefix + metric.name()));
        }
        return names;
    }

    /** Returns the rows of each input. */
    List<FloatBuffer> features(Dataset data) {
        return features(data, Dataset::features);
    }

    /** Returns some rows of each input. */
    List<FloatBuffer> features(Dataset data, int from, int to) {
        return features(data, feature -> feature.features(from, to));
    }

    private List<FloatBuffer> features(Dataset data, Function<Dataset, FloatBuffer> rows) {
        Matching matching = Matching.ofFeatures(network, data);
        List<FloatBuffer> features = new ArrayList<>();
        for (int i = 0; i < network.inputs().size(); i++) {
            features.add(rows.apply(data.feature(matching.place(i))));
        }
        return features;
    }

    /** Returns the data with the labels of each output; without labels, if it has none. */
    List<Dataset> targets(Dataset data) {
        Matching matching = Matching.ofTargets(network, data);
        List<Dataset> targets = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            targets.add(matching.isWhole() ? data.target(matching.place(i)) : data);
        }
        return targets;
    }

    /** Returns the labels of each output. */
    List<Labels> labels(Dataset data) {
        List<Dataset> targets = targets(data);
        List<Labels> labels = new ArrayList<>();
        for (int i = 0; i < heads.size(); i++) {
            labels.add(heads.get(i).loss.labels(heads.get(i).network, targets.get(i)));
        }
        return labels;
    }

    /** Returns the class names of each output; none for one of real values. */
    List<List<String>> classNames(Dataset data) {
        return targets(data).stream()
                .map(target -> target.isClassification() ? target.classNames() : List.<String>of())
                .toList();
    }

    /** Returns the computation of the losses, which steps minimize with or without weights of rows. */
    Objective objective(boolean isWeighted) {
        @Nullable Tensor weight = isWeighted ? Tensor.of(new RowWeight()) : null;
        List<Objective.Head> scored = new ArrayList<>();
        @Nullable Tensor loss = null;
        @Nullable Tensor trained = null;
        for (Head head : heads) {
            Loss.Recorded recorded = head.loss.record(isSingle() ? "" : head.name, head, weight);
            scored.add(recorded.head());
            loss = sum(loss, times(recorded.head().loss(), head.weight));
            trained = sum(trained, times(recorded.trained(), head.weight));
        }
        if (loss == null || trained == null) {
            throw new IllegalStateException("a task needs an output");
        }
        for (Tensor penalty : penalties()) {
            loss = loss.plus(penalty);
            trained = trained.plus(penalty);
        }
        return new Objective(
                network.inputs(), scored, loss, isWeighted ? trained : loss, new Tuning(network.frozenArrays()), false);
    }

    /** Returns what the kernels that are trained add to the loss. */
    private List<Tensor> penalties() {
        Set<String> frozen = network.frozenArrays();
        List<Tensor> penalties = new ArrayList<>();
        for (Tensor tensor : network.graph().tensors()) {
            if (tensor.op() instanceof Parameter parameter
                    && !frozen.contains(parameter.name())
                    && parameter.regularizer() != null
                    && parameter.regularizer().isPenalty()) {
                Regularizer regularizer = parameter.regularizer();
                penalties.add(Tensor.of(new Penalty(tensor, regularizer.l1(), regularizer.l2())));
            }
        }
        return penalties;
    }

    private static Tensor times(Tensor loss, double weight) {
        return weight == 1 ? loss : loss.affine(weight, 0);
    }

    private static Tensor sum(@Nullable Tensor before, Tensor next) {
        return before == null ? next : before.plus(next);
    }

    static String s(int count) {
        return count == 1 ? "" : "s";
    }
}
