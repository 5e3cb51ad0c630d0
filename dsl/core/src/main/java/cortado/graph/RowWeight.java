package cortado.graph;

import cortado.base.Shape;

/** How much each row of a batch counts while training: (N), float32, given beside the labels. */
public record RowWeight() implements Op {
    @Override
    public Shape shape() {
        return Shape.of();
    }
}
