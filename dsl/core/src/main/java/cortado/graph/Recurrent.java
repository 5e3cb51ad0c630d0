package cortado.graph;

import cortado.base.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer over the steps of a sequence, from a state of zeros.
 *
 * <p>Steps that are padding are left out: the state passes over them, and their outputs are zero.
 *
 * @param cell what happens at a step
 * @param x input (N, T, in)
 * @param weights for each direction the weight of the input (gates * units, in), that of the state (gates * units, units) and the
 *     bias: (gates * units), of the GRU (2, gates * units), one for the input and one for the state; three arrays read forward, six
 *     forward and backward
 * @param mask which steps count, (N, T) bool; null if all do
 * @param isSequence whether the result holds each step's state, (N, T, units), instead of the last one's, (N, units); both
 *     directions side by side
 */
public record Recurrent(
        Cell cell, Tensor x, List<Tensor> weights, @Nullable Tensor mask, boolean isSequence) implements Op {
    /** The cells, with their gates in the order of the weights' rows, which is PyTorch's. */
    public enum Cell {
        /** {@code h' = tanh(W x + U h + b)}. */
        RNN(1),
        /** Input, forget, cell and output gate; Hochreiter and Schmidhuber 1997 with the forget gate of Gers et al. 2000. */
        LSTM(4),
        /** Reset, update and new gate; the reset gate acts after the product, as PyTorch's and Keras's default. */
        GRU(3);

        private final int gates;

        Cell(int gates) {
            this.gates = gates;
        }

        /** Returns how many blocks of rows the weights have. */
        public int gates() {
            return gates;
        }
    }

    /** Checks that the input is a sequence of the weights' width. */
    public Recurrent {
        weights = List.copyOf(weights);
        int features = weights.get(0).shape().get(1);
        if (x.shape().rank() != 2 || x.shape().get(1) != features) {
            throw new ShapeException(
                    "a recurrent layer over " + features + " features needs sequences of them",
                    "Pass an input of shape (N, length, " + features + ").");
        }
    }

    /** Returns the width of the state of one direction. */
    public int units() {
        return weights.get(1).shape().get(1);
    }

    /** Returns the number of directions, 1 or 2. */
    public int directions() {
        return weights.size() / 3;
    }

    @Override
    public Shape shape() {
        int width = directions() * units();
        return isSequence ? Shape.of(x.shape().get(0), width) : Shape.of(width);
    }
}
