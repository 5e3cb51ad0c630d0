package cortado;

import cortado.augment.Augmentations;
import cortado.augment.Warp;
import cortado.base.Shape;
import cortado.baseline.DecisionTree;
import cortado.baseline.GradientBoosting;
import cortado.baseline.LogisticRegression;
import cortado.baseline.NearestNeighbors;
import cortado.baseline.RandomForest;
import cortado.baseline.Svm;
import cortado.data.Adasyn;
import cortado.data.Augmentation;
import cortado.data.ColumnTransform;
import cortado.data.Dataset;
import cortado.data.Encoder;
import cortado.data.Folds;
import cortado.data.Resampler;
import cortado.data.Smote;
import cortado.display.Displayable;
import cortado.display.Displays;
import cortado.engine.Device;
import cortado.engine.Extractor;
import cortado.engine.SubwordTokenizer;
import cortado.ensemble.Bagging;
import cortado.ensemble.Snapshots;
import cortado.ensemble.Stacking;
import cortado.ensemble.Voting;
import cortado.graph.Tensor;
import cortado.layer.AttentionLayer;
import cortado.layer.Conv1dLayer;
import cortado.layer.Conv2dLayer;
import cortado.layer.ConvTranspose2dLayer;
import cortado.layer.DepthwiseConv2dLayer;
import cortado.layer.EmbeddingLayer;
import cortado.layer.Layer;
import cortado.layer.LayerWeights;
import cortado.layer.Layers;
import cortado.layer.Pool1dLayer;
import cortado.layer.Pool2dLayer;
import cortado.layer.RecurrentLayer;
import cortado.layer.ResidualLayer;
import cortado.layer.SeparableConv2dLayer;
import cortado.layer.TransformerEncoderLayer;
import cortado.layer.UpsampleLayer;
import cortado.metric.Average;
import cortado.metric.Comparison;
import cortado.metric.Score;
import cortado.network.InputNode;
import cortado.network.Network;
import cortado.network.Node;
import cortado.network.Presets;
import cortado.network.Shared;
import cortado.plotly.Interactive;
import cortado.render.Figure;
import cortado.render.HtmlPage;
import cortado.search.Parameter;
import cortado.search.Search;
import cortado.text.TfIdf;
import cortado.text.Tokenization;
import cortado.train.CrossEntropyLoss;
import cortado.train.DecaySchedule;
import cortado.train.Estimator;
import cortado.train.Fitted;
import cortado.train.FocalLoss;
import cortado.train.FoldComparison;
import cortado.train.Learner;
import cortado.train.Loss;
import cortado.train.Model;
import cortado.train.OneCycleSchedule;
import cortado.train.Optimizer;
import cortado.train.PlateauSchedule;
import cortado.train.Pretrained;
import cortado.train.Schedule;
import cortado.train.ValidationCurve;
import cortado.weights.WeightFile;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.LongToDoubleFunction;

/**
 * Everything a notebook needs, for {@code import static cortado.Cortado.*}.
 *
 * <p>Each method forwards to the type that documents it.
 */
public final class Cortado {
    private Cortado() {}

    /**
     * Returns the input of a network: the shape of one row, without the batch dimension, e.g. {@code input(1, 28, 28)} for grey
     * images of 28 x 28 pixels.
     */
    public static InputNode input(int... shape) {
        return InputNode.of(Shape.of(shape));
    }

    /** Returns the input of a network for raw rows, e.g. texts, that the encoder makes numbers of; the model keeps it. */
    public static InputNode input(Encoder encoder) {
        return InputNode.of(encoder);
    }

    /** Returns the network that applies the layers one after another; see {@link Network#sequential}. */
    public static Network sequential(InputNode input, Layer... layers) {
        return Network.sequential(input, layers);
    }

    /**
     * Returns a network with branches; see {@link Network#branching}: {@code network(inputs(image, meta), outputs(digit, age))}.
     */
    public static Network network(List<InputNode> inputs, List<Node> outputs) {
        return Network.branching(inputs, outputs);
    }

    /** Returns the inputs of a branching network, in order. */
    public static List<InputNode> inputs(InputNode... inputs) {
        return List.of(inputs);
    }

    /** Returns the processor; see {@link Device}. */
    public static Device cpu() {
        return Device.cpu();
    }

    /** Returns the processor with workers that share each batch; see {@link Device#cpus}. */
    public static Device cpus(int workers) {
        return Device.cpus(workers);
    }

    /** Returns the first graphics card; see {@link Device}. */
    public static Device gpu() {
        return Device.gpu();
    }

    /** Returns one of several graphics cards, counted from 0; see {@link Device#gpu(int)}. */
    public static Device gpu(int number) {
        return Device.gpu(number);
    }

