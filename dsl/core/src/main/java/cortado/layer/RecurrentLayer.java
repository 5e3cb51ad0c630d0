package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Dropout;
import cortado.graph.Initializer;
import cortado.graph.Recurrent;
import cortado.graph.Recurrent.Cell;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * One or more recurrent layers on top of each other; see {@link Layers#lstm}, {@link Layers#gru} and {@link Layers#simpleRnn}.
 *
 * @param cell what happens at a step
 * @param units width of the state, at least 1
 * @param depth number of layers, at least 1
 * @param dropout rate of dropout between layers, 0..1, 1 excluded
 * @param isBidirectional whether each layer also reads backward
 * @param isSequence whether all steps are returned, not the last state
 * @param options name and activation
 */
public record RecurrentLayer(
        Cell cell,
        int units,
        int depth,
        double dropout,
        boolean isBidirectional,
        boolean isSequence,
        LayerOptions options)
        implements Layer {
    /** Checks the settings. */
    public RecurrentLayer {
        String kind = kindOf(cell);
        Settings.atLeastOne(kind, options, "units", units, "Pass the width of the state, e.g. " + kind + "(128).");
        Settings.atLeastOne(
                kind, options, "stacked", depth, "Pass the number of layers, e.g. " + kind + "(128).stacked(2).");
        Settings.check(
                dropout >= 0 && dropout < 1,
                kind,
                options,
                "dropout must be at least 0 and below 1, but was " + dropout
                        + ". Pass the share of values to zero between layers, e.g. " + kind
                        + "(128).stacked(2).dropout(0.3).");
    }

    /** Returns this layer with the state of every step, (N, T, units), as its output; default the last one's, (N, units). */
    public RecurrentLayer sequences() {
        return new RecurrentLayer(cell, units, depth, dropout, isBidirectional, true, options);
    }

    /**
     * Returns this layer reading forward and, with weights of its own, backward, both states side by side; the last state of the
     * backward direction is that at the first step. Default forward only.
     */
    public RecurrentLayer bidirectional() {
        return new RecurrentLayer(cell, units, depth, dropout, true, isSequence, options);
    }

    /**
     * Returns so many layers on top of each other, each over all states of the one below; default 1.
     *
     * @param layers at least 1
     */
    public RecurrentLayer stacked(int layers) {
        return new RecurrentLayer(cell, units, layers, dropout, isBidirectional, isSequence, options);
    }

    /**
     * Returns this layer with dropout between stacked layers; default none.
     *
     * @param rate probability of a zero, at least 0, below 1
     */
    public RecurrentLayer dropout(double rate) {
        return new RecurrentLayer(cell, units, depth, rate, isBidirectional, isSequence, options);
    }

    @Override
    public String kind() {
        return kindOf(cell);
    }

    private static String kindOf(Cell cell) {
        return switch (cell) {
            case RNN -> "simpleRnn";
            case LSTM -> "lstm";
            case GRU -> "gru";
        };
    }

    @Override
    public String settings() {
        return units
                + (depth == 1 ? "" : ", stacked " + depth)
                + (dropout == 0 ? "" : ", dropout " + dropout)
                + (isBidirectional ? ", bidirectional" : "")
                + (isSequence ? ", sequences" : "");
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new RecurrentLayer(cell, units, depth, dropout, isBidirectional, isSequence, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Sequences.check(kind(), x);
        Tensor result = x;
        for (int layer = 1; layer <= depth; layer++) {
            Tensor input = layer > 1 && dropout > 0 ? Tensor.of(new Dropout(result, dropout)) : result;
            String suffix = layer == 1 ? "" : "_" + layer;
            List<Tensor> arrays = new ArrayList<>(arrays(input, "", suffix, weights));
            if (isBidirectional) {
                arrays.addAll(arrays(input, "backward_", suffix, weights));
            }
            boolean hasSteps = isSequence || layer < depth;
            result = Tensor.of(new Recurrent(cell, input, arrays, x.mask(), hasSteps));
        }
        return result;
    }

    private List<Tensor> arrays(Tensor x, String prefix, String suffix, LayerWeights weights) {
        int features = x.shape().get(1);
        int rows = cell.gates() * units;
        return List.of(
                weights.kernel(
                        prefix + "weight" + suffix,
                        Shape.of(rows, features),
                        Initializer.glorotUniform(features, rows)),
                weights.parameter(prefix + "recurrent" + suffix, Shape.of(rows, units), Initializer.orthogonal()),
                weights.parameter(
                        prefix + "bias" + suffix,
                        cell == Cell.GRU ? Shape.of(2, rows) : Shape.of(rows),
                        cell == Cell.LSTM ? Initializer.forgetGate() : Initializer.constant(0)));
    }
}
