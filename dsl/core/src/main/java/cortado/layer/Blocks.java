package cortado.layer;

import cortado.graph.Tensor;
import java.util.List;

/** What layers made of layers share. */
final class Blocks {
    private Blocks() {}

    /** Records the layers one after another. */
    static Tensor chain(List<Layer> layers, Tensor x, LayerWeights weights) {
        Tensor result = x;
        for (Layer layer : layers) {
            result = weights.apply(layer, result);
        }
        return result;
    }

    /** Returns how many there are, as a summary says it. */
    static String count(List<Layer> layers) {
        return layers.size() == 1 ? layers.get(0).kind() : layers.size() + " layers";
    }
}