    /** Returns the first graphics cards, which share each batch; see {@link Device#gpus}. */
    public static Device gpus(int count) {
        return Device.gpus(count);
    }

    /** Returns a file of weights for {@code learner.startFrom}; see {@link WeightFile}. */
    public static WeightFile safeTensors(Path path) {
        return WeightFile.safeTensors(path);
    }

    /** Returns the outputs of a branching network, in order. */
    public static List<Node> outputs(Node... outputs) {
        return List.of(outputs);
    }

    /** Returns layers that have one set of weights wherever they are used; see {@link Shared#of}. */
    public static Shared shared(Layer... layers) {
        return Shared.of(layers);
    }

    /** Returns the values of several places one after another; see {@link Node#concat}. */
    public static Node concat(Node... parts) {
        return Node.concat(parts);
    }

    /** Returns the elementwise sum of several places; see {@link Node#add}. */
    public static Node add(Node... parts) {
        return Node.add(parts);
    }

    /** Returns the elementwise product of several places; see {@link Node#multiply}. */
    public static Node multiply(Node... parts) {
        return Node.multiply(parts);
    }

    /** Returns LeNet-5, untrained; see {@link Presets#leNet5}. */
    public static Network leNet5(int classes) {
        return Presets.leNet5(classes);
    }

    /** Returns VGG16, untrained; see {@link Presets#vgg16}. */
    public static Network vgg16(int classes) {
        return Presets.vgg16(classes);
    }

    /** Returns ResNet-18, untrained; see {@link Presets#resNet18(InputNode, int)}. */
    public static Network resNet18(int classes) {
        return Presets.resNet18(classes);
    }

    /** Returns ResNet-50, untrained; see {@link Presets#resNet50(InputNode, int)}. */
    public static Network resNet50(int classes) {
        return Presets.resNet50(classes);
    }

    /** Returns MobileNetV2, untrained; see {@link Presets#mobileNetV2(InputNode, int)}. */
    public static Network mobileNetV2(int classes) {
        return Presets.mobileNetV2(classes);
    }

    /** Returns the convolutional network for sentences, untrained; see {@link Presets#textCnn}. */
    public static Network textCnn(int vocabulary, int length, int classes) {
        return Presets.textCnn(vocabulary, length, classes);
    }

    /** Returns a layer of one's own; see {@link Layers#layer}. */
    public static Layer layer(String name, BiFunction<Tensor, LayerWeights, Tensor> forward) {
        return Layers.layer(name, forward);
    }

    /** Returns layers whose result is added to their input; see {@link Layers#residual}. */
    public static ResidualLayer residual(Layer... layers) {
        return Layers.residual(layers);
    }

    /** Returns several copies of some layers; see {@link Layers#repeat}. */
    public static Layer repeat(int times, Layer... layers) {
        return Layers.repeat(times, layers);
    }

    /** Returns a fully connected layer; see {@link Layers#dense}. */
    public static Layer dense(int units) {
        return Layers.dense(units);
    }

    /** Returns a two-dimensional convolution; see {@link Layers#conv2d}. */
    public static Conv2dLayer conv2d(int filters, int kernel) {
        return Layers.conv2d(filters, kernel);
    }

    /** Returns a convolution of each channel by itself; see {@link Layers#depthwiseConv2d}. */
    public static DepthwiseConv2dLayer depthwiseConv2d(int kernel) {
        return Layers.depthwiseConv2d(kernel);
    }

    /** Returns a convolution of channels, then of pixels; see {@link Layers#separableConv2d}. */
    public static SeparableConv2dLayer separableConv2d(int filters, int kernel) {
        return Layers.separableConv2d(filters, kernel);
    }

    /** Returns a convolution that makes images larger; see {@link Layers#convTranspose2d}. */
    public static ConvTranspose2dLayer convTranspose2d(int filters, int kernel) {
        return Layers.convTranspose2d(filters, kernel);
    }

    /** Returns a convolution along the steps of a sequence; see {@link Layers#conv1d}. */
    public static Conv1dLayer conv1d(int filters, int kernel) {
        return Layers.conv1d(filters, kernel);
    }

    /** Returns max pooling of sequences; see {@link Layers#maxPool1d}. */
    public static Pool1dLayer maxPool1d(int size) {
        return Layers.maxPool1d(size);
    }

    /** Returns average pooling of sequences; see {@link Layers#avgPool1d}. */
    public static Pool1dLayer avgPool1d(int size) {
        return Layers.avgPool1d(size);
    }

    /** Returns larger images; see {@link Layers#upsample}. */
    public static UpsampleLayer upsample(int scale) {
        return Layers.upsample(scale);
    }

