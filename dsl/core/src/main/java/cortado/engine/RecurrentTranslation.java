package cortado.engine;

import cortado.graph.Recurrent;
import cortado.graph.Recurrent.Cell;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints a recurrent layer.
 *
 * <p>Padding, wherever it stands, is moved behind the tokens of its row first. What comes after the last token cannot change what
 * came before, so that libtorch's kernels for sequences of one length run as they are, over as many steps as the longest row has. A
 * backward direction reads the tokens of each row in reverse order.
 */
final class RecurrentTranslation {
    private final Recurrent op;
    private final GraphPrinter p;
    private final int length;
    private final int units;
    private final String x;

    private RecurrentTranslation(Recurrent op, GraphPrinter p) {
        this.op = op;
        this.p = p;
        length = op.x().shape().get(0);
        units = op.units();
        x = p.print(op.x());
    }

    static String of(Recurrent op, GraphPrinter p) {
        RecurrentTranslation translation = new RecurrentTranslation(op, p);
        Tensor mask = op.mask();
        List<String> directions = mask == null ? translation.whole() : translation.masked(p.print(mask));
        return directions.size() == 1 ? directions.get(0) : "torch.cat([" + String.join(", ", directions) + "], -1)";
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

    /** The states of one direction, step after step. */
    private String cell(String steps, int direction) {
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
