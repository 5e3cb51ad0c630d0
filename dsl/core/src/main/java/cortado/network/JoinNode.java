package cortado.network;

import cortado.graph.Concat;
import cortado.graph.Tensor;
import java.util.List;
import java.util.Locale;

/** Several places made one. */
final class JoinNode extends Node {
    /** How. */
    enum Kind {
        CONCAT,
        ADD,
        MULTIPLY
    }

    private final Kind kind;
    private final List<Node> parts;

    JoinNode(Kind kind, Node... parts) {
        this.kind = kind;
        this.parts = List.of(parts);
        if (parts.length < 2) {
            throw new IllegalArgumentException(this + ": at least 2 places are needed, but there "
                    + (parts.length == 1 ? "is 1" : "are 0") + ". Write e.g. " + this + "(left, right).");
        }
    }

    Tensor forward(List<Tensor> tensors) {
        return switch (kind) {
            case CONCAT -> Tensor.of(new Concat(tensors, 0));
            case ADD -> tensors.stream().reduce(Tensor::plus).orElseThrow();
            case MULTIPLY -> tensors.stream().reduce(Tensor::times).orElseThrow();
        };
    }

    @Override
    List<Node> from() {
        return parts;
    }

    /** Returns the name of the factory. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
