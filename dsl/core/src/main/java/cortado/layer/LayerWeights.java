package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Initializer;
import cortado.graph.Tensor;

/** Where a layer's forward pass takes its arrays from. Names are unique within the layer. */
public interface LayerWeights {
    /** Returns a trainable array. */
    Tensor parameter(String name, Shape shape, Initializer initializer);

    /** Returns an array that the forward pass updates while training. */
    Tensor state(String name, Shape shape, Initializer initializer);
}
