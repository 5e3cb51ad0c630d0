package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.focal;
import static cortado.Cortado.hinge;
import static cortado.Cortado.huber;
import static cortado.Cortado.input;
import static cortado.Cortado.kullbackLeibler;
import static cortado.Cortado.logCosh;
import static cortado.Cortado.mae;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.network.Network;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses as a user meets them: what they learn, what they refuse, and how they are kept. */
class LossTest {
    private static final Dataset IRIS = Datasets.iris().train();
    private static final Dataset TWO_KINDS = new Gen(2).classified(12, 2, 4);
    private static final Dataset THREE_KINDS = new Gen(2).classified(12, 3, 4);
    private static final Dataset VALUES = new Gen(3).valued(12, 1, 4);

    private static Network network(int outputs) {
        return sequential(input(4), dense(outputs));
    }

    private static void refuses(Network network, Loss loss, Dataset data, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> network.compile(adam(1e-3), loss).quiet().fit(data))
                .withMessage(message);
    }

    static Stream<Loss> lossesOfClasses() {
        return Stream.of(crossEntropy(), crossEntropy().smoothing(0.1), focal(2), hinge());
    }

    @ParameterizedTest
    @MethodSource("lossesOfClasses")
    void losses_of_classes_learn_iris_and_survive_a_file(Loss loss, @TempDir Path folder) {
        Model model = network(3).compile(adam(0.05), loss).epochs(40).quiet().fit(IRIS);

        assertThat(model.evaluate(Datasets.iris().test()).accuracy()).isGreaterThan(0.9);
        model.save(folder.resolve("m"));
        Model loaded = Model.load(folder.resolve("m"));
        assertThat(loaded.evaluate(IRIS).loss()).isEqualTo(model.evaluate(IRIS).loss());
        assertThat(loaded.recipe()).contains(loss.toString());
    }

    static Stream<Loss> lossesOfTwoClasses() {
        return Stream.of(binaryCrossEntropy(), focal(2), focal(2).alpha(0.75), hinge());
    }

    @ParameterizedTest
    @MethodSource("lossesOfTwoClasses")
    void losses_of_two_classes_take_one_output(Loss loss, @TempDir Path folder) {
        Dataset data = new Gen(8).classified(40, 2, 4);
        float[][] rows = new float[40][];
        for (int i = 0; i < 40; i++) {
            rows[i] = data.features(i);
        }
        int[] classes = new int[40];
        for (int i = 0; i < 40; i++) {
            classes[i] = rows[i][0] + 0.5 * rows[i][1] > 0 ? 1 : 0;
        }
        Dataset separable = Dataset.of(rows, classes);

        Model model = network(1).compile(adam(0.05), loss).epochs(60).quiet().fit(separable);

        assertThat(model.evaluate(separable).accuracy()).isGreaterThan(0.9);
        assertThat(model.history().get("accuracy")[59]).isGreaterThan(0.9);
        assertThat(model.evaluate(separable).classification().hasProbabilities())
                .isEqualTo(!loss.toString().startsWith("hinge"));
        model.save(folder.resolve("m"));
        assertThat(Model.load(folder.resolve("m")).evaluate(separable).loss())
                .isEqualTo(model.evaluate(separable).loss());
    }

    static Stream<Loss> lossesOfValues() {
        return Stream.of(mse(), mae(), huber(0.5), logCosh());
    }

    @ParameterizedTest
    @MethodSource("lossesOfValues")
    void losses_of_values_learn_a_line_and_survive_a_file(Loss loss, @TempDir Path folder) {
        float[][] x = new float[40][1];
        float[] y = new float[40];
        for (int i = 0; i < 40; i++) {
            x[i][0] = i / 20f - 1;
            y[i] = 3 * x[i][0] - 1;
        }
        Dataset line = Dataset.of(x, y);

        Model model = sequential(input(1), dense(1))
                .compile(adam(0.05), loss)
                .epochs(200)
                .batchSize(8)
                .quiet()
                .fit(line);

        assertThat(model.weights().get("dense_1.weight").values()[0]).isCloseTo(3, within(0.1f));
        assertThat(model.history().metrics()).containsExactly("loss");
        model.save(folder.resolve("m"));
        assertThat(Model.load(folder.resolve("m")).evaluate(line).loss())
                .isEqualTo(model.evaluate(line).loss());
    }

    @Test
    void divergence_from_soft_labels_teaches_their_probabilities() {
        float[][] x = new float[30][];
        float[][] shares = new float[30][];
        for (int i = 0; i < 30; i++) {
            x[i] = new float[] {i % 3 == 0 ? 1 : 0, i % 3 == 1 ? 1 : 0, i % 3 == 2 ? 1 : 0, 1};
            shares[i] = i % 3 == 0 ? new float[] {0.7f, 0.3f} : new float[] {0.1f, 0.9f};
        }
        Dataset data = Dataset.of(x, shares);

        Model model = network(2)
                .compile(adam(0.1), kullbackLeibler())
                .epochs(150)
                .quiet()
                .fit(data);

        assertThat(model.predictProbability(data.row(0))[0]).containsExactly(new float[] {0.7f, 0.3f}, within(0.01f));
        assertThat(model.predictClass(data.row(1))).containsExactly(1);
        assertThat(model.evaluate(data).mse()).isLessThan(1e-4);
    }

    @Test
    void settings_out_of_range_are_refused_at_once() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> crossEntropy().smoothing(1))
                .withMessage("crossEntropy: smoothing must be at least 0 and below 1, but was 1.0. Try 0.1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> focal(-1))
                .withMessage("focal: gamma must be at least 0, but was -1.0. Try 2.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> focal(2).alpha(1.5))
                .withMessage("focal: alpha must be at least 0 and at most 1, but was 1.5. Try 0.25.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> huber(0))
                .withMessage("huber: delta must be above 0, but was 0.0. Try 1.");
    }

    @Test
    void losses_name_themselves_when_they_refuse() {
        refuses(
                network(2),
                focal(2),
                THREE_KINDS,
                "fit: the network has 2 outputs, but the data has 3 classes. End it with dense(3).");
        refuses(
                network(1),
                focal(2),
                THREE_KINDS,
                "fit: focal needs 2 classes, but the data has 3. Use crossEntropy().");
        refuses(
                network(2),
                focal(2).alpha(0.25),
                TWO_KINDS,
                "fit: focal: alpha(0.25) needs one output, but the network gives (N, 2). "
                        + "Use classWeights(...) on the learner");
        refuses(network(1), hinge(), VALUES, "fit: hinge needs a class for each row, but the data has none.");
        refuses(
                sequential(input(4), dense(3).softmax()),
                hinge(),
                THREE_KINDS,
                "fit: hinge needs scores, but the network ends with softmax or sigmoid. Drop it.");
        refuses(
                network(3),
                huber(1),
                THREE_KINDS,
                "fit: huber needs real-valued targets, but the data has classes. Use crossEntropy().");
        refuses(
                network(2),
                mae(),
                VALUES,
                "fit: the network gives (N, 2), but each row has 1 target. End it with dense(1).");
    }

    @Test
    void divergence_refuses_what_is_no_distribution() {
        refuses(
                network(3),
                kullbackLeibler(),
                THREE_KINDS,
                "fit: kullbackLeibler needs a distribution over the classes for each row, but the data has one class. "
                        + "Use crossEntropy().");
        refuses(
                network(2),
                kullbackLeibler(),
                Dataset.of(new float[2][4], new float[][] {{0.5f, 0.5f}, {0.5f, 0.6f}}),
                "fit: kullbackLeibler needs targets of at least 0 that sum to 1 in each row, but those of row 1 do not. "
                        + "Divide each row by its sum.");
        refuses(
                sequential(input(4), dense(2).sigmoid()),
                kullbackLeibler(),
                Dataset.of(new float[1][4], new float[][] {{0.5f, 0.5f}}),
                "fit: kullbackLeibler needs logits or softmax, but the network ends with sigmoid. Drop the sigmoid.");
    }

    @Test
    void scores_of_margins_are_no_probabilities() {
        Model model = network(3).compile(adam(0.05), hinge()).quiet().fit(IRIS);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> model.predictProbability(IRIS))
                .withMessage("predictProbability: hinge trains scores, not probabilities. Use predict, or train with "
                        + "crossEntropy() or binaryCrossEntropy().");
    }
}
