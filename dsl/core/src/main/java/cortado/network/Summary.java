package cortado.network;

import cortado.base.Shape;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.graph.Graph;
import cortado.graph.Parameter;
import cortado.graph.State;
import cortado.render.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layers of a network with their output shapes and parameter counts.
 *
 * <p>Counts are those of Keras: trainable parameters and running statistics, which are told apart in the last line.
 */
public final class Summary implements Displayable {
    /** Below the 1,000 characters at which JShell cuts a value in the middle. */
    private static final int LONGEST_TEXT = 990;

    private final Network network;
    private final List<Stage> stages;
    private final Map<String, Long> sizes;
    private final long trainable;
    private final long running;
    private final long frozen;

    Summary(Network network) {
        this(network, network.stages());
    }

    private Summary(Network network, List<Stage> stages) {
        Graph graph = network.graph();
        this.network = network;
        this.stages = stages;
        sizes = graph.parameters().stream()
                .collect(Collectors.toMap(Parameter::name, p -> p.shape().size()));
        Set<String> fixed = network.frozenArrays();
        long weights = sizes.values().stream().mapToLong(Long::longValue).sum();
        frozen = graph.parameters().stream()
                .filter(parameter -> fixed.contains(parameter.name()))
                .mapToLong(parameter -> parameter.shape().size())
                .sum();
        trainable = weights - frozen;
        graph.states().forEach(state -> sizes.put(state.name(), state.shape().size()));
        running =
                graph.states().stream().map(State::shape).mapToLong(Shape::size).sum();
    }

    /** Returns this table with a row for each layer inside a residual or repeated block, after the block's own row. */
    public Summary expanded() {
        return new Summary(network, stages.stream().flatMap(Summary::opened).toList());
    }

    private static Stream<Stage> opened(Stage stage) {
        return Stream.concat(Stream.of(stage), stage.parts().stream().flatMap(Summary::opened));
    }

    /** Returns the number of values that training changes by gradients. */
    public long trainableParameters() {
        return trainable;
    }

    /** Returns the number of all values that the network holds, running statistics included. */
    public long parameters() {
        return trainable + frozen + running;
    }

    /** Returns the number of values that training does not change by gradients: those of frozen layers, and running statistics. */
    public long nonTrainableParameters() {
        return frozen + running;
    }

    /**
     * Returns the number of values of one layer.
     *
     * @throws IllegalArgumentException if there is no layer of this name
     */
    public long parameters(String layer) {
        return network.stages().stream()
                .flatMap(Stage::all)
                .filter(stage -> stage.name().equals(layer))
                .mapToLong(this::parameters)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("summary: there is no layer '" + layer + "'; known: "
                        + stages.stream().map(Stage::name).collect(Collectors.joining(", ")) + "."));
    }

    private long parameters(Stage stage) {
        long trained = stage.parameters().stream().mapToLong(sizes::get).sum();
        return trained + stage.states().stream().mapToLong(sizes::get).sum();
    }

    private Table table() {
        return network.isSequential() ? sequential() : branching();
    }

    private Table sequential() {
        Table table = Table.of(
                Table.Column.text("layer"),
                Table.Column.text("settings"),
                Table.Column.text("output"),
                Table.Column.count("parameters"));
        table = table.row("input", "", network.inputShape().batched(), 0L);
        for (Stage stage : stages) {
            table = table.row(
                    stage.name(), settings(stage), stage.output().shape().batched(), parameters(stage));
        }
        return table;
    }

    /** With a column of what each layer follows; the weights of shared layers count where they are first used. */
    private Table branching() {
        Table table = Table.of(
                Table.Column.text("layer"),
                Table.Column.text("settings"),
                Table.Column.text("follows"),
                Table.Column.text("output"),
                Table.Column.count("parameters"));
        for (int i = 0; i < network.inputs().size(); i++) {
            Shape shape = network.inputs().get(i).shape();
            table = table.row(network.inputNames().get(i), "input", "", shape.batched(), 0L);
        }
        Set<String> counted = new HashSet<>();
        for (Stage stage : stages) {
            List<String> arrays = new ArrayList<>(stage.parameters());
            arrays.addAll(stage.states());
            long fresh =
                    arrays.stream().filter(counted::add).mapToLong(sizes::get).sum();
            boolean isInside = !network.stages().contains(stage);
            table = table.row(
                    stage.name(),
                    settings(stage),
                    String.join(", ", stage.from()),
                    stage.output().shape().batched(),
                    isInside ? parameters(stage) : fresh);
        }
        return table;
    }

    private static String settings(Stage stage) {
        if (!stage.isFrozen()) {
            return stage.settings();
        }
        return stage.settings().isEmpty() ? "frozen" : stage.settings() + ", frozen";
    }

    private String total() {
        String all = String.format(Locale.ROOT, "total %,d parameters", parameters());
        if (frozen > 0) {
            return all
                    + String.format(
                            Locale.ROOT, ", %,d of them trainable, %,d not", trainable, nonTrainableParameters());
        }
        return running == 0 ? all : all + String.format(Locale.ROOT, ", %,d of them running statistics", running);
    }

    @Override
    public MimeBundle display() {
        Table table = table();
        return MimeBundle.text(table.text() + "\n" + total())
                .with(MimeBundle.HTML, table.html() + "<p>" + total() + "</p>");
    }

    /** Returns the table as text, starting with a newline; of a long network only the total. */
    @Override
    public String toString() {
        String text = "\n" + display().text();
        return text.length() <= LONGEST_TEXT
                ? text
                : "\n" + stages.size() + " layers, " + total() + "; show(...) prints the table";
    }
}
