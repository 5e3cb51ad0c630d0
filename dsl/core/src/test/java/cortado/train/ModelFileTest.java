package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.avgPool2d;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.gelu;
import static cortado.Cortado.globalAvgPool2d;
import static cortado.Cortado.input;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.mse;
import static cortado.Cortado.relu;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sigmoid;
import static cortado.Cortado.softmax;
import static cortado.Cortado.tanh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.network.Network;
import cortado.network.Weights;
import cortado.weights.SafeTensors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
    private static final Dataset DATA = new Gen(1).classified(30, 3, 4);
    private static final String FIX = ". Save the model or copy the file again.";
    private static Model model;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() {
        model = sequential(input(4), dense(5).relu(), dense(3))
                .compile(adam(0.01), crossEntropy())
                .epochs(3)
                .validationSplit(0.2)
                .earlyStopping(2)
                .seed(11)
                .quiet()
                .fit(DATA);
    }

    /** A network of every kind of layer. */
    private static Network everything() {
        return sequential(
                input(2, 12, 12),
                conv2d(4, 3).stride(1).samePadding().named("first").gelu(),
                batchNorm(),
                maxPool2d(2),
                conv2d(3, 2).relu(),
                avgPool2d(3).stride(1),
                tanh(),
                dropout(0.1),
                globalAvgPool2d(),
                flatten(),
                dense(6),
                gelu(),
                batchNorm().relu(),
                relu(),
                dense(4),
                sigmoid(),
                dense(3),
                softmax());
    }

    static Stream<Model> models() {
        Dataset images = new Gen(2).classified(20, 3, 2, 12, 12);
        return Stream.of(
                model,
                fit(everything(), crossEntropy(), images),
                fit(sequential(input(3), dense(1)), binaryCrossEntropy(), new Gen(3).classified(9, 2, 3)),
                fit(sequential(input(3), dense(2)), mse(), new Gen(4).valued(9, 2, 3)));
    }

    private static Model fit(Network network, Loss loss, Dataset data) {
        return network.compile(adam(0.01), loss).epochs(2).seed(5).quiet().fit(data);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_loaded_model_is_the_saved_one(Model saved) {
        Path path = folder.resolve("deep/model.cortado");
        saved.save(path);

        Model loaded = Model.load(path);

        Dataset data = Dataset.of(
                new Gen(7).floats(50 * (int) saved.network().inputShape().size()),
                saved.network().inputShape());
        assertThat(loaded.predict(data)).isDeepEqualTo(saved.predict(data));
        assertThat(loaded.summary()).hasToString(saved.summary().toString());
        assertThat(loaded.history()).isEqualTo(saved.history());
        assertThat(loaded.classNames()).isEqualTo(saved.classNames());
        assertThat(loaded.seed()).isEqualTo(saved.seed());
        assertThat(loaded.recipe()).isEqualTo(saved.recipe());
        assertThat(loaded.weights().names())
                .containsExactlyElementsOf(saved.weights().names());
        assertThat(loaded.task().heads().get(0).loss().name())
                .isEqualTo(saved.task().heads().get(0).loss().name());
    }

    @Test
    void a_loaded_model_saves_the_same_bytes() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        model.save(first);
        Model.load(first).save(second);

        assertThat(second).hasSameBinaryContentAs(first);
    }

    @Test
    void a_loaded_model_predicts_labels_and_evaluates() {
        model.save(folder.resolve("model"));
        Model loaded = Model.load(folder.resolve("model"));

        assertThat(loaded.predictLabel(DATA)).isEqualTo(model.predictLabel(DATA));
        assertThat(loaded.evaluate(DATA).loss()).isEqualTo(model.evaluate(DATA).loss());
    }

    private static void refuses(Path path, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Model.load(path))
                .withMessage("load: " + path + " " + why);
    }

    @Test
    void a_missing_file_is_refused() {
        refuses(
                folder.resolve("none"),
                "does not exist. Check the path; relative paths start at "
                        + Path.of("").toAbsolutePath() + ".");
    }

    @Test
    void a_file_of_another_program_is_refused() throws IOException {
        refuses(
                Files.writeString(folder.resolve("letter"), "Dear Sir or Madam"),
                "is not a Cortado model: it is no zip file. Choose a file that model.save wrote.");
        refuses(
                Files.writeString(folder.resolve("empty"), ""),
                "is not a Cortado model: it is no zip file. Choose a file that model.save wrote.");
        refuses(
                zip(Map.of("word/document.xml", new byte[3])),
                "is not a Cortado model: it has no model.json. Choose a file that model.save wrote.");
        refuses(
                zip(Map.of(
                        "model.json",
                        "{\"format\": \"other\"}".getBytes(StandardCharsets.UTF_8),
                        "weights.safetensors",
                        new byte[8])),
                "is not a Cortado model: its model.json is of another program.");
    }

    @Test
    void every_truncated_file_is_refused() throws IOException {
        Path whole = folder.resolve("whole");
        model.save(whole);
        byte[] bytes = Files.readAllBytes(whole);
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        for (int length = 30; length < directory; length += 7) {
            Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, length));

            assertThatIllegalArgumentException()
                    .as("%d of %d bytes", length, bytes.length)
                    .isThrownBy(() -> Model.load(cut))
                    .withMessageStartingWith("load: " + cut + " is ")
                    .withMessageMatching(
                            "(?s).*(Save the model or copy the file again|Choose a file that model.save wrote)\\.");
        }
        Path half = Files.write(folder.resolve("half"), Arrays.copyOf(bytes, bytes.length / 2));
        refuses(half, "is damaged: Unexpected end of ZLIB input stream" + FIX);
    }

    @Test
    void a_flipped_bit_is_refused() throws IOException {
        Path path = folder.resolve("flipped");
        model.save(path);
        byte[] bytes = Files.readAllBytes(path);
        int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        for (int i = 60; i < directory - 20; i += 41) {
            byte[] changed = bytes.clone();
            changed[i] ^= 4;
            Files.write(path, changed);
            try {
                // Bits of a header that nobody reads, such as a time, change nothing.
                assertThat(Model.load(path).predict(DATA)).isDeepEqualTo(model.predict(DATA));
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageStartingWith("load: " + path + " is ");
            }
        }
    }

    @Test
    void a_newer_format_is_refused() throws IOException {
        Path path = rewritten(json -> json.addProperty("version", 3), weights -> weights);
        JsonObject json = description(entries(path));

        refuses(
                path,
                "has format version 3, written by " + json.get("writtenBy").getAsString()
                        + "; this library reads up to version 2. Use a newer Cortado.");
    }

    @Test
    void a_file_without_weights_is_refused() throws IOException {
        model.save(folder.resolve("model"));
        Map<String, byte[]> entries = entries(folder.resolve("model"));
        entries.remove("weights.safetensors");

        refuses(zip(entries), "is damaged: it has no weights.safetensors" + FIX);
    }

    @Test
    void weights_of_another_shape_are_refused() throws IOException {
        Path path = rewritten(json -> {}, weights -> {
            Map<String, Weights.Values> values = all(weights);
            values.put(
                    "dense_2.weight",
                    new Weights.Values(
                            Shape.of(5, 3), values.get("dense_2.weight").values()));
            return Weights.of(values);
        });

        refuses(path, "is damaged: array 'dense_2.weight' has shape (5, 3), but the network needs (3, 5)" + FIX);
    }

    @Test
    void missing_weights_are_refused() throws IOException {
        Path path = rewritten(json -> {}, weights -> {
            Map<String, Weights.Values> values = all(weights);
            values.remove("dense_1.bias");
            return Weights.of(values);
        });

        refuses(
                path,
                "is damaged: weights: no array is named 'dense_1.bias'; there are [dense_1.weight, dense_2.weight, "
                        + "dense_2.bias]" + FIX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph", "layers", "history", "classNames"})
    void a_description_without_one_of_its_parts_is_refused(String part) throws IOException {
        refuses(
                rewritten(json -> json.remove(part), weights -> weights),
                "is damaged: its model.json is incomplete or not of the right form" + FIX);
    }

    @Test
    void a_description_of_another_form_is_refused() throws IOException {
        model.save(folder.resolve("model"));
        Map<String, byte[]> entries = entries(folder.resolve("model"));
        entries.put("model.json", "[1, 2".getBytes(StandardCharsets.UTF_8));

        refuses(zip(entries), "is damaged: its model.json is incomplete or not of the right form" + FIX);
    }

    @Test
    void an_unknown_operation_or_loss_is_refused() throws IOException {
        refuses(
                rewritten(
                        json -> json.getAsJsonArray("graph")
                                .get(3)
                                .getAsJsonObject()
                                .addProperty("op", "Fourier"),
                        weights -> weights),
                "is damaged: operation 'Fourier' is not known" + FIX);
        refuses(
                rewritten(json -> json.addProperty("loss", "triplet"), weights -> weights),
                "is damaged: unknown loss 'triplet'" + FIX);
    }

    @Test
    void weights_of_another_type_or_length_are_refused() throws IOException {
        model.save(folder.resolve("model"));
        Map<String, byte[]> entries = entries(folder.resolve("model"));
        byte[] weights = entries.get("weights.safetensors");

        entries.put("weights.safetensors", Arrays.copyOf(weights, weights.length - 4));
        refuses(zip(entries), "is damaged: its arrays have 172 bytes, but the file has 168 after its header" + FIX);
        String text = new String(weights, StandardCharsets.ISO_8859_1);
        entries.put("weights.safetensors", text.replaceFirst("F32", "I32").getBytes(StandardCharsets.ISO_8859_1));
        refuses(zip(entries), "is damaged: array 'dense_1.weight' holds I32 instead of F32" + FIX);
        entries.put(
                "weights.safetensors", text.replaceFirst("\\[5,4\\]", "[9,9]").getBytes(StandardCharsets.ISO_8859_1));
        refuses(
                zip(entries),
                "is damaged: array 'dense_1.weight' of type F32 and shape [9, 9] has the data_offsets [0, 80]" + FIX);
    }

    /** The layout of the safetensors format: length of the header, header, arrays in little-endian order. */
    @Test
    void weights_are_a_safetensors_file() throws IOException {
        model.save(folder.resolve("model"));
        ByteBuffer bytes = ByteBuffer.wrap(entries(folder.resolve("model")).get("weights.safetensors"))
                .order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong());
        byte[] header = new byte[length];
        bytes.get(header);
        JsonObject array = new Gson()
                .fromJson(new String(header, StandardCharsets.UTF_8), JsonObject.class)
                .getAsJsonObject("dense_1.bias");

        assertThat(length % 8).isZero();
        assertThat(array).hasToString("{\"dtype\":\"F32\",\"shape\":[5],\"data_offsets\":[80,100]}");
        float[] bias = new float[5];
        bytes.slice(8 + length + 80, 20)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(bias);
        assertThat(bias).containsExactly(model.weights().get("dense_1.bias").values());
    }

    @Test
    void saving_again_replaces_the_file_and_leaves_no_other() throws IOException {
        Path path = folder.resolve("model");
        model.save(path);
        byte[] before = Files.readAllBytes(path);
        fit(sequential(input(4), dense(3)), crossEntropy(), DATA).save(path);

        assertThat(Files.readAllBytes(path)).isNotEqualTo(before);
        assertThat(Model.load(path).network().stages()).hasSize(1);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(path);
        }
    }

    private interface JsonChange {
        void apply(JsonObject json);
    }

    private interface WeightsChange {
        Weights apply(Weights weights);
    }

    private Path rewritten(JsonChange change, WeightsChange weightsChange) throws IOException {
        Path path = folder.resolve("original");
        model.save(path);
        Map<String, byte[]> entries = entries(path);
        JsonObject json = description(entries);
        change.apply(json);
        entries.put("model.json", json.toString().getBytes(StandardCharsets.UTF_8));
        Weights weights = weightsChange.apply(SafeTensors.decode(entries.get("weights.safetensors")));
        entries.put("weights.safetensors", SafeTensors.encode(weights));
        return zip(entries);
    }

    private static Map<String, Weights.Values> all(Weights weights) {
        Map<String, Weights.Values> values = new LinkedHashMap<>();
        weights.names().forEach(name -> values.put(name, weights.get(name)));
        return values;
    }

    private static JsonObject description(Map<String, byte[]> entries) {
        return new Gson().fromJson(new String(entries.get("model.json"), StandardCharsets.UTF_8), JsonObject.class);
    }

    private static Map<String, byte[]> entries(Path path) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return Files.write(folder.resolve("rewritten"), bytes.toByteArray());
    }
}
