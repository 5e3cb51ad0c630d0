package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.extractor;
import static cortado.Cortado.flipHorizontal;
import static cortado.Cortado.input;
import static cortado.Cortado.load;
import static cortado.Cortado.sequential;
import static cortado.Cortado.subwordTokenizer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import cortado.Datasets;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.data.Encoder;
import cortado.data.Split;
import cortado.engine.Extractor;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks from files that make features, against PyTorch. */
class ExtractorTest {
    private static final Golden GOLDEN = read();
    private static final Dataset IMAGES =
            Dataset.of(GOLDEN.images, Shape.of(3, 9, 9), new int[] {0, 1, 0, 1, 0}, List.of("a", "b"));

    @TempDir
    Path folder;

    record Golden(float[] images, float[] mean, float[] deviation, float[] plain, float[] normalized) {}

    private static InputStream open(String name) {
        return Objects.requireNonNull(ExtractorTest.class.getResourceAsStream(name), name);
    }

    private static Golden read() {
        try (Reader reader = new InputStreamReader(open("/golden/extractor/extractor.json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Golden.class);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Path file(String resource, String name) {
        try (InputStream in = open(resource)) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static float[] features(Encoder encoder, Dataset rows) {
        Dataset encoded = encoder.encode(rows);
        float[] features = new float[encoded.features().remaining()];
        encoded.features().get(features);
        return features;
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.pt", "net.onnx"})
    void features_are_those_of_pytorch(String name) {
        Extractor net = extractor(file("/golden/extractor/" + name, name), 3, 9, 9);

        assertThat(net.shape()).isEqualTo(Shape.of(16));
        assertThat(features(net, IMAGES)).containsExactly(GOLDEN.plain, Offset.offset(1e-5f));
        assertThat(features(net.normalize(GOLDEN.mean, GOLDEN.deviation), IMAGES))
                .containsExactly(GOLDEN.normalized, Offset.offset(1e-5f));
        assertThat(net).hasToString("Extractor, rows of shape (3, 9, 9) to 16 features");
    }

    @ParameterizedTest
    @ValueSource(strings = {"net.pt", "net.onnx"})
    void a_model_keeps_the_file_and_takes_raw_rows(String name) throws IOException {
        Path file = file("/golden/extractor/" + name, name);
        Model model = sequential(input(extractor(file, 3, 9, 9).normalize(GOLDEN.mean, GOLDEN.deviation)), dense(2))
                .compile(adam(0.1), crossEntropy())
                .epochs(60)
                .quiet()
                .fit(IMAGES);
        Path saved = folder.resolve("model.zip");
        model.save(saved);
        Files.delete(file);

        assertThat(model.evaluate(IMAGES).accuracy()).isEqualTo(1);
        assertThat(load(saved).predict(IMAGES)).isDeepEqualTo(model.predict(IMAGES));
        Model augmented = sequential(input(extractor(file("/golden/extractor/" + name, name), 3, 9, 9)), dense(2))
                .compile(adam(0.1), crossEntropy())
                .epochs(3)
                .quiet()
                .fit(IMAGES.augment(flipHorizontal()));
        assertThat(augmented.predict(IMAGES)).hasDimensions(5, 2);
    }

    /** MiniLM of 384 features, quantized: Apache 2.0, from langchain4j's jar. */
    @Test
    void sentences_of_reviews_with_mini_lm() {
        Extractor miniLm = extractor(
                file("/all-minilm-l6-v2-q.onnx", "minilm.onnx"),
                subwordTokenizer(file("/all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json")));
        Split sentences = Datasets.sentences();
        Model model = sequential(input(miniLm), dense(1))
                .compile(adam(0.02), binaryCrossEntropy())
                .epochs(20)
                .batchSize(64)
                .seed(1)
                .quiet()
                .fit(sentences.train());

        assertThat(miniLm.shape()).isEqualTo(Shape.of(384));
        assertThat(model.evaluate(sentences.test()).accuracy()).isGreaterThanOrEqualTo(0.86);
        assertThat(model.predictLabel("A great phone, I love it")).isEqualTo("positive");
    }

    /** BGE small of 512 features, quantized: MIT, from langchain4j's jar. */
    @Test
    void chinese_poems_with_bge() {
        Extractor bge = extractor(
                        file("/bge-small-zh-v1.5-q.onnx", "bge.onnx"),
                        subwordTokenizer(file("/bge-small-zh-v1.5-q-tokenizer.json", "tokenizer.json"))
                                .maxLength(180))
                .firstToken();
        Split poems = Datasets.poems();
        Model model = sequential(input(bge), dense(1))
                .compile(adam(0.02), binaryCrossEntropy())
                .epochs(30)
                .seed(1)
                .quiet()
                .fit(poems.train());

        assertThat(model.evaluate(poems.test()).accuracy()).isGreaterThanOrEqualTo(0.86);
    }

    @Test
    void what_does_not_fit_is_refused() throws IOException {
        Path missing = folder.resolve("none.pt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extractor(missing, 3, 9, 9))
                .withMessage("extractor: there is no file " + missing + ". Check the path.");
        Path torch = file("/golden/extractor/net.pt", "net.pt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extractor(torch, 4))
                .withMessageStartingWith(
                        "extractor: " + torch + " is no network of TorchScript that takes rows of shape (4): ");
        Path text = Files.writeString(folder.resolve("text.onnx"), "hello");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extractor(text, 4))
                .withMessageStartingWith(
                        "extractor: " + text + " is no network of ONNX that takes rows of shape (4): ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extractor(torch, 3, 9, 9).normalize(new float[1], new float[3]))
                .withMessage("extractor: rows of shape (3, 9, 9) need 3 means and deviations, but got 1 and 3.");
    }
}
