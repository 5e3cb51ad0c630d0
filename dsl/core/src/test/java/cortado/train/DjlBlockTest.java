package cortado.train;

import static cortado.Cortado.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import cortado.Datasets;
import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.engine.DjlBlock;
import cortado.layer.Layer;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.weights.WeightNames;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DJL's blocks as layers, against our own layers with the same weights; those are checked against PyTorch. */
class DjlBlockTest {
    private static final Dataset IRIS = Datasets.iris().train();
    private static final Dataset IMAGES = Datasets.digits().train().take(96);

    private static Block linear(int units) {
        return Linear.builder().setUnits(units).build();
    }

    private static Learner learner(Network network) {
        return network.compile(adam(1e-2), crossEntropy())
                .epochs(3)
                .batchSize(16)
                .seed(3)
                .quiet();
    }

    /** Trains a network with blocks, and one of our own layers from the same weights, and compares what both have learned. */
    private static void learnAlike(Network withBlocks, Network own, Map<String, String> names, Dataset data) {
        Model start = learner(withBlocks).model();
        Map<String, Weights.Values> renamed = new LinkedHashMap<>();
        for (String name : start.weights().names()) {
            renamed.put(names.getOrDefault(name, name), start.weights().get(name));
        }
        Model ownStart = learner(own).startFrom(learner(own).model()).model();
        assertThat(renamed.keySet())
                .containsExactlyInAnyOrderElementsOf(ownStart.weights().names());
        Model from = new Model(
                ownStart.task(), Weights.of(renamed), ownStart.history(), List.of(List.of()), Seed.DEFAULT, "");

        Model block = learner(withBlocks).startFrom(start).validationSplit(0.25).fit(data);
        Model layer = learner(own).startFrom(from).validationSplit(0.25).fit(data);

        for (String name : block.weights().names()) {
            assertThat(block.weights().get(name).values())
                    .as(name)
                    .containsExactly(
                            layer.weights().get(names.getOrDefault(name, name)).values(), Offset.offset(2e-4f));
        }
        for (int epoch = 0; epoch < 3; epoch++) {
            Map<String, Double> metrics = layer.history().epochs().get(epoch).metrics();
            block.history().epochs().get(epoch).metrics().forEach((name, value) -> assertThat(value)
                    .as(name)
                    .isCloseTo(metrics.get(name), Offset.offset(2e-4)));
        }
        assertThat(block.evaluate(data).accuracy())
                .isEqualTo(layer.evaluate(data).accuracy());
        assertThat(block.predict(data.row(0))).hasDimensions(1, data.classCount());
    }

    @Test
    void a_linear_block_learns_what_a_dense_layer_learns() {
        learnAlike(
                sequential(input(4), DjlBlock.of(() -> linear(8)).relu().named("hidden"), dense(3)),
                sequential(input(4), dense(8).relu().named("hidden"), dense(3)),
                Map.of(),
                IRIS);
    }

    @Test
    void a_block_at_the_end_and_two_in_a_row_learn_alike() {
        learnAlike(
                sequential(
                        input(4),
                        dense(8).tanh().named("first"),
                        DjlBlock.of(() -> linear(6)).named("second"),
                        DjlBlock.of(() -> linear(3)).named("third")),
                sequential(input(4), dense(8).tanh().named("first"), dense(6).named("second"), dense(3).named("third")),
                Map.of(),
                IRIS);
    }

    @Test
    void a_block_with_blocks_inside_keeps_running_statistics() {
        learnAlike(
                sequential(
                        input(1, 8, 8),
                        DjlBlock.of(() -> new SequentialBlock()
                                        .add(Conv2d.builder()
                                                .setFilters(4)
                                                .setKernelShape(new ai.djl.ndarray.types.Shape(3, 3))
                                                .optBias(false)
                                                .build())
                                        .add(BatchNorm.builder()
                                                .optMomentum(0.9f)
                                                .build())
                                        .add(Activation.reluBlock()))
                                .named("body"),
                        flatten(),
                        dense(10)),
                sequential(
                        input(1, 8, 8),
                        conv2d(4, 3).withoutBias().named("convolution"),
                        batchNorm().relu().named("norm"),
                        flatten(),
                        dense(10)),
                Map.of(
                        "body.01Conv2d_weight", "convolution.weight",
                        "body.02BatchNorm_gamma", "norm.weight",
                        "body.02BatchNorm_beta", "norm.bias",
                        "body.02BatchNorm_runningMean", "norm.runningMean",
                        "body.02BatchNorm_runningVar", "norm.runningVar"),
                IMAGES);
    }

    @Test
    void what_goes_past_a_block_is_computed_once() {
        Layer dropping = dropout(0.4).named("drop");
        learnAlike(
                sequential(
                        input(4),
                        dense(8).named("first"),
                        dropping,
                        residual(DjlBlock.of(() -> linear(8)).named("inner")).named("around"),
                        dense(3)),
                sequential(
                        input(4),
                        dense(8).named("first"),
                        dropping,
                        residual(dense(8).named("inner")).named("around"),
                        dense(3)),
                Map.of(),
                IRIS);
    }

