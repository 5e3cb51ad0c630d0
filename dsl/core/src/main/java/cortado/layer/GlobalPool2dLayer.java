package cortado.layer;

import cortado.graph.SampleMax;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;

/** See {@link Layers#globalAvgPool2d} and {@link Layers#globalMaxPool2d}. */
record GlobalPool2dLayer(boolean isMax, LayerOptions options) implements Layer {
    @Override
    public String kind() {
        return isMax ? "globalMaxPool2d" : "globalAvgPool2d";
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new GlobalPool2dLayer(isMax, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        if (x.shape().rank() == 2) {
            throw new ShapeException(
                    kind() + " needs images (N, channels, height, width)",
                    "For sequences (N, length, features) use " + (isMax ? "maxOverSteps" : "avgOverSteps") + "().");
        }
        return isMax ? Tensor.of(new SampleMax(x)) : x.meanOfChannels();
    }
}
