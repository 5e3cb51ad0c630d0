package cortado.graph;

import cortado.base.Shape;

/**
 * The row of a table for each id of a sequence.
 *
 * @param x ids (N, T), whole numbers from 0 held as float32, which is exact up to 2^24
 * @param weight table (vocabulary, size)
 * @param isMasked whether id 0 is padding: its row gets no gradient, and later operations leave its steps out
 */
public record Embedding(Tensor x, Tensor weight, boolean isMasked) implements Op {
    /** Checks that the input is a sequence of ids. */
    public Embedding {
        if (x.shape().rank() != 1) {
            throw new ShapeException(
                    "embedding needs sequences of token ids (N, length)",
                    "Put it right after input(length), or flatten() the ids before it.");
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(x.shape().get(0), weight.shape().get(1));
    }
}
