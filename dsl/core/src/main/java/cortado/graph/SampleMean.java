package cortado.graph;

import cortado.base.Shape;

/** The mean of each channel: over all but the first dimension of a sample. */
public record SampleMean(Tensor x) implements Op {
    /** Checks that there is something to average. */
    public SampleMean {
        check(x);
    }

    static void check(Tensor x) {
        if (x.shape().rank() < 2) {
            throw new ShapeException(
                    "global pooling needs images (N, channels, height, width)",
                    "Put it before flatten(), or start with input(channels, height, width).");
        }
    }

    @Override
    public Shape shape() {
        return Shape.of(x.shape().get(0));
    }
}
