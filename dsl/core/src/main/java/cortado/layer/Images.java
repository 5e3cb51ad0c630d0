package cortado.layer;

import cortado.base.Shape;
import cortado.graph.Conv2d;
import cortado.graph.Permute;
import cortado.graph.ShapeException;
import cortado.graph.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What layers over images share. */
final class Images {
    private Images() {}

    /** Returns the number of channels of images. */
    static int channels(String kind, Tensor x) {
        if (x.shape().rank() != 3) {
            throw new ShapeException(
                    kind + " needs images (N, channels, height, width)",
                    "Put it before flatten(), or start with input(channels, height, width).");
        }
        return x.shape().get(0);
    }

    static void checkGroups(String kind, LayerOptions options, int filters, int groups) {
        String fix = "Pass the number of parts, e.g. " + kind + "(32, 3).groups(4).";
        Settings.atLeastOne(kind, options, "groups", groups, fix);
        Settings.check(
                filters % groups == 0,
                kind,
                options,
                "groups must divide the number of filters, " + filters + ", but was " + groups + ". " + fix);
    }

    /** Returns the filters of a convolution, which start as the activation needs it. */
    static Tensor kernel(String name, Shape shape, LayerWeights weights, LayerOptions options) {
        long window = shape.size() / shape.get(0) / shape.get(1);
        return weights.kernel(
                name, shape, options.activation().initializer(shape.get(1) * window, shape.get(0) * window));
    }

    /** Returns images with their channels last, (N, H, W, C). */
    static Tensor channelsLast(Tensor x) {
        return Tensor.of(new Permute(x, List.of(1, 2, 0)));
    }

    /** Returns images (N, H, W, C) with their channels first again. */
    static Tensor channelsFirst(Tensor x) {
        return Tensor.of(new Permute(x, List.of(2, 0, 1)));
    }

    static Tensor bias(int size, LayerWeights weights) {
        return weights.bias("bias", size);
    }

    static Tensor convolved(Tensor x, Tensor weight, @Nullable Tensor bias, Sliding sliding, int groups) {
        return Tensor.of(new Conv2d(
                x,
                weight,
                bias,
                sliding.stride(),
                sliding.before(),
                sliding.after() - sliding.before(),
                sliding.dilation(),
                groups));
    }
}
