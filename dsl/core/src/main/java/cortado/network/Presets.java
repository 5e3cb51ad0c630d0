package cortado.network;

import static cortado.layer.Layers.avgPool2d;
import static cortado.layer.Layers.conv2d;
import static cortado.layer.Layers.dense;
import static cortado.layer.Layers.dropout;
import static cortado.layer.Layers.flatten;
import static cortado.layer.Layers.maxPool2d;

import cortado.base.Shape;
import cortado.layer.Layer;
import java.util.ArrayList;
import java.util.List;

/** Networks of the literature, untrained, with as many parameters as published. */
public final class Presets {
    private Presets() {}

    /**
     * Returns LeNet-5 for grey images of 28 x 28 pixels (its 32 x 32 by padding): two convolutions with tanh and average pooling,
     * then dense 120, 84 and one output a class, logits. As usual today, every filter of the second convolution sees all channels.
     *
     * @param classes number of classes, at least 1; with 10 there are 61,706 parameters
     * @throws IllegalArgumentException if {@code classes < 1}
     * @see <a href="https://doi.org/10.1109/5.726791">LeCun et al. 1998, section II.B</a>
     */
    public static Network leNet5(int classes) {
        checkClasses("leNet5", classes);
        return Network.sequential(
                InputNode.of(Shape.of(1, 28, 28)),
                conv2d(6, 5).samePadding().tanh(),
                avgPool2d(2),
                conv2d(16, 5).tanh(),
                avgPool2d(2),
                flatten(),
                dense(120).tanh(),
                dense(84).tanh(),
                dense(classes));
    }

    /**
     * Returns VGG16 for colour images of 224 x 224 pixels: thirteen 3 x 3 convolutions in five blocks with max pooling, then two
     * dense layers of 4,096 with dropout and one output a class, logits.
     *
     * @param classes number of classes, at least 1; with 1,000 there are 138,357,544 parameters
     * @throws IllegalArgumentException if {@code classes < 1}
     * @see <a href="https://arxiv.org/abs/1409.1556">Simonyan and Zisserman 2015, table 1, column D</a>
     */
    public static Network vgg16(int classes) {
        checkClasses("vgg16", classes);
        List<Layer> layers = new ArrayList<>();
        int[] depths = {2, 2, 3, 3, 3};
        for (int block = 0; block < depths.length; block++) {
            int filters = Math.min(512, 64 << block);
            for (int i = 0; i < depths[block]; i++) {
                layers.add(conv2d(filters, 3).samePadding().relu());
            }
            layers.add(maxPool2d(2));
        }
        layers.addAll(
                List.of(flatten(), dense(4096).relu(), dropout(0.5), dense(4096).relu(), dropout(0.5), dense(classes)));
        return Network.sequential(InputNode.of(Shape.of(3, 224, 224)), layers.toArray(Layer[]::new));
    }

    private static void checkClasses(String preset, int classes) {
        if (classes < 1) {
            throw new IllegalArgumentException(
                    preset + ": classes must be at least 1, but was " + classes + ". Pass e.g. " + preset + "(10).");
        }
    }
}