    /** Returns max pooling; see {@link Layers#maxPool2d}. */
    public static Pool2dLayer maxPool2d(int size) {
        return Layers.maxPool2d(size);
    }

    /** Returns average pooling; see {@link Layers#avgPool2d}. */
    public static Pool2dLayer avgPool2d(int size) {
        return Layers.avgPool2d(size);
    }

    /** Returns the mean of each channel; see {@link Layers#globalAvgPool2d}. */
    public static Layer globalAvgPool2d() {
        return Layers.globalAvgPool2d();
    }

    /** Returns the largest value of each channel; see {@link Layers#globalMaxPool2d}. */
    public static Layer globalMaxPool2d() {
        return Layers.globalMaxPool2d();
    }

    /** Returns a layer that lays each row out flat; see {@link Layers#flatten}. */
    public static Layer flatten() {
        return Layers.flatten();
    }

    /** Returns dropout; see {@link Layers#dropout}. */
    public static Layer dropout(double rate) {
        return Layers.dropout(rate);
    }

    /** Returns dropout of whole channels; see {@link Layers#spatialDropout}. */
    public static Layer spatialDropout(double rate) {
        return Layers.spatialDropout(rate);
    }

    /** Returns a layer that gives each row another shape; see {@link Layers#reshape}. */
    public static Layer reshape(int... dimensions) {
        return Layers.reshape(dimensions);
    }

    /** Returns a layer that gives dimensions another order; see {@link Layers#permute}. */
    public static Layer permute(int... axes) {
        return Layers.permute(axes);
    }

    /** Returns layer normalization; see {@link Layers#layerNorm}. */
    public static Layer layerNorm() {
        return Layers.layerNorm();
    }

    /** Returns normalization of groups of channels; see {@link Layers#groupNorm}. */
    public static Layer groupNorm(int groups) {
        return Layers.groupNorm(groups);
    }

    /** Returns batch normalization; see {@link Layers#batchNorm}. */
    public static Layer batchNorm() {
        return Layers.batchNorm();
    }

    /** Returns a table with a row for each token; see {@link Layers#embedding}. */
    public static EmbeddingLayer embedding(int vocabulary, int size) {
        return Layers.embedding(vocabulary, size);
    }

    /** Returns trained positions of steps; see {@link Layers#positions}. */
    public static Layer positions() {
        return Layers.positions();
    }

    /** Returns sines and cosines of the position; see {@link Layers#sinusoidalPositions}. */
    public static Layer sinusoidalPositions() {
        return Layers.sinusoidalPositions();
    }

    /** Returns a simple recurrent layer; see {@link Layers#simpleRnn}. */
    public static RecurrentLayer simpleRnn(int units) {
        return Layers.simpleRnn(units);
    }

    /** Returns a long short-term memory; see {@link Layers#lstm}. */
    public static RecurrentLayer lstm(int units) {
        return Layers.lstm(units);
    }

    /** Returns a gated recurrent unit; see {@link Layers#gru}. */
    public static RecurrentLayer gru(int units) {
        return Layers.gru(units);
    }

    /** Returns attention of a sequence to itself; see {@link Layers#multiHeadAttention}. */
    public static AttentionLayer multiHeadAttention(int heads) {
        return Layers.multiHeadAttention(heads);
    }

    /** Returns an encoder layer of the transformer; see {@link Layers#transformerEncoder}. */
    public static TransformerEncoderLayer transformerEncoder(int heads, int feedForward) {
        return Layers.transformerEncoder(heads, feedForward);
    }

    /** Returns the mean over the steps of a sequence; see {@link Layers#avgOverSteps}. */
    public static Layer avgOverSteps() {
        return Layers.avgOverSteps();
    }

    /** Returns the largest values over the steps of a sequence; see {@link Layers#maxOverSteps}. */
    public static Layer maxOverSteps() {
        return Layers.maxOverSteps();
    }

    /** Returns the last step of a sequence; see {@link Layers#lastStep}. */
    public static Layer lastStep() {
        return Layers.lastStep();
    }

    /** Returns {@code max(x, 0)} as a layer; see {@link Layers#relu}. */
    public static Layer relu() {
        return Layers.relu();
    }

    /** Returns {@code min(max(x, 0), 6)} as a layer; see {@link Layers#relu6}. */
    public static Layer relu6() {
        return Layers.relu6();
    }

    /** Returns a rectifier that lets some of what is negative through; see {@link Layers#leakyRelu}. */
    public static Layer leakyRelu(double slope) {
        return Layers.leakyRelu(slope);
    }

    /** Returns the exponential linear unit as a layer; see {@link Layers#elu}. */
    public static Layer elu(double alpha) {
        return Layers.elu(alpha);
    }

