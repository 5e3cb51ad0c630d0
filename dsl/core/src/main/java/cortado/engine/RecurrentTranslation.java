package cortado.engine;

import cortado.graph.Recurrent;
import cortado.graph.Recurrent.Cell;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints a recurrent layer.
 *
 * <p>Padding, wherever it stands, is moved behind the tokens of its row first. What comes after the last token cannot change what
 * came before, so that libtorch's kernels for sequences of one length run as they are, over as many steps as the longest row has. A
 * backward direction reads the tokens of each row in reverse order.
 *
 * <p>The steps themselves are either libtorch's, which autograd differentiates, or {@link LstmScript}'s; then they are cut out of
 * autograd, which starts anew at a leaf for the states of each direction, and {@link #trace} tells what their derivative needs.
 */
final class RecurrentTranslation {
    private final Recurrent op;
    private final GraphPrinter p;
    private final int length;
    private final int units;
    private final String x;
    private final boolean isOwn;
    private final List<Direction> directions = new ArrayList<>();

    /**
     * Variables of a direction that was cut out of autograd.
     *
     * @param steps the inputs, as autograd computed them from the leaf
     * @param states the leaf for the states
     * @param kept what the forward method kept for its derivative
     */
    record Direction(String steps, String states, String kept) {}

    /**
     * Variables of a layer whose steps were cut out of autograd.
     *
     * @param x the leaf from which autograd computed the inputs of each direction
     * @param result what autograd computed from the states
     */
    record Trace(String x, List<Direction> directions, String result) {}

    private RecurrentTranslation(Recurrent op, GraphPrinter p, boolean isOwn, String x) {
        this.op = op;
        this.p = p;
        this.isOwn = isOwn;
        this.x = x;
        length = op.x().shape().get(0);
        units = op.units();
    }

    /** Returns the expression by libtorch's kernels. */
    static String of(Recurrent op, GraphPrinter p) {
        return new RecurrentTranslation(op, p, false, p.print(op.x())).result();
    }

    /** Returns whether there is a method of our own for the steps. */
    static boolean hasOwn(Recurrent op) {
        return op.cell() == Cell.LSTM;
    }

    /** Returns the expression by our own method, outside autograd. */
    static String own(Recurrent op, GraphPrinter p) {
        return new RecurrentTranslation(op, p, true, p.print(op.x())).result();
    }

    /** Prints the layer by our own method for a training step. */
    static Trace trace(Recurrent op, GraphPrinter p) {
        String leaf = p.leaf("torch.detach(" + p.print(op.x()) + ")");
        RecurrentTranslation translation = new RecurrentTranslation(op, p, true, leaf);
        String result = p.add(translation.result());
        return new Trace(leaf, translation.directions, result);
    }

    private String result() {
        Tensor mask = op.mask();
        List<String> results = mask == null ? whole() : masked(p.print(mask));
        return results.size() == 1 ? results.get(0) : "torch.cat([" + String.join(", ", results) + "], -1)";
    }

    private List<String> whole() {
        List<String> results = new ArrayList<>();
        for (int direction = 0; direction < op.directions(); direction++) {
            boolean isBackward = direction == 1;
            String states = cell(isBackward ? p.add("torch.flip(" + x + ", [1])") : x, direction);
            String ordered = isBackward && op.isSequence() ? "torch.flip(" + states + ", [1])" : states;
            results.add(p.add(op.isSequence() ? ordered : "torch.select(" + states + ", 1, -1)"));
        }
        return results;
    }

    private List<String> masked(String mask) {
        String counts = p.add("torch.cumsum(" + mask + ", 1)");
        String lengths = p.add("torch.select(" + counts + ", 1, -1)");
        String steps = p.add("int(torch.clamp(torch.max(" + lengths + "), 1))");
        String rows = p.add(range("torch.size(" + x + ", 0)"));
        List<String> results = new ArrayList<>();
        for (int direction = 0; direction < op.directions(); direction++) {
            String place = p.add(
                    direction == 0
                            ? "torch.sub(" + counts + ", 1)"
                            : "torch.sub(torch.unsqueeze(" + lengths + ", 1), " + counts + ")");
            String states = cell(packed(mask, place, rows, steps), direction);
            results.add(
                    op.isSequence() ? unpacked(states, mask, place, rows, steps) : last(states, lengths, rows, steps));
        }
        return results;
    }

    /** The tokens of each row at their places, as many as the longest row has; what is left over repeats the first step. */
    private String packed(String mask, String place, String rows, String steps) {
        String slots = p.add("torch.where(%s, %s, %d)".formatted(mask, place, length));
        String all = "torch.expand_as(torch.unsqueeze(" + range(Integer.toString(length)) + ", 0), " + slots + ")";
        String empty = "torch.new_zeros(%s, [torch.size(%s, 0), %d])".formatted(slots, slots, length + 1);
        String sources = p.add("torch.scatter(" + empty + ", 1, " + slots + ", " + p.add(all) + ")");
        String chosen = p.add("torch.reshape(torch.add(torch.slice(%s, 1, 0, %s), %s), [-1])"
                .formatted(sources, steps, starts(rows, Integer.toString(length))));
        return p.add(selected(x, chosen, op.x().shape().get(1), steps));
    }

    /** The states back at the steps that they belong to; zeros at padding. */
    private String unpacked(String states, String mask, String place, String rows, String steps) {
        String inside = "torch.clamp(" + place + ", 0, torch.sub(" + steps + ", 1))";
        String chosen = p.add("torch.reshape(torch.add(" + inside + ", " + starts(rows, steps) + "), [-1])");
        return p.add("torch.mul(%s, torch.unsqueeze(torch.to(%s, 6), 2))"
                .formatted(p.add(selected(states, chosen, units, Integer.toString(length))), mask));
    }

    /** The state after the last token of each row; zeros if there is none. */
    private String last(String states, String lengths, String rows, String steps) {
        String chosen =
                p.add("torch.add(torch.clamp(torch.sub(%s, 1), 0), torch.mul(%s, %s))".formatted(lengths, rows, steps));
        return p.add("torch.mul(torch.index_select(torch.reshape(%s, [-1, %d]), 0, %s), %s)"
                .formatted(states, units, chosen, "torch.unsqueeze(torch.to(torch.gt(" + lengths + ", 0), 6), 1)"));
    }

    private String range(String count) {
        return "torch.arange(" + count + ", dtype=4, layout=0, device=ops.prim.device(" + x + "))";
    }

    private static String starts(String rows, String steps) {
        return "torch.unsqueeze(torch.mul(" + rows + ", " + steps + "), 1)";
    }

    private static String selected(String from, String chosen, int width, String steps) {
        return "torch.reshape(torch.index_select(torch.reshape(%s, [-1, %d]), 0, %s), [-1, %s, %d])"
                .formatted(from, width, chosen, steps, width);
    }

    /** The states of one direction, step after step; only the last one where our own method gives them and no more are needed. */
    private String cell(String steps, int direction) {
        return isOwn ? ownCell(steps, direction) : torchCell(steps, direction);
    }

    private String ownCell(String steps, int direction) {
        String weights = op.weights().subList(3 * direction, 3 * direction + 3).stream()
                .map(weight -> "torch.detach(" + p.print(weight) + ")")
                .collect(Collectors.joining(", "));
        String keep = p.isTraining() ? "True" : "False";
        String states = p.addFirst("(self).lstm(torch.detach(" + steps + "), " + weights + ", " + keep + ")", 2);
        String needed = op.mask() == null && !op.isSequence() ? "torch.slice(" + states + ", 1, -1)" : states;
        String leaf = p.isTraining() ? p.leaf(needed) : p.add(needed);
        directions.add(new Direction(steps, leaf, states + "_1"));
        return leaf;
    }

    private String torchCell(String steps, int direction) {
        String state = p.add("torch.zeros([1, torch.size(%s, 0), %d], dtype=6, layout=0, device=ops.prim.device(%s))"
                .formatted(steps, units, steps));
        List<Tensor> arrays = op.weights().subList(3 * direction, 3 * direction + 3);
        String bias = p.print(arrays.get(2));
        String biases = op.cell() == Cell.GRU
                ? "torch.select(%s, 0, 0), torch.select(%s, 0, 1)".formatted(bias, bias)
                : bias + ", torch.zeros_like(torch.detach(" + bias + "))";
        String weights = "[" + p.print(arrays.get(0)) + ", " + p.print(arrays.get(1)) + ", " + biases + "]";
        String call =
                switch (op.cell()) {
                    case RNN -> "rnn_tanh(%s, %s";
                    case LSTM -> "lstm(%s, [%2$s, %2$s]";
                    case GRU -> "gru(%s, %s";
                };
        String isTraining = p.isTraining() ? "True" : "False";
        String arguments =
                call.formatted(steps, state) + ", " + weights + ", True, 1, 0., " + isTraining + ", False, True)";
        return p.addFirst("torch." + arguments, op.cell() == Cell.LSTM ? 3 : 2);
    }
}
