package cortado.layer;

import cortado.graph.Tensor;

/** See {@link Layers#globalAvgPool2d}. */
record GlobalAvgPool2dLayer(LayerOptions options) implements Layer {
    @Override
    public String kind() {
        return "globalAvgPool2d";
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new GlobalAvgPool2dLayer(newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        return x.meanOfChannels();
    }
}