    /** Returns {@code x / (1 + exp(-x))} as a layer; see {@link Layers#silu}. */
    public static Layer silu() {
        return Layers.silu();
    }

    /** Returns the Gaussian error linear unit as a layer; see {@link Layers#gelu}. */
    public static Layer gelu() {
        return Layers.gelu();
    }

    /** Returns the hyperbolic tangent as a layer; see {@link Layers#tanh}. */
    public static Layer tanh() {
        return Layers.tanh();
    }

    /** Returns the logistic function as a layer; see {@link Layers#sigmoid}. */
    public static Layer sigmoid() {
        return Layers.sigmoid();
    }

    /** Returns softmax as a layer; see {@link Layers#softmax}. */
    public static Layer softmax() {
        return Layers.softmax();
    }

    /** Returns stochastic gradient descent; see {@link Optimizer#sgd}. */
    public static Optimizer sgd(double learningRate) {
        return Optimizer.sgd(learningRate);
    }

    /** Returns {@link #sgd(double)} with a learning rate that changes. */
    public static Optimizer sgd(Schedule rate) {
        return Optimizer.sgd(rate);
    }

    /** Returns Adam; see {@link Optimizer#adam}. */
    public static Optimizer adam(double learningRate) {
        return Optimizer.adam(learningRate);
    }

    /** Returns {@link #adam(double)} with a learning rate that changes. */
    public static Optimizer adam(Schedule rate) {
        return Optimizer.adam(rate);
    }

    /** Returns Adam with decoupled weight decay; see {@link Optimizer#adamW}. */
    public static Optimizer adamW(double learningRate) {
        return Optimizer.adamW(learningRate);
    }

    /** Returns {@link #adamW(double)} with a learning rate that changes. */
    public static Optimizer adamW(Schedule rate) {
        return Optimizer.adamW(rate);
    }

    /** Returns RMSprop; see {@link Optimizer#rmsProp}. */
    public static Optimizer rmsProp(double learningRate) {
        return Optimizer.rmsProp(learningRate);
    }

    /** Returns {@link #rmsProp(double)} with a learning rate that changes. */
    public static Optimizer rmsProp(Schedule rate) {
        return Optimizer.rmsProp(rate);
    }

    /** Returns Adagrad; see {@link Optimizer#adagrad}. */
    public static Optimizer adagrad(double learningRate) {
        return Optimizer.adagrad(learningRate);
    }

    /** Returns {@link #adagrad(double)} with a learning rate that changes. */
    public static Optimizer adagrad(Schedule rate) {
        return Optimizer.adagrad(rate);
    }

    /** Returns Adadelta; see {@link Optimizer#adadelta}. */
    public static Optimizer adadelta(double learningRate) {
        return Optimizer.adadelta(learningRate);
    }

    /** Returns {@link #adadelta(double)} with a learning rate that changes. */
    public static Optimizer adadelta(Schedule rate) {
        return Optimizer.adadelta(rate);
    }

    /** Returns Adam with Nesterov's momentum; see {@link Optimizer#nadam}. */
    public static Optimizer nadam(double learningRate) {
        return Optimizer.nadam(learningRate);
    }

    /** Returns {@link #nadam(double)} with a learning rate that changes. */
    public static Optimizer nadam(Schedule rate) {
        return Optimizer.nadam(rate);
    }

    /** Returns Lion; see {@link Optimizer#lion}. */
    public static Optimizer lion(double learningRate) {
        return Optimizer.lion(learningRate);
    }

    /** Returns {@link #lion(double)} with a learning rate that changes. */
    public static Optimizer lion(Schedule rate) {
        return Optimizer.lion(rate);
    }

    /** Returns a learning rate that stays as it is; see {@link Schedule#constant}. */
    public static Schedule constant(double rate) {
        return Schedule.constant(rate);
    }

    /** Returns a learning rate that falls now and then; see {@link Schedule#stepDecay}. */
    public static Schedule stepDecay(double rate, int every, double factor) {
        return Schedule.stepDecay(rate, every, factor);
    }

    /** Returns a learning rate that falls by a factor each epoch; see {@link Schedule#exponential}. */
    public static Schedule exponential(double rate, double factor) {
        return Schedule.exponential(rate, factor);
    }

    /** Returns a learning rate that falls as the inverse of time; see {@link Schedule#inverseTime}. */
    public static Schedule inverseTime(double rate, double decay) {
        return Schedule.inverseTime(rate, decay);
    }

    /** Returns a learning rate that falls as a power of the time left; see {@link Schedule#polynomial}. */
    public static DecaySchedule polynomial(double rate, double power) {
        return Schedule.polynomial(rate, power);
    }

