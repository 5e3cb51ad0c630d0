package cortado.layer;

import cortado.base.Shape;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/** See {@link Layers#dense}. */
record DenseLayer(int units, LayerOptions options) implements Layer {
    DenseLayer {
        Settings.atLeastOne("dense", options, "units", units, "Pass the output width, e.g. dense(64).");
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public String settings() {
        return Integer.toString(units);
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new DenseLayer(units, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Shape shape = x.shape();
        if (shape.rank() != 1 && shape.rank() != 2) {
            throw new ShapeException(
                    "dense needs rank 2",
                    shape.rank() == 3
                            ? "Insert flatten() (" + shape.size() + " features) or a global pooling layer before it."
                            : "Insert flatten() (" + shape.size() + " features) before it.");
        }
        int features = shape.get(-1);
        return x.linear(
                weights.kernel(
                        "weight",
                        Shape.of(units, features),
                        options.activation().initializer(features, units)),
                weights.bias("bias", units));
    }
}
