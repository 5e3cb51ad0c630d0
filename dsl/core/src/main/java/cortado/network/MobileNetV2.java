package cortado.network;

import static cortado.layer.Layers.batchNorm;
import static cortado.layer.Layers.conv2d;
import static cortado.layer.Layers.dense;
import static cortado.layer.Layers.depthwiseConv2d;
import static cortado.layer.Layers.dropout;
import static cortado.layer.Layers.globalAvgPool2d;

import cortado.graph.Tensor;
import cortado.layer.Init;
import cortado.layer.Layer;
import cortado.layer.LayerOptions;
import cortado.layer.LayerWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * A network of few multiplications for phones: depthwise convolutions between convolutions of single pixels.
 *
 * @see <a href="https://arxiv.org/abs/1801.04381">Sandler et al. 2018, table 2</a>
 */
final class MobileNetV2 {
    /** Rows of the paper's table: expansion, channels, number of blocks, stride of the first. */
    private static final int[][] STAGES = {
        {1, 16, 1, 1}, {6, 24, 2, 2}, {6, 32, 3, 2}, {6, 64, 4, 2}, {6, 96, 3, 1}, {6, 160, 3, 2}, {6, 320, 1, 1}
    };

    private MobileNetV2() {}

    static Network network(InputNode input, int classes) {
        List<Layer> layers = new ArrayList<>(List.of(
                conv2d(32, 3).stride(2).samePadding().withoutBias().init(Init.heNormal()),
                batchNorm().relu6()));
        for (int[] stage : STAGES) {
            for (int block = 0; block < stage[2]; block++) {
                layers.add(new Bottleneck(stage[0], stage[1], block == 0 ? stage[3] : 1, LayerOptions.DEFAULT));
            }
        }
        layers.addAll(List.of(
                conv2d(1280, 1).withoutBias().init(Init.heNormal()),
                batchNorm().relu6(),
                globalAvgPool2d(),
                dropout(0.2),
                dense(classes)));
        return Network.sequential(input, layers.toArray(Layer[]::new));
    }

    /**
     * More channels, a depthwise convolution, fewer channels again; with a shortcut where it changes no shape.
     *
     * @param expansion how many times as many channels the depthwise convolution has
     * @param filters number of output channels
     * @param stride of the depthwise convolution
     * @param options name, activation and what else every layer has
     */
    private record Bottleneck(int expansion, int filters, int stride, LayerOptions options) implements Layer {
        @Override
        public String kind() {
            return "bottleneck";
        }

        @Override
        public String settings() {
            return filters + ", expansion " + expansion + (stride == 1 ? "" : ", stride " + stride);
        }

        @Override
        public Layer with(LayerOptions newOptions) {
            return new Bottleneck(expansion, filters, stride, newOptions);
        }

        @Override
        public Tensor forward(Tensor x, LayerWeights weights) {
            int channels = x.shape().get(0);
            Tensor wide = x;
            if (expansion > 1) {
                wide = weights.apply(
                        conv2d(expansion * channels, 1).withoutBias().init(Init.heNormal()), wide);
                wide = weights.apply(batchNorm().relu6(), wide);
            }
            wide = weights.apply(
                    depthwiseConv2d(3)
                            .stride(stride)
                            .samePadding()
                            .withoutBias()
                            .init(Init.heNormal()),
                    wide);
            wide = weights.apply(batchNorm().relu6(), wide);
            Tensor narrow = weights.apply(conv2d(filters, 1).withoutBias().init(Init.heNormal()), wide);
            narrow = weights.apply(batchNorm(), narrow);
            return stride == 1 && channels == filters ? x.plus(narrow) : narrow;
        }
    }
}