    /** Returns a learning rate that falls along half a cosine; see {@link Schedule#cosine}. */
    public static DecaySchedule cosine(double rate) {
        return Schedule.cosine(rate);
    }

    /** Returns a learning rate that rises and falls once; see {@link Schedule#oneCycle}. */
    public static OneCycleSchedule oneCycle(double peak) {
        return Schedule.oneCycle(peak);
    }

    /** Returns a learning rate that falls when training gets stuck; see {@link Schedule#reduceOnPlateau}. */
    public static PlateauSchedule reduceOnPlateau(double rate) {
        return Schedule.reduceOnPlateau(rate);
    }

    /** Returns a learning rate of one's own; see {@link Schedule#schedule}. */
    public static Schedule schedule(String name, LongToDoubleFunction rate) {
        return Schedule.schedule(name, rate);
    }

    /** Returns the loss of one class a row; see {@link Loss#crossEntropy}. */
    public static CrossEntropyLoss crossEntropy() {
        return Loss.crossEntropy();
    }

    /** Returns the loss of yes-or-no labels; see {@link Loss#binaryCrossEntropy}. */
    public static Loss binaryCrossEntropy() {
        return Loss.binaryCrossEntropy();
    }

    /** Returns the mean squared error; see {@link Loss#mse}. */
    public static Loss mse() {
        return Loss.mse();
    }

    /** Returns the mean absolute error; see {@link Loss#mae}. */
    public static Loss mae() {
        return Loss.mae();
    }

    /** Returns the loss that is squared near the target and absolute far from it; see {@link Loss#huber}. */
    public static Loss huber(double delta) {
        return Loss.huber(delta);
    }

    /** Returns the mean logarithm of the hyperbolic cosine of the errors; see {@link Loss#logCosh}. */
    public static Loss logCosh() {
        return Loss.logCosh();
    }

    /** Returns the cross entropy of hard rows; see {@link Loss#focal}. */
    public static FocalLoss focal(double gamma) {
        return Loss.focal(gamma);
    }

    /** Returns the margin loss; see {@link Loss#hinge}. */
    public static Loss hinge() {
        return Loss.hinge();
    }

    /** Returns a saved model as the first layers of another network; see {@link Pretrained}. */
    public static Pretrained pretrained(Path path) {
        return Pretrained.of(path);
    }

    /**
     * Returns a network that learned ImageNet, for features of color images, {@code (3, 224, 224)} float32, 0..1:
     * {@code sequential(input(pretrained("resnet18")), dense(5))}. It is fetched the first time, as datasets are; see
     * {@link cortado.engine.Downloads}.
     *
     * <p>It is never trained; its features are computed once for each row, after ImageNet's normalization.
     *
     * @param name {@code resnet18}: ResNet-18 without its classes, 512 features, 42 MB
     * @throws IllegalArgumentException if the name is unknown
     * @throws java.io.UncheckedIOException if it is not here yet and cannot be fetched
     * @see <a href="https://arxiv.org/abs/1512.03385">He et al. 2015</a>
     */
    public static Extractor pretrained(String name) {
        return StandardNetworks.of(name);
    }

    /** Returns the divergence from soft labels; see {@link Loss#kullbackLeibler}. */
    public static Loss kullbackLeibler() {
        return Loss.kullbackLeibler();
    }

    /** Returns the likelihood of label sequences under all alignments; see {@link Loss#ctc}. */
    public static Loss ctc() {
        return Loss.ctc();
    }

    /** Returns the losses of a network with several outputs; see {@link Loss#losses}. */
    public static Loss losses(Loss... losses) {
        return Loss.losses(losses);
    }

    /** Returns a loss of one's own; see {@link Loss#loss}. */
    public static Loss loss(String name, BinaryOperator<Tensor> function) {
        return Loss.loss(name, function);
    }

    /** Returns what repeats rows until classes are equal; see {@link Resampler#over}. */
    public static Resampler overSample() {
        return Resampler.over();
    }

    /** Returns what leaves rows out until classes are equal; see {@link Resampler#under}. */
    public static Resampler underSample() {
        return Resampler.under();
    }

    /** Returns what makes new rows until classes are equal; see {@link Resampler#smote}. */
    public static Smote smote() {
        return Resampler.smote();
    }

    /** Returns what makes new rows where classes are hard to tell; see {@link Resampler#adasyn}. */
    public static Adasyn adasyn() {
        return Resampler.adasyn();
    }

    /**
     * Returns a random turn around the center, for {@code data.augment(...)}.
     *
     * @param degrees the most to either side, 0 to 180
     */
    public static Warp rotationDeg(double degrees) {
        return Warp.rotationDeg(degrees);
    }

