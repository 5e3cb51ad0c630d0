package cortado.weights;

import cortado.base.Shape;
import cortado.graph.Affine;
import cortado.graph.BatchNorm;
import cortado.graph.Conv2d;
import cortado.graph.Dropout;
import cortado.graph.Elementwise;
import cortado.graph.Linear;
import cortado.graph.Parameter;
import cortado.graph.Reshape;
import cortado.graph.State;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Stage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One array of a network and what has to be known to find it in a file.
 *
 * @param kind the layer's factory, for example {@code lstm}
 * @param layer the layer's name
 * @param name its name in the layer
 * @param shape its shape
 * @param groups parts into which a convolution divides its channels; 1 for all other arrays
 * @param image the shape of the image that its features are the flattened pixels of, if they are
 */
record LayerArray(String kind, String layer, String name, Shape shape, int groups, Optional<Shape> image) {
    /** Returns the arrays of a network by full name, in order of its layers. */
    static Map<String, LayerArray> of(Network network) {
        Map<String, Shape> shapes = new HashMap<>();
        Map<String, Shape> images = new HashMap<>();
        Map<String, Integer> groups = new HashMap<>();
        for (Tensor tensor : network.graph().tensors()) {
            if (tensor.op() instanceof Parameter parameter) {
                shapes.put(parameter.name(), parameter.shape());
            } else if (tensor.op() instanceof State state) {
                shapes.put(state.name(), state.shape());
            } else if (tensor.op() instanceof Linear linear) {
                add(images, linear.x(), linear.weight());
            } else if (tensor.op() instanceof Conv2d conv && conv.weight().op() instanceof Parameter kernel) {
                groups.put(kernel.name(), conv.groups());
            } else if (tensor.op() instanceof BatchNorm norm && norm.x().shape().rank() == 1) {
                add(images, norm.x(), norm.weight(), norm.bias(), norm.mean(), norm.variance());
            }
        }
        Map<String, LayerArray> arrays = new LinkedHashMap<>();
        for (Stage stage : network.stages().stream().flatMap(Stage::all).toList()) {
            Stream.concat(stage.parameters().stream(), stage.states().stream()).forEach(name -> {
                int dot = name.lastIndexOf('.');
                Shape shape = shapes.get(name);
                if (shape != null) {
                    arrays.putIfAbsent(
                            name,
                            new LayerArray(
                                    stage.kind(),
                                    name.substring(0, dot),
                                    name.substring(dot + 1),
                                    shape,
                                    groups.getOrDefault(name, 1),
                                    Optional.ofNullable(images.get(name))));
                }
            });
        }
        return arrays;
    }

    private static void add(Map<String, Shape> images, Tensor features, Tensor... arrays) {
        image(features).ifPresent(image -> List.of(arrays).forEach(array -> {
            if (array.op() instanceof Parameter parameter) {
                images.put(parameter.name(), image);
            } else if (array.op() instanceof State state) {
                images.put(state.name(), image);
            }
        }));
    }

    /** Goes back over operations that keep features in their places. */
    private static Optional<Shape> image(Tensor features) {
        Tensor tensor = features;
        while (true) {
            if (tensor.op() instanceof Reshape reshape) {
                Shape before = reshape.x().shape();
                return before.rank() == 3 && tensor.shape().rank() == 1 ? Optional.of(before) : Optional.empty();
            } else if (tensor.op() instanceof Elementwise function) {
                tensor = function.x();
            } else if (tensor.op() instanceof Dropout dropout) {
                tensor = dropout.x();
            } else if (tensor.op() instanceof Affine affine) {
                tensor = affine.x();
            } else if (tensor.op() instanceof BatchNorm norm) {
                tensor = norm.x();
            } else {
                return Optional.empty();
            }
        }
    }

    int[] dimensions() {
        return shape.toArray();
    }
}
