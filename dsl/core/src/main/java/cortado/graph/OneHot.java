package cortado.graph;

import cortado.base.Shape;

/**
 * Class numbers as rows of zeros with a one at the class.
 *
 * @param target class numbers (N), int64
 * @param classes width of a row
 */
public record OneHot(Tensor target, int classes) implements Op {
    @Override
    public Shape shape() {
        return Shape.of(classes);
    }
}