    /**
     * Returns a random shift, for {@code data.augment(...)}.
     *
     * @param ofWidth the most to the left or right, as a share of the width, 0..1
     * @param ofHeight the most up or down, as a share of the height, 0..1
     */
    public static Warp shift(double ofWidth, double ofHeight) {
        return Warp.shift(ofWidth, ofHeight);
    }

    /**
     * Returns a random horizontal shear, for {@code data.augment(...)}.
     *
     * @param degrees the most that vertical lines lean to either side, 0 to 89
     */
    public static Warp shearDeg(double degrees) {
        return Warp.shearDeg(degrees);
    }

    /**
     * Returns a random zoom, the same in both directions, for {@code data.augment(...)}.
     *
     * @param share the most that the size changes by, below 1: 0.2 for sizes from 0.8 to 1.2
     */
    public static Warp zoom(double share) {
        return Warp.zoom(share);
    }

    /** Returns a flip of left and right in half of the images, for {@code data.augment(...)}. */
    public static Warp flipHorizontal() {
        return Warp.flipHorizontal();
    }

    /** Returns a flip of top and bottom in half of the images, for {@code data.augment(...)}. */
    public static Warp flipVertical() {
        return Warp.flipVertical();
    }

    /**
     * Returns a random part, of the image's own size, of the image padded on all sides with zeros, for {@code data.augment(...)}.
     *
     * @param paddingPx pixels, at least 1; for images of 32 x 32 usually 4
     */
    public static Warp paddedCrop(int paddingPx) {
        return Warp.paddedCrop(paddingPx);
    }

    /**
     * Returns a random part of the image, drawn as large as the image, for {@code data.augment(...)}; its sides are to each other as
     * 3:4 to 4:3 of the image's.
     *
     * @param leastArea share of the image's area, 0.01 to 1
     */
    public static Warp resizedCrop(double leastArea) {
        return Warp.resizedCrop(leastArea);
    }

    /**
     * Returns a random brightness of images with values 0..1, for {@code data.augment(...)}.
     *
     * @param share 0..1: 0.2 multiplies by 0.8 to 1.2
     */
    public static Augmentation brightness(double share) {
        return Augmentations.brightness(share);
    }

    /**
     * Returns a random contrast of images with values 0..1, for {@code data.augment(...)}.
     *
     * @param share 0..1: 0.2 multiplies distances from the mean grey by 0.8 to 1.2
     */
    public static Augmentation contrast(double share) {
        return Augmentations.contrast(share);
    }

    /**
     * Returns a random saturation of color images with values 0..1, for {@code data.augment(...)}.
     *
     * @param share 0..1: 0.2 multiplies distances from each pixel's grey by 0.8 to 1.2
     */
    public static Augmentation saturation(double share) {
        return Augmentations.saturation(share);
    }

    /**
     * Returns a random turn of all hues of color images with values 0..1, for {@code data.augment(...)}.
     *
     * @param share of the color circle, 0 to 0.5
     */
    public static Augmentation hue(double share) {
        return Augmentations.hue(share);
    }

    /**
     * Returns normally distributed noise on rows of any shape, for {@code data.augment(...)}.
     *
     * @param deviation its standard deviation
     */
    public static Augmentation gaussianNoise(double deviation) {
        return Augmentations.gaussianNoise(deviation);
    }

    /**
     * Returns a rectangle of zeros, of random size, sides and place, in some of the images, for {@code data.augment(...)}.
     *
     * @param probability share of the images, 0..1
     * @param mostArea the largest rectangle, as a share of the image, 0.02 to 1; the smallest is 0.02
     * @see <a href="https://arxiv.org/abs/1708.04896">Zhong et al. 2017: random erasing</a>
     */
    public static Augmentation erase(double probability, double mostArea) {
        return Augmentations.erase(probability, mostArea);
    }

    /**
     * Returns a square of zeros with its center anywhere in the image, for {@code data.augment(...)}.
     *
     * @param sizePx pixels a side
     * @see <a href="https://arxiv.org/abs/1708.04552">DeVries and Taylor 2017: cutout</a>
     */
    public static Augmentation cutout(int sizePx) {
        return Augmentations.cutout(sizePx);
    }

    /**
     * Returns some changes, drawn anew for each image from fourteen (turn, shear, shift, brightness, contrast, saturation, sharpness,
     * posterize, solarize, auto contrast, equalize, none), for {@code data.augment(...)} of images with values 0..1.
     *
     * @param count how many for each image; 2 in the paper
     * @param magnitude how strong, 0 to 30; 9 is usual
     * @see <a href="https://arxiv.org/abs/1909.13719">Cubuk et al. 2019: RandAugment</a>
     */
    public static Augmentation randAugment(int count, int magnitude) {
        return Augmentations.randAugment(count, magnitude);
    }

