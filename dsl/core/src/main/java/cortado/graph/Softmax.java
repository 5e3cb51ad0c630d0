package cortado.graph;

import cortado.base.Shape;

/** The exponentials of the last dimension divided by their sum. */
public record Softmax(Tensor x) implements Op {
    @Override
    public Shape shape() {
        return x.shape();
    }
}