    @Test
    void a_frozen_block_stays_as_it_is() {
        Network network = sequential(
                input(1, 8, 8),
                DjlBlock.of(() -> new SequentialBlock()
                                .add(BatchNorm.builder().build())
                                .add(ai.djl.nn.Blocks.batchFlattenBlock())
                                .add(linear(12)))
                        .named("body"),
                dense(10));
        Model start = learner(network).model();

        Model trained = learner(network).startFrom(start).freeze("body").fit(IMAGES);

        for (String name : trained.weights().names()) {
            boolean isSame = java.util.Arrays.equals(
                    trained.weights().get(name).values(),
                    start.weights().get(name).values());
            assertThat(isSame).as(name).isEqualTo(name.startsWith("body"));
        }
    }

    @Test
    void gathered_batches_and_clipped_gradients_are_those_of_layers() {
        Network block = sequential(input(4), DjlBlock.of(() -> linear(8)).relu().named("hidden"), dense(3));
        Network own = sequential(input(4), dense(8).relu().named("hidden"), dense(3));
        Model start = learner(own).model();

        float[][] given = block.compile(sgd(0.1).clipNorm(0.5).accumulate(3), crossEntropy())
                .startFrom(start)
                .epochs(2)
                .batchSize(8)
                .quiet()
                .fit(IRIS)
                .predict(IRIS);
        float[][] expected = own.compile(sgd(0.1).clipNorm(0.5).accumulate(3), crossEntropy())
                .startFrom(start)
                .epochs(2)
                .batchSize(8)
                .quiet()
                .fit(IRIS)
                .predict(IRIS);

        for (int row = 0; row < given.length; row++) {
            assertThat(given[row]).containsExactly(expected[row], Offset.offset(1e-4f));
        }
    }

    @Test
    void a_lambda_computes_what_no_layer_does(@TempDir Path folder) {
        Network network = sequential(
                input(4),
                DjlBlock.of(() -> new LambdaBlock(
                        list -> new NDList(list.singletonOrThrow().sin()))),
                dense(3));
        Model model = learner(network).fit(IRIS);
        float[] weight = model.weights().get("dense_1.weight").values();
        float[] x = IRIS.features(0);
        float[] scores = new float[3];
        for (int unit = 0; unit < 3; unit++) {
            scores[unit] = model.weights().get("dense_1.bias").values()[unit];
            for (int i = 0; i < 4; i++) {
                scores[unit] += weight[4 * unit + i] * (float) Math.sin(x[i]);
            }
        }
        float[] predicted = model.predict(IRIS.row(0))[0];

        assertThat(predicted).containsExactly(scores, Offset.offset(1e-5f));
        Path file = folder.resolve("weights.safetensors");
        model.exportSafeTensors(file, WeightNames.PYTORCH);
        Model read = learner(network).startFrom(safeTensors(file)).model();
        assertThat(read.predict(IRIS.row(0))[0]).isEqualTo(predicted);
    }

    @Test
    void a_loss_that_is_no_number_names_the_step() {
        Network network = sequential(
                input(4),
                DjlBlock.of(() -> new LambdaBlock(
                        list -> new NDList(list.singletonOrThrow().mul(3e38f).mul(10)))),
                dense(3));

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> learner(network).fit(IRIS))
                .withMessage(
                        "fit: the loss became NaN in epoch 1, step 1: which layer was the first is not known of a network "
                                + "with a DJL block. Use a smaller learning rate than 0.01, or scale the features to 0..1.");
    }

    @Test
    void what_a_block_cannot_do_is_said_before_training(@TempDir Path folder) {
        Network network = sequential(input(4), DjlBlock.of(() -> linear(3)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(network)
                        .checkpoint(folder.resolve("last.cortado"))
                        .mixedPrecision()
                        .ema(0.9)
                        .device(cpus(2))
                        .fit(IRIS))
                .withMessage("fit: 4 problems:\n"
                        + "- the DJL block Linear cannot be written to a checkpoint. Leave checkpoints out\n"
                        + "- the DJL block Linear computes in float32. Leave mixedPrecision() out\n"
                        + "- weights cannot be averaged where the DJL block Linear takes part. Leave ema and swa out\n"
                        + "- the DJL block Linear cannot be shared by 2 workers. Choose one device");
    }

    @Test
    void a_model_with_a_block_says_what_to_do_instead_of_saving(@TempDir Path folder) {
        Model model =
                learner(sequential(input(4), DjlBlock.of(() -> linear(3)))).model();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.save(folder.resolve("model.cortado")))
                .withMessage("save: the DJL block Linear is Java code, which a file cannot hold. "
                        + "Use exportSafeTensors(path, names) for the weights, and startFrom(safeTensors(path)) of a learner "
                        + "of the same network to read them.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.exportTorchScript(folder.resolve("model.pt")))
                .withMessage("exportTorchScript: the DJL block Linear is Java code, which TorchScript cannot hold. "
                        + "Use layers of Cortado for it, or exportSafeTensors for the weights.");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_block_that_cannot_take_its_input_is_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(4), DjlBlock.of(() -> Conv2d.builder()
                        .setFilters(4)
                        .setKernelShape(new ai.djl.ndarray.types.Shape(3, 3))
                        .build())))
                .withMessageStartingWith("block: the DJL block Conv2d cannot take inputs of shape (N, 4): ");
    }

    @Test
    void summary_counts_the_arrays_of_a_block() {
        Network network = sequential(input(4), DjlBlock.of(() -> linear(8)), dense(3));

        assertThat(network.summary().trainableParameters()).isEqualTo(4 * 8 + 8 + 8 * 3 + 3);
        assertThat(network.summary().toString()).contains("block_1").contains("Linear");
    }
}