    /**
     * Returns a mix of each row of a batch with another one of it, and of their labels, for {@code data.augment(...)}; rows of any
     * shape. Losses that take it: {@code crossEntropy()}, {@code binaryCrossEntropy()} and those of real values.
     *
     * @param alpha the share is drawn, for each batch, from the beta distribution of (alpha, alpha), 0.01 to 4; 0.2 is usual
     * @see <a href="https://arxiv.org/abs/1710.09412">Zhang et al. 2018, equation 2</a>
     */
    public static Augmentation mixup(double alpha) {
        return Augmentations.mixup(alpha);
    }

    /**
     * Returns a rectangle of another image of the batch in each image, and a mix of their labels by its share of the area, for {@code
     * data.augment(...)}; see {@link #mixup} for losses.
     *
     * @param alpha the share is drawn, for each batch, from the beta distribution of (alpha, alpha), 0.01 to 4; 1 in the paper
     * @see <a href="https://arxiv.org/abs/1905.04899">Yun et al. 2019, equations 1 and 2</a>
     */
    public static Augmentation cutmix(double alpha) {
        return Augmentations.cutmix(alpha);
    }

    /**
     * Returns a change of some of the rows, for {@code data.augment(...)}.
     *
     * @param probability share of the rows, 0..1
     */
    public static Augmentation sometimes(double probability, Augmentation change) {
        return Augmentations.sometimes(probability, change);
    }

    /** Returns what gives columns mean 0 and standard deviation 1; see {@link ColumnTransform#standardize}. */
    public static ColumnTransform standardize() {
        return ColumnTransform.standardize();
    }

    /** Returns what scales columns to 0..1; see {@link ColumnTransform#minMax}. */
    public static ColumnTransform minMax() {
        return ColumnTransform.minMax();
    }

    /** Returns what fills gaps and leaves numbers as they are; see {@link ColumnTransform#unscaled}. */
    public static ColumnTransform unscaled() {
        return ColumnTransform.unscaled();
    }

    /** Returns the settings of a tokenizer of words; see {@link Tokenization#words}. */
    public static Tokenization wordTokenizer() {
        return Tokenization.words();
    }

    /** Returns the settings of a tokenizer of characters; see {@link Tokenization#characters}. */
    public static Tokenization characterTokenizer() {
        return Tokenization.characters();
    }

    /**
     * Returns the settings of a tokenizer of Chinese words, and of other languages without spaces; see {@link
     * Tokenization#dictionaryWords}.
     */
    public static Tokenization dictionaryTokenizer() {
        return Tokenization.dictionaryWords();
    }

    /** Returns a network from a TorchScript or ONNX file that makes features of rows; see {@link Extractor}. */
    public static Extractor extractor(Path file, int... shape) {
        return Extractor.of(file, shape);
    }

    /** Returns a network from an ONNX file that makes features of texts; see {@link Extractor#of(Path, SubwordTokenizer)}. */
    public static Extractor extractor(Path file, SubwordTokenizer tokenizer) {
        return Extractor.of(file, tokenizer);
    }

    /** Returns the subword tokenizer of a {@code tokenizer.json} of Hugging Face; see {@link SubwordTokenizer}. */
    public static SubwordTokenizer subwordTokenizer(Path file) {
        return SubwordTokenizer.of(file);
    }

    /** Returns the settings of weighted counts of words, for linear models; see {@link TfIdf}. */
    public static TfIdf tfIdf() {
        return TfIdf.tfIdf();
    }

    /** See {@link Search#grid}. */
    public static Search grid(Parameter... parameters) {
        return Search.grid(parameters);
    }

    /** See {@link Search#random}. */
    public static Search random(int trials, Parameter... parameters) {
        return Search.random(trials, parameters);
    }

    /** See {@link Search#bayes}. */
    public static Search bayes(int trials, Parameter... parameters) {
        return Search.bayes(trials, parameters);
    }

    /** See {@link Search#halving}. */
    public static Search halving(int trials, Parameter... parameters) {
        return Search.halving(trials, parameters);
    }

    /** See {@link Search#hyperband}. */
    public static Search hyperband(Parameter... parameters) {
        return Search.hyperband(parameters);
    }

    /** See {@link Search#asha}. */
    public static Search asha(int trials, Parameter... parameters) {
        return Search.asha(trials, parameters);
    }

    /** See {@link Parameter#choice}. */
    public static Parameter choice(String name, Object... values) {
        return Parameter.choice(name, values);
    }

    /** See {@link Parameter#integers}. */
    public static Parameter integers(String name, int from, int to) {
        return Parameter.integers(name, from, to);
    }

