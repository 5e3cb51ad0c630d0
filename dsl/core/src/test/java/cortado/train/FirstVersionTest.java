package cortado.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.Gson;
import cortado.data.Dataset;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the first version of the format, against what PyTorch makes of their weights. */
class FirstVersionTest {
    private record Expected(
            String loss,
            String recipe,
            long seed,
            List<String> classNames,
            String stop,
            int bestEpoch,
            double[] losses,
            float[][] input,
            float[][] output) {}

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(FirstVersionTest.class.getResource("/golden/model/" + name), name)
                .toURI());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes", "values", "binary"})
    void a_file_of_the_first_version_loads_and_predicts(String name, @TempDir Path folder)
            throws IOException, URISyntaxException {
        Gson gson = new Gson();
        Map<?, ?> all = gson.fromJson(Files.readString(resource("version-1.json")), Map.class);
        Expected expected = gson.fromJson(gson.toJson(all.get(name)), Expected.class);

        Model model = Model.load(resource("version-1-" + name + ".cortado"));

        assertThat(model.task().heads().get(0).loss().name()).isEqualTo(expected.loss);
        assertThat(model.recipe()).isEqualTo(expected.recipe);
        assertThat(model.seed()).isEqualTo(expected.seed);
        assertThat(model.classNames()).isEqualTo(expected.classNames);
        assertThat(model.history().stop()).hasToString(expected.stop);
        assertThat(model.history().bestEpoch()).isEqualTo(expected.bestEpoch);
        assertThat(model.history().get("loss")).containsExactly(expected.losses);
        assertPredicts(model, expected);
        model.save(folder.resolve("again"));
        Model again = Model.load(folder.resolve("again"));
        assertPredicts(again, expected);
        assertThat(again.history().learningRates())
                .hasSize(expected.losses.length)
                .containsOnly(Double.NaN);
        assertThat(again.history().toString()).doesNotContain("learning rate");
    }

    private static void assertPredicts(Model model, Expected expected) {
        int[] shape = model.network().inputShape().toArray();
        float[][] actual = model.predict(Dataset.of(expected.input).reshaped(shape));
        assertThat(actual).hasSameDimensionsAs(expected.output);
        for (int i = 0; i < actual.length; i++) {
            assertThat(actual[i]).containsExactly(expected.output[i], within(1e-5f));
        }
    }
}
