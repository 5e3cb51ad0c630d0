package cortado.network;

import static cortado.layer.Layers.avgPool2d;
import static cortado.layer.Layers.conv1d;
import static cortado.layer.Layers.conv2d;
import static cortado.layer.Layers.dense;
import static cortado.layer.Layers.dropout;
import static cortado.layer.Layers.embedding;
import static cortado.layer.Layers.flatten;
import static cortado.layer.Layers.maxOverSteps;
import static cortado.layer.Layers.maxPool2d;

import cortado.base.Shape;
import cortado.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Networks of the literature, untrained, with as many parameters as published. */
public final class Presets {
    private static final Shape PHOTO = Shape.of(3, 224, 224);

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
        return Network.sequential(InputNode.of(PHOTO), layers.toArray(Layer[]::new));
    }

    /**
     * Returns ResNet-18 for colour images of 224 x 224 pixels; see {@link #resNet18(InputNode, int)}.
     *
     * @param classes number of classes, at least 1; with 1,000 there are 11,689,512 trainable parameters
     * @throws IllegalArgumentException if {@code classes < 1}
     */
    public static Network resNet18(int classes) {
        return resNet18(InputNode.of(PHOTO), classes);
    }

    /**
     * Returns ResNet-18: a convolution of 7 x 7 pixels and max pooling, eight residual blocks of two convolutions of 3 x 3 pixels, the mean
     * of each channel and one output a class, logits.
     *
     * <p>As torchvision's: convolutions without bias, each with a batch normalization, whose running statistics come to the parameters.
     * Kernels start He-normal.
     *
     * @param input images (channels, height, width)
     * @param classes number of classes, at least 1
     * @throws IllegalArgumentException if {@code classes < 1} or the input is no image
     * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2016, table 1</a>
     */
    public static Network resNet18(InputNode input, int classes) {
        checkClasses("resNet18", classes);
        return new ResNet(List.of(2, 2, 2, 2), false).network(input, classes);
    }

    /**
     * Returns ResNet-50 for colour images of 224 x 224 pixels; see {@link #resNet50(InputNode, int)}.
     *
     * @param classes number of classes, at least 1; with 1,000 there are 25,557,032 trainable parameters
     * @throws IllegalArgumentException if {@code classes < 1}
     */
    public static Network resNet50(int classes) {
        return resNet50(InputNode.of(PHOTO), classes);
    }

    /**
     * Returns ResNet-50: as {@link #resNet18(InputNode, int)}, with sixteen blocks of three convolutions, of which that of 3 x 3 pixels
     * has the stride, as torchvision's and not the paper's.
     *
     * @param input images (channels, height, width)
     * @param classes number of classes, at least 1
     * @throws IllegalArgumentException if {@code classes < 1} or the input is no image
     * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2016, table 1</a>
     */
    public static Network resNet50(InputNode input, int classes) {
        checkClasses("resNet50", classes);
        return new ResNet(List.of(3, 4, 6, 3), true).network(input, classes);
    }

    /**
     * Returns MobileNetV2 for colour images of 224 x 224 pixels; see {@link #mobileNetV2(InputNode, int)}.
     *
     * @param classes number of classes, at least 1; with 1,000 there are 3,504,872 trainable parameters
     * @throws IllegalArgumentException if {@code classes < 1}
     */
    public static Network mobileNetV2(int classes) {
        return mobileNetV2(InputNode.of(PHOTO), classes);
    }

    /**
     * Returns MobileNetV2: a convolution, seventeen bottlenecks with depthwise convolutions, the mean of each channel, dropout 0.2 and one
     * output a class, logits.
     *
     * @param input images (channels, height, width)
     * @param classes number of classes, at least 1
     * @throws IllegalArgumentException if {@code classes < 1} or the input is no image
     * @see <a href="https://arxiv.org/abs/1801.04381">Sandler et al. 2018, table 2</a>
     */
    public static Network mobileNetV2(InputNode input, int classes) {
        checkClasses("mobileNetV2", classes);
        return MobileNetV2.network(input, classes);
    }

    /**
     * Returns the convolutional network for sentences: rows of 300 for tokens, 100 filters each over 3, 4 and 5 neighboring tokens with relu,
     * their maxima over the sentence, dropout 0.5 and one output a class, logits.
     *
     * <p>Id 0 is padding, which changes no result. As in the paper, filters see zeros beside the sentence, so that it may be of one token.
     *
     * @param vocabulary number of tokens, padding included, at least 1
     * @param length tokens a row, at least 1
     * @param classes number of classes, at least 1
     * @throws IllegalArgumentException if a number is less than 1
     * @see <a href="https://aclanthology.org/D14-1181/">Kim 2014, CNN-rand</a>
     */
    public static Network textCnn(int vocabulary, int length, int classes) {
        checkClasses("textCnn", classes, "textCnn(20_000, 100, 2)");
        InputNode tokens = InputNode.of(Shape.of(length));
        Node rows = tokens.then(embedding(vocabulary, 300).masked());
        Node[] maxima = IntStream.rangeClosed(3, 5)
                .mapToObj(kernel -> rows.then(conv1d(100, kernel).samePadding().relu(), maxOverSteps()))
                .toArray(Node[]::new);
        return Network.branching(List.of(tokens), List.of(Node.concat(maxima).then(dropout(0.5), dense(classes))));
    }

    private static void checkClasses(String preset, int classes) {
        checkClasses(preset, classes, preset + "(10)");
    }

    private static void checkClasses(String preset, int classes, String example) {
        if (classes < 1) {
            throw new IllegalArgumentException(
                    preset + ": classes must be at least 1, but was " + classes + ". Pass e.g. " + example + ".");
        }
    }
}
