package cortado.layer;

import cortado.graph.Permute;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;
import java.util.List;

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

    /** Refuses sequences whose padding would have to be left out. */
    static void refuseMask(String kind, Tensor x) {
        if (x.mask() != null) {
            throw new ShapeException(
                    kind + " cannot leave padding out of its means",
                    "Use layerNorm(), which normalizes each step by itself, or an embedding without masked().");
        }
    }

    /** Returns (N, features, length) of (N, length, features), and the reverse. */
    static Tensor swapped(Tensor x) {
        return Tensor.of(new Permute(x, List.of(1, 0)));
    }
}
