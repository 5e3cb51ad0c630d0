package cortado;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.load;
import static cortado.Cortado.pretrained;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Extractor;
import cortado.train.Model;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that are fetched, here a small one of PyTorch, saved while training, in the place of ResNet-18. */
class StandardNetworksTest {
    private static final String RESNET18 = "model/cv/image_classification/ai/djl/pytorch/resnet18_embedding/";
    private static final int PIXELS = 2 * 3 * 224 * 224;

    @TempDir
    Path parent;

    private RepositoryFolder repository;

    @BeforeEach
    void open() {
        repository = new RepositoryFolder(parent);
    }

    @AfterEach
    void close() {
        repository.close();
    }

    record Golden(float[] features) {}

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(
                StandardNetworksTest.class.getResourceAsStream("/golden/extractor/" + name), name)) {
            return in.readAllBytes();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The images of make_pretrained.py. */
    private static Dataset images() {
        float[] values = new float[PIXELS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (i * 37 + i / 224) % 256 / 255f;
        }
        return Dataset.of(values, Shape.of(3, 224, 224), new int[] {0, 1}, List.of("a", "b"));
    }

    @Test
    void features_are_those_of_pytorch_outside_training() {
        byte[] zip = RepositoryFolder.zip(Map.of("resnet18_embedding.pt", resource("trained.pt")));
        repository.add(RESNET18, "0.0.1/resnet18_embedding", "", Map.of("resnet18_embedding.zip", zip));
        Golden golden =
                new Gson().fromJson(new String(resource("pretrained.json"), StandardCharsets.UTF_8), Golden.class);

        Extractor net = pretrained("resnet18");

        float[] features = new float[golden.features.length];
        net.encode(images()).features().get(features);
        assertThat(features).containsExactly(golden.features, Offset.offset(1e-5f));
        Model model = sequential(input(net), dense(2))
                .compile(adam(0.1), crossEntropy())
                .epochs(100)
                .quiet()
                .fit(images());
        assertThat(model.evaluate(images()).accuracy()).isEqualTo(1);
        Path saved = parent.resolve("model.zip");
        model.save(saved);
        assertThat(load(saved).predict(images())).isDeepEqualTo(model.predict(images()));
    }

    @Test
    void unknown_names_are_answered_with_the_known_ones() {
        String others =
                " A saved model is read with pretrained(Path.of(\"model.zip\")), a network of another library with"
                        + " extractor(path, 3, 224, 224).";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> pretrained("resnet50"))
                .withMessage("pretrained: there is no network 'resnet50'; did you mean 'resnet18'?" + others);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pretrained("model.zip"))
                .withMessage("pretrained: there is no network 'model.zip'; known: resnet18." + others);
    }

    @Test
    void without_network_a_message_says_what_to_do() {
        repository.name("http://127.0.0.1:1/");

        assertThatThrownBy(() -> pretrained("resnet18"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageMatching(
                        "pretrained: the network resnet18_embedding is not on this machine, and http://127\\.0\\.0\\.1:1/"
                                + RESNET18
                                + " could not be read \\(ConnectException: Connection refused\\)\\. It is fetched once, which needs"
                                + " internet, and kept in " + parent.resolve("cache/cache/repo-")
                                + "[0-9a-f]{8}\\. Without internet, read a copy with extractor\\(Path\\.of\\(\"net\\.pt\"\\), 3, 224, 224\\)\\.imageNet\\(\\),"
                                + " or name another repository, a URL or a folder, with"
                                + " System\\.setProperty\\(\"cortado\\.repository\", \\.\\.\\.\\)\\.");
    }
}