    /** See {@link Parameter#uniform}. */
    public static Parameter uniform(String name, double from, double to) {
        return Parameter.uniform(name, from, to);
    }

    /** See {@link Parameter#logUniform}. */
    public static Parameter logUniform(String name, double from, double to) {
        return Parameter.logUniform(name, from, to);
    }

    /** See {@link Score#accuracy}. */
    public static Score accuracy() {
        return Score.accuracy();
    }

    /** See {@link Score#f1}. */
    public static Score f1(Average average) {
        return Score.f1(average);
    }

    /** Returns a vote of classes; see {@link Voting#hard}. */
    public static Voting vote(Estimator<?>... estimators) {
        return Voting.hard(estimators);
    }

    /** Returns the mean of probabilities, or of real values; see {@link Voting#soft}. */
    public static Voting softVote(Estimator<?>... estimators) {
        return Voting.soft(estimators);
    }

    /** Returns the mean of fits to rows drawn with replacement; see {@link Bagging}. */
    public static Bagging bagging(Estimator<?> estimator, int count) {
        return Bagging.of(estimator, count);
    }

    /** Returns an estimator over the out-of-fold predictions of others; see {@link Stacking}. */
    public static Stacking stacking(Estimator<?> last, Estimator<?>... estimators) {
        return Stacking.of(last, estimators);
    }

    /** Returns the mean of the models at the ends of the cycles of one training; see {@link Snapshots}. */
    public static Snapshots snapshots(Learner learner, int cycles) {
        return Snapshots.of(learner, cycles);
    }

    /**
     * Returns how well estimators do on the same folds; see {@link FoldComparison}: {@code compareOn(data.folds(5), learner,
     * logisticRegression(), randomForest())}.
     */
    public static FoldComparison compareOn(Folds folds, Estimator<?>... estimators) {
        return FoldComparison.of(folds, estimators);
    }

    /** Returns a logistic regression; see {@link LogisticRegression}. */
    public static LogisticRegression logisticRegression() {
        return LogisticRegression.of();
    }

    /** Returns a decision tree; see {@link DecisionTree}. */
    public static DecisionTree decisionTree() {
        return DecisionTree.of();
    }

    /** Returns a random forest; see {@link RandomForest}. */
    public static RandomForest randomForest() {
        return RandomForest.of();
    }

    /** Returns gradient boosting of trees; see {@link GradientBoosting}. */
    public static GradientBoosting gradientBoosting() {
        return GradientBoosting.of();
    }

    /** Returns a support vector machine; see {@link Svm}. */
    public static Svm svm() {
        return Svm.of();
    }

    /** Returns the vote, or the mean, of so many nearest training rows; see {@link NearestNeighbors}. */
    public static NearestNeighbors nearestNeighbors(int count) {
        return NearestNeighbors.of(count);
    }

    /** Returns the model that {@link Model#save} wrote; see {@link Model#load}. */
    public static Model load(Path path) {
        return Model.load(path);
    }

    /**
     * Returns a page of the given values, pictures inside, to be written as one HTML file that needs nothing else: {@code
     * page("My net", net.summary(), model.history()).write(Path.of("net.html"))}.
     */
    public static HtmlPage page(String title, Displayable... values) {
        HtmlPage page = HtmlPage.titled(title);
        for (Displayable value : values) {
            page = page.section("", value);
        }
        return page;
    }

    /**
     * Returns the interactive form of a chart, for front ends that draw Plotly's; see {@link Interactive#of}: {@code
     * interactive(model.history().chart())}.
     *
     * @throws IllegalArgumentException if the figure is no chart of curves, bars or a confusion matrix
     */
    public static Interactive interactive(Figure chart) {
        return Interactive.of(chart);
    }

    /** Shows a value whole, with its pictures where the host can show them: in a terminal as text charts. */
    public static void show(Object value) {
        Displays.show(value);
    }

    /**
     * Returns the scores of estimators that differ in one parameter; see {@link ValidationCurve#of}: {@code
     * validationCurve(data.folds(5), "units", List.of(8, 32, 128), units -> learner)}.
     */
    public static <T> ValidationCurve<T> validationCurve(
            Folds folds, String parameter, List<T> values, Function<? super T, ? extends Estimator<?>> builder) {
        return ValidationCurve.of(folds, parameter, values, builder);
    }

    /**
     * Returns which of two models, networks or others, is better on the same labeled rows, and whether that may be chance; see {@link
     * Comparison}.
     */
    public static Comparison compare(Fitted a, Fitted b, Dataset test) {
        return Comparison.of(a.evaluate(test), b.evaluate(test));
    }
}
