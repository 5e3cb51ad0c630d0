package cortado.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Records a computation again, from other tensors than the first time. Used once, by one thread. */
public final class Replay {
    private final Map<Tensor, Tensor> known = new HashMap<>();
    private final UnaryOperator<Tensor> arrays;

    private Replay(UnaryOperator<Tensor> arrays) {
        this.arrays = arrays;
    }

    /** Starts with arrays as they are. */
    public static Replay of() {
        return new Replay(array -> array);
    }

    /**
     * Starts with other arrays.
     *
     * @param arrays gives the tensor that takes the place of a parameter or a state; asked once for each
     */
    public static Replay withArrays(UnaryOperator<Tensor> arrays) {
        return new Replay(arrays);
    }

    /** Puts a tensor in the place of another one, and its mask in the place of the other's mask. */
    public Replay with(Tensor first, Tensor instead) {
        known.put(first, instead);
        Tensor mask = first.mask();
        if (mask != null) {
            Tensor other = instead.mask();
            if (other != null) {
                known.put(mask, other);
            }
        }
        return this;
    }

    /**
     * Returns what takes the place of a tensor; what it was not computed from is not recorded.
     *
     * @throws ShapeException if an operation cannot take what stands in the place of its input
     */
    public Tensor of(Tensor tensor) {
        Tensor done = known.get(tensor);
        if (done == null) {
            done = recorded(tensor);
            known.put(tensor, done);
        }
        return done;
    }

    private Tensor recorded(Tensor tensor) {
        Op op = tensor.op();
        if (op instanceof Parameter || op instanceof State) {
            return arrays.apply(tensor);
        }
        List<Tensor> inputs = Graph.inputsOf(op);
        boolean isSame = true;
        for (Tensor input : inputs) {
            isSame &= of(input) == input;
        }
        return isSame ? tensor : Tensor.of(Components.with(op, this::of));
    }
}
