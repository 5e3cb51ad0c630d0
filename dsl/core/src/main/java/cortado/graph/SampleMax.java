package cortado.graph;

import cortado.base.Shape;

/** The largest value of each channel: over all but the first dimension of a sample. Equal ones share the gradient. */
public record SampleMax(Tensor x) implements Op {
    /** Checks that there is something to choose from. */
    public SampleMax {
        SampleMean.check(x);
    }

    @Override
    public Shape shape() {
        return Shape.of(x.shape().get(0));
    }
}
