package cortado.network;

import static cortado.layer.Layers.batchNorm;
import static cortado.layer.Layers.conv2d;
import static cortado.layer.Layers.dense;
import static cortado.layer.Layers.globalAvgPool2d;
import static cortado.layer.Layers.maxPool2d;
import static cortado.layer.Layers.residual;

import cortado.layer.Conv2dLayer;
import cortado.layer.Init;
import cortado.layer.Layer;
import cortado.layer.ResidualLayer;
import java.util.ArrayList;
import java.util.List;

/**
 * Residual networks: a stem, four stages of blocks, each stage with half the pixels and twice the channels, and a head.
 *
 * @param blocks number of blocks in each stage
 * @param isBottleneck whether a block is one convolution of 3 x 3 pixels between two of single pixels, the last of which has four times
 *     as many channels, instead of two of 3 x 3 pixels
 * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2016, table 1</a>
 */
record ResNet(List<Integer> blocks, boolean isBottleneck) {
    Network network(InputNode input, int classes) {
        List<Layer> layers = new ArrayList<>(List.of(
                convolution(64, 7).stride(2).samePadding().init(Init.heNormal()),
                batchNorm().relu(),
                maxPool2d(3).stride(2).samePadding()));
        int channels = 64;
        for (int stage = 0; stage < blocks.size(); stage++) {
            int width = 64 << stage;
            for (int block = 0; block < blocks.get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                int wanted = isBottleneck ? 4 * width : width;
                layers.add(block(width, stride, stride == 1 && channels == wanted));
                channels = wanted;
            }
        }
        layers.add(globalAvgPool2d());
        layers.add(dense(classes));
        return Network.sequential(input, layers.toArray(Layer[]::new));
    }

    private Layer block(int width, int stride, boolean isIdentity) {
        Layer first = convolution(width, 3).stride(stride).samePadding().init(Init.heNormal());
        ResidualLayer block = isBottleneck
                ? residual(
                        convolution(width, 1).init(Init.heNormal()),
                        batchNorm().relu(),
                        first,
                        batchNorm().relu(),
                        convolution(4 * width, 1).init(Init.heNormal()),
                        batchNorm())
                : residual(
                        first,
                        batchNorm().relu(),
                        convolution(width, 3).samePadding().init(Init.heNormal()),
                        batchNorm());
        int wanted = isBottleneck ? 4 * width : width;
        Layer projection = convolution(wanted, 1).stride(stride).init(Init.heNormal());
        return (isIdentity ? block : block.shortcut(projection, batchNorm())).relu();
    }

    private static Conv2dLayer convolution(int filters, int kernel) {
        return conv2d(filters, kernel).withoutBias();
    }
}
