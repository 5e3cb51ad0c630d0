package cortado.guide;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.extractor;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.pretrained;
import static cortado.Cortado.sequential;
import static cortado.Cortado.subwordTokenizer;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.Datasets;
import cortado.RepositoryFolder;
import cortado.data.Dataset;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of {@code docs/transfer.md}. */
class TransferGuideTest {
    @TempDir
    Path folder;

    @Test
    void the_page_shows_what_is_tested_here() {
        Pages.assertTested("transfer.md", TransferGuideTest.class);
    }

    private Path copy(String resource, String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(TransferGuideTest.class.getResourceAsStream(resource))) {
            return Files.write(folder.resolve(name), in.readAllBytes());
        }
    }

    /** Returns digits below 5 or from 5 on, numbered from 0. */
    private static Dataset half(boolean isLow) {
        Dataset digits = Datasets.digits().train().take(400);
        int[] classes = digits.classes();
        Dataset half = digits.rows(IntStream.range(0, classes.length)
                .filter(row -> classes[row] < 5 == isLow)
                .toArray());
        float[] features = new float[half.size() * 64];
        half.features().get(features);
        return Dataset.of(
                features,
                half.shape(),
                IntStream.of(half.classes()).map(c -> c % 5).toArray(),
                digits.classNames().subList(isLow ? 0 : 5, isLow ? 5 : 10));
    }

    @Test
    void own_models() {
        Path file = folder.resolve("digits.zip");
        sequential(input(1, 8, 8), conv2d(8, 3).relu(), flatten(), dense(5))
                .compile(adam(1e-2), crossEntropy())
                .epochs(5)
                .quiet()
                .fit(half(true))
                .save(file);
        Dataset few = half(false);

        var base = pretrained(file).withoutHead();
        var net = sequential(base.input(), base.frozen(), dense(5));
        var model = net.compile(adam(1e-2), crossEntropy()).epochs(5).fit(few);

        var tuned = net.compile(adam(1e-3), crossEntropy())
                .startFrom(model)
                .unfreeze("pretrained")
                .learningRateFactor("pretrained", 0.1)
                .epochs(2)
                .fit(few);

        assertThat(model.evaluate(few).accuracy()).isGreaterThan(0.8);
        assertThat(tuned.evaluate(few).accuracy()).isGreaterThan(0.8);
    }

    @Test
    void files_of_other_libraries() throws IOException {
        Path torchScript = copy("/golden/extractor/net.pt", "net.pt");
        float[] mean = {0.4f, 0.5f, 0.6f};
        float[] deviation = {0.2f, 0.3f, 0.25f};
        Dataset images = Dataset.of(new float[2][3][9][9], new int[] {0, 1});

        var features = extractor(torchScript, 3, 9, 9).normalize(mean, deviation); // or .imageNet()
        var head = sequential(input(features), dense(2))
                .compile(adam(0.1), crossEntropy())
                .epochs(20)
                .fit(images);

        assertThat(head.predict(images)).hasDimensions(2, 2);
    }

    /** A small network in the place of ResNet-18. */
    @Test
    void networks_by_name() throws IOException {
        Dataset photos = Dataset.of(new float[][][][] {new float[3][224][224], ones()}, new int[] {0, 1});
        byte[] net = Files.readAllBytes(copy("/golden/extractor/trained.pt", "net.pt"));
        try (RepositoryFolder repository = new RepositoryFolder(folder)) {
            repository.add(
                    "model/cv/image_classification/ai/djl/pytorch/resnet18_embedding",
                    "0.0.1/resnet18_embedding",
                    "",
                    Map.of("resnet18_embedding.zip", RepositoryFolder.zip(Map.of("net.pt", net))));

            var resnet = pretrained("resnet18"); // fetched once, then in DJL's cache
            var classifier = sequential(input(resnet), dense(2))
                    .compile(adam(0.1), crossEntropy())
                    .epochs(20)
                    .fit(photos);

            assertThat(classifier.evaluate(photos).accuracy()).isEqualTo(1);
        }
    }

    private static float[][][] ones() {
        float[][][] ones = new float[3][224][224];
        Stream.of(ones).flatMap(Stream::of).forEach(row -> Arrays.fill(row, 1));
        return ones;
    }

    @Test
    void sentences() throws IOException {
        Path onnx = copy("/all-minilm-l6-v2-q.onnx", "minilm.onnx");
        Path tokenizerJson = copy("/all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json");
        Dataset sentences = Datasets.sentences().train().take(200);

        var miniLm = extractor(onnx, subwordTokenizer(tokenizerJson));
        var opinions = sequential(input(miniLm), dense(1))
                .compile(adam(0.02), binaryCrossEntropy())
                .epochs(20)
                .fit(sentences);

        assertThat(opinions.evaluate(sentences).accuracy()).isGreaterThan(0.85);
    }
}
