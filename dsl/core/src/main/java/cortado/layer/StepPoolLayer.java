package cortado.layer;

import cortado.graph.StepPool;
import cortado.graph.Tensor;

/** See {@link Layers#avgOverSteps}, {@link Layers#maxOverSteps} and {@link Layers#lastStep}. */
record StepPoolLayer(StepPool.Kind pooling, LayerOptions options) implements Layer {
    @Override
    public String kind() {
        return switch (pooling) {
            case AVERAGE -> "avgOverSteps";
            case MAX -> "maxOverSteps";
            case LAST -> "lastStep";
        };
    }

    @Override
    public String settings() {
        return "";
    }

    @Override
    public Layer with(LayerOptions newOptions) {
        return new StepPoolLayer(pooling, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        Sequences.check(kind(), x);
        return Tensor.of(new StepPool(x, x.mask(), pooling));
    }
}
