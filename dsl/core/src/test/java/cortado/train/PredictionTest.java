package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import cortado.metric.Evaluation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties of predictions that hold for any network and data. */
class PredictionTest {
    private static Model imageModel(long seed) {
        Gen gen = new Gen(seed);
        int channels = gen.between(1, 3);
        int side = gen.between(6, 10);
        return sequential(
                        input(channels, side, side),
                        conv2d(gen.between(1, 6), 3).relu(),
                        batchNorm(),
                        maxPool2d(2),
                        dropout(0.5),
                        flatten(),
                        dense(4))
                .compile(adam(0.01), crossEntropy())
                .epochs(2)
                .seed(seed)
                .quiet()
                .fit(gen.classified(gen.between(5, 40), 4, channels, side, side));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_batch_is_predicted_as_its_rows_one_by_one(long seed) {
        Model model = imageModel(seed);
        Dataset rows = new Gen(seed + 100)
                .classified(300, 4, model.network().inputShape().toArray());
        float[][] together = model.predict(rows);

        for (int row = 0; row < rows.size(); row += 23) {
            assertThat(model.predict(rows.features(row))).containsExactly(together[row], within(1e-5f));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void probabilities_sum_to_one_and_their_largest_is_the_predicted_class(long seed) {
        Model model = imageModel(seed);
        Dataset rows = new Gen(seed + 100)
                .classified(50, 4, model.network().inputShape().toArray());
        int[] classes = model.predictClass(rows);
        float[][] probabilities = model.predictProbability(rows);

        for (int row = 0; row < rows.size(); row++) {
            double sum = 0;
            for (float probability : probabilities[row]) {
                assertThat(probability).isBetween(0f, probabilities[row][classes[row]]);
                sum += probability;
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void an_evaluation_follows_from_the_probabilities(long seed) {
        Model model = imageModel(seed);
        Dataset rows = new Gen(seed + 100)
                .classified(300, 4, model.network().inputShape().toArray());
        float[][] probabilities = model.predictProbability(rows);
        int[] predicted = model.predictClass(rows);
        int[] truth = rows.classes();
        double loss = 0;
        double hits = 0;
        for (int row = 0; row < truth.length; row++) {
            loss -= Math.log(probabilities[row][truth[row]]) / truth.length;
            hits += predicted[row] == truth[row] ? 1 : 0;
        }

        Evaluation evaluation = model.evaluate(rows);

        assertThat(evaluation.loss()).isCloseTo(loss, within(1e-4));
        assertThat(evaluation.accuracy()).isEqualTo(hits / truth.length);
    }

    @Test
    void the_exported_archive_holds_the_object_its_arrays_and_its_source(@TempDir Path folder) throws IOException {
        Path path = folder.resolve("net.pt");
        Model model = imageModel(1);
        model.exportTorchScript(path);

        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<? extends ZipEntry> entries = new ArrayList<>(zip.stream().toList());
            assertThat(entries).extracting(ZipEntry::getMethod).containsOnly(ZipEntry.STORED);
            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .contains(
                            "cortado/data.pkl", "cortado/constants.pkl", "cortado/version", "cortado/code/__torch__.py")
                    .hasSize(4 + model.weights().names().size());
            for (int i = 0; i < model.weights().names().size(); i++) {
                assertThat(zip.getEntry("cortado/data/" + i)).isNotNull();
            }
            String source = new String(
                    zip.getInputStream(zip.getEntry("cortado/code/__torch__.py"))
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(source)
                    .contains("def forward(self: __torch__.Net, x: Tensor) -> Tensor:")
                    .doesNotContain("drop(");
        }
    }
}
