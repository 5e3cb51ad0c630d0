package cortado.layer;

import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/** The shape rule that layers over sequences share. */
final class Sequences {
    private Sequences() {}

    static void check(String kind, Tensor x) {
        if (x.shape().rank() != 2) {
            throw new ShapeException(
                    kind + " needs sequences (N, length, features)",
                    x.shape().rank() == 1
                            ? "Put embedding(vocabulary, size) before it if these are token ids, or start with"
                                    + " input(length, features); a recurrent layer before it needs sequences()."
                            : "Start with input(length, features), or flatten() and start anew.");
        }
    }
}
