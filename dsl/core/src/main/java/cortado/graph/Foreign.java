package cortado.graph;

import cortado.base.Shape;
import java.util.List;

/**
 * What code of another library computes, of which a graph knows the arrays and shapes only.
 *
 * <p>It runs between the parts of a program, is differentiated with them, and cannot be written to a file.
 *
 * @param x its input
 * @param arrays what it trains and keeps, parameters and states, in the order in which the code takes them
 * @param code what runs
 * @param shape of its result, without the batch dimension
 */
public record Foreign(Tensor x, List<Tensor> arrays, Code code, Shape shape) implements Op {
    /** Code that a back end knows how to run. */
    public interface Code {
        /** Returns what it is in a few words, for messages. */
        String label();
    }

    /** Copies the list. */
    public Foreign {
        arrays = List.copyOf(arrays);
    }
}
