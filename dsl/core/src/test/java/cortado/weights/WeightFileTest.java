package cortado.weights;

import static cortado.Cortado.avgOverSteps;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv1d;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.convTranspose2d;
import static cortado.Cortado.dense;
import static cortado.Cortado.depthwiseConv2d;
import static cortado.Cortado.embedding;
import static cortado.Cortado.flatten;
import static cortado.Cortado.gru;
import static cortado.Cortado.input;
import static cortado.Cortado.lstm;
import static cortado.Cortado.mse;
import static cortado.Cortado.multiHeadAttention;
import static cortado.Cortado.relu;
import static cortado.Cortado.safeTensors;
import static cortado.Cortado.separableConv2d;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.simpleRnn;
import static cortado.Cortado.tanh;
import static cortado.Cortado.transformerEncoder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.layer.RecurrentLayer;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.train.Learner;
import cortado.train.Model;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WeightFileTest {
    @TempDir
    Path folder;

    /** Inputs and the outputs that the library with these names gives. */
    private record Golden(Array x, Array output) {}

    private record Array(int[] shape, float[] values) {}

    private static Path golden(String file) {
        try {
            return Path.of(Objects.requireNonNull(WeightFileTest.class.getResource("/golden/weights/" + file), file)
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Network cnn() {
        return sequential(
                input(2, 6, 6),
                conv2d(4, 3).named("conv_0"),
                batchNorm().named("conv_1"),
                relu(),
                conv2d(3, 2).named("second"),
                batchNorm().named("norm"),
                relu(),
                flatten(),
                dense(5).named("fc"));
    }

    private static Network flattened() {
        return sequential(
                input(2, 6, 5),
                conv2d(4, 2).named("conv2d").relu(),
                batchNorm().named("batch_normalization"),
                flatten(),
                tanh(),
                batchNorm().named("batch_normalization_1"),
                dense(6).named("dense").tanh(),
                dense(3).named("dense_1"));
    }

    private static Network convolutions() {
        return sequential(
                input(2, 4, 5),
                depthwiseConv2d(2).multiplier(3).named("depthwise"),
                separableConv2d(3, 2).multiplier(2).named("separable"),
                convTranspose2d(4, 2).stride(2).named("up"),
                flatten());
    }

    private static Network ofSteps() {
        return sequential(input(6, 4), conv1d(5, 3).named("conv1d").tanh(), flatten(), dense(2).named("dense"));
    }

    private static Network mlp() {
        return sequential(
                input(4),
                dense(5).named("a").tanh(),
                dense(6).named("b").tanh(),
                dense(5).named("c").tanh(),
                dense(3).named("d"));
    }

    private static Network attention() {
        return sequential(
                input(5),
                embedding(9, 8).named("embed"),
                multiHeadAttention(2).named("attention"),
                transformerEncoder(4, 6).named("encoder"),
                avgOverSteps(),
                dense(2).named("head"));
    }

    private static Network deep(RecurrentLayer cell) {
        return sequential(
                input(5),
                embedding(9, 4).named("embed"),
                cell.stacked(2).bidirectional().sequences().named("cell"),
                avgOverSteps(),
                dense(2).named("head"));
    }

    private static Network plain(RecurrentLayer cell) {
        return sequential(input(5), embedding(9, 4).named("embedding"), cell.named("cell"), dense(2).named("head"));
    }

    static Stream<Arguments> cases() {
        UnaryOperator<WeightFile> asIs = file -> file;
        UnaryOperator<WeightFile> renamed =
                file -> file.renamed("norm2.0", "second").renamed("norm2/1", "norm");
        return Stream.of(
                Arguments.of("torch-cnn", cnn(), renamed),
                Arguments.of("torch-types", mlp(), asIs),
                Arguments.of("torch-lstm", deep(lstm(3)), asIs),
                Arguments.of("torch-gru", deep(gru(3)), asIs),
                Arguments.of("torch-simpleRnn", deep(simpleRnn(3)), asIs),
                Arguments.of("torch-attention", attention(), asIs),
                Arguments.of("keras-cnn", flattened(), asIs),
                Arguments.of("keras-convolutions", convolutions(), asIs),
                Arguments.of("keras-conv1d", ofSteps(), asIs),
                Arguments.of("keras-lstm", plain(lstm(3)), asIs),
                Arguments.of("keras-gru", plain(gru(3)), asIs),
                Arguments.of("keras-simpleRnn", plain(simpleRnn(3)), asIs));
    }

    private static Learner learner(Network network) {
        return network.compile(sgd(0.1), mse()).quiet();
    }

    private static void assertOutputs(Model model, String name) throws IOException {
        Golden golden = new Gson().fromJson(Files.readString(golden(name + ".json")), Golden.class);
        float[][] output =
                model.predict(Dataset.of(golden.x.values, model.network().inputShape()));
        float[] flat = new float[golden.output.values.length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = output[i / output[0].length][i % output[0].length];
        }
        assertThat(output.length * output[0].length).isEqualTo(flat.length);
        for (int i = 0; i < flat.length; i++) {
            assertThat(flat[i]).as(name + "[" + i + "]").isCloseTo(golden.output.values[i], within(1e-5f));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void outputs_are_those_of_the_library_that_the_weights_come_from(
            String name, Network network, UnaryOperator<WeightFile> names) throws IOException {
        WeightFile file = names.apply(safeTensors(golden(name + ".safetensors")));

        Model model = learner(network).startFrom(file).model();

        assertOutputs(model, name);
        assertThat(model.toString()).endsWith("not trained");
    }

    static Stream<Arguments> exports() {
        return cases().flatMap(one -> Stream.of(WeightNames.values())
                .map(names -> Arguments.of(one.get()[0], one.get()[1], one.get()[2], names)));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void what_is_exported_is_read_back_as_it_was(
            String name, Network network, UnaryOperator<WeightFile> names, WeightNames style) {
        Model model = learner(network)
                .startFrom(names.apply(safeTensors(golden(name + ".safetensors"))))
                .model();
        Path file = folder.resolve("weights.safetensors");
        model.exportSafeTensors(file, style);

        Weights read = safeTensors(file).weights("test", network);

        assertThat(read.names())
                .containsExactlyElementsOf(LayerArray.of(network).keySet());
        for (String array : read.names()) {
            assertThat(read.get(array).values())
                    .containsExactly(model.weights().get(array).values());
        }
    }

    @Test
    void an_export_has_the_names_shapes_and_order_of_the_other_library() throws IOException {
        Path source = golden("keras-cnn.safetensors");
        Model model = learner(flattened()).startFrom(safeTensors(source)).model();
        Path file = folder.resolve("weights.safetensors");
        model.exportSafeTensors(file, WeightNames.KERAS);

        assertThat(arrays(file)).isEqualTo(arrays(source));

        Path torch = golden("torch-gru.safetensors");
        learner(deep(gru(3))).startFrom(safeTensors(torch)).model().exportSafeTensors(file, WeightNames.PYTORCH);

        assertThat(arrays(file)).isEqualTo(arrays(torch));
    }

    /** Returns shapes and values by name. */
    private static Map<String, String> arrays(Path file) throws IOException {
        Map<String, String> arrays = new LinkedHashMap<>();
        Weights weights = SafeTensors.decode(Files.readAllBytes(file));
        weights.names()
                .forEach(name -> arrays.put(
                        name.replace('/', '.').replace(":0", ""),
                        weights.get(name).shape() + " "
                                + Arrays.toString(weights.get(name).values())));
        return arrays;
    }

    @Test
    void a_part_of_a_name_can_be_left_out() {
        Weights weights = Weights.of(Map.of(
                "model.head.weight", new Weights.Values(Shape.of(1, 2), new float[] {1, 2}),
                "model.head.bias", new Weights.Values(Shape.of(1), new float[] {3})));
        WeightFile file = file(weights).renamed("model", "");
        Network network = sequential(input(2), dense(1).named("head"));

        assertThat(learner(network).startFrom(file).model().predict(new float[] {1, 10}))
                .containsExactly(24);
    }

    private WeightFile file(Weights weights) {
        Path path = folder.resolve("some.safetensors");
        try {
            Files.write(path, SafeTensors.encode(weights));
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
        return safeTensors(path);
    }

    private static Weights.Values zeros(int... shape) {
        return new Weights.Values(
                Shape.of(shape), new float[(int) Shape.of(shape).size()]);
    }

    private void refuses(WeightFile file, Network network, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(network).startFrom(file))
                .withMessage(message.replace(
                        "FILE", folder.resolve("some.safetensors").toString()));
    }

    private WeightFile odd() {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        arrays.put("fc1.weight", zeros(3, 4));
        arrays.put("fc1.bias", zeros(3));
        arrays.put("head.weight", zeros(3, 2));
        arrays.put("out.bias", zeros(2));
        return file(Weights.of(arrays));
    }

    @Test
    void all_arrays_that_do_not_fit_are_named() {
        Network network = sequential(input(4), dense(3).named("fc_1").tanh(), dense(2).named("head"));

        refuses(odd(), network, """
                startFrom: FILE: 3 problems:
                - it has no fc_1.weight (did you mean 'fc1.weight'?), fc_1.bias (did you mean 'fc1.bias'?), head.bias. \
                Name layers as the file does, use renamed("from", "to"), or take what fits with partial()
                - the network has no place for fc1.weight, fc1.bias, out.bias. \
                Name layers as the file does, use renamed("from", "to"), or take what fits with partial()
                - array 'head.weight' has shape (3, 2), but head.weight of the network needs (2, 3)""");
    }

    @Test
    void renames_that_do_nothing_are_refused() {
        Network network = sequential(input(4), dense(3).named("hidden"), dense(2).named("head"));

        refuses(odd().renamed("fc2", "hidden").renamed("fc1", "hiden").partial(), network, """
                startFrom: FILE: 3 problems:
                - renamed("fc2", "hidden"): none of its names is or begins so
                - renamed("fc1", "hiden"): the network has no layer 'hiden'; did you mean 'hidden'?
                - array 'head.weight' has shape (3, 2), but head.weight of the network needs (2, 3)""");
        refuses(odd().renamed("fc1", "head").partial(), network, """
                startFrom: FILE: 3 problems:
                - its arrays 'fc1.weight' and 'head.weight' get the same name. Change renamed(...)
                - array 'fc1.weight' has shape (3, 4), but head.weight of the network needs (2, 3)
                - array 'fc1.bias' has shape (3), but head.bias of the network needs (2)""");
    }

    @Test
    void partly_what_fits_is_taken_and_the_rest_starts_at_random() {
        Network network = sequential(input(4), dense(3).named("fc1"), dense(5).named("new"));

        Model model = learner(network).seed(3).startFrom(odd().partial()).model();
        Model random = learner(network).seed(3).model();

        assertThat(model.weights().get("fc1.weight").values()).containsOnly(0);
        assertThat(model.weights().get("new.weight").values())
                .containsExactly(random.weights().get("new.weight").values());
        refuses(
                odd().partial(),
                sequential(input(4), dense(5)),
                "startFrom: FILE: no array has the name of one of the network's: fc1.weight, fc1.bias, head.weight, out.bias"
                        + " against dense_1.weight, dense_1.bias. Use renamed(...)");
    }

    @Test
    void a_missing_file_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(mlp()).startFrom(safeTensors(Path.of("nowhere.safetensors"))))
                .withMessage("startFrom: nowhere.safetensors does not exist. Check the path; relative paths start at "
                        + Path.of("").toAbsolutePath() + ".");
    }

    @Test
    void a_file_shows_its_arrays_and_how_it_is_read() {
        WeightFile file =
                safeTensors(golden("torch-types.safetensors")).renamed("a", "b").partial();

        assertThat(file.display().text())
                .contains("a.weight  F16   (5, 4)")
                .contains("a.bias    BF16  (5)")
                .contains("c.bias    I64   (5)");
        assertThat(file.toString())
                .isEqualTo("safeTensors(" + golden("torch-types.safetensors") + ").renamed(\"a\", \"b\").partial()");
    }

    @ParameterizedTest
    @EnumSource(WeightNames.class)
    void training_goes_on_from_a_file(WeightNames names) {
        Dataset data = Dataset.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8}, Shape.of(4), new float[] {1, 0}, 1);
        Network network = sequential(input(4), dense(3).tanh(), dense(1));
        Model first = learner(network).epochs(2).fit(data);
        Path file = folder.resolve("first.safetensors");
        first.exportSafeTensors(file, names);

        Model second = learner(network).startFrom(safeTensors(file)).fit(data);
        Model same = learner(network).startFrom(first).fit(data);

        assertThat(second.predict(data)).isDeepEqualTo(same.predict(data));
    }

    @Test
    void a_model_that_was_not_trained_knows_the_classes_it_is_told() {
        Model model = sequential(input(2), dense(2))
                .compile(sgd(0.1), cortado.Cortado.crossEntropy())
                .model("cat", "dog");
        Dataset row = Dataset.of(new float[] {1, 2}, Shape.of(2));
        int predicted = model.predictClass(row)[0];

        assertThat(model.predictLabel(row))
                .isEqualTo(List.of(List.of("cat", "dog").get(predicted)));
        assertThat(sequential(input(2), dense(2))
                        .compile(sgd(0.1), cortado.Cortado.crossEntropy())
                        .model()
                        .predictLabel(row))
                .isEqualTo(List.of(Integer.toString(predicted)));
    }
}
