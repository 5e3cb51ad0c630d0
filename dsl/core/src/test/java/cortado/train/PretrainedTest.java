package cortado.train;

import static cortado.Cortado.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Split;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainedTest {
    private static final int SEEDS = 20;
    private static final Dataset DIGITS = Datasets.digits().train().take(400);
    private static final Model BASE = sequential(
                    input(1, 8, 8),
                    conv2d(8, 3).relu(),
                    batchNorm(),
                    residual(conv2d(8, 3).samePadding().relu()),
                    flatten(),
                    dropout(0.2),
                    dense(24).relu(),
                    dense(10))
            .compile(adam(3e-3), crossEntropy())
            .epochs(4)
            .seed(2)
            .quiet()
            .fit(DIGITS);

    /** Returns the rows of some classes, which are then called 0, 1, …. */
    private static Dataset ofClasses(Dataset data, int from, int to, int each) {
        int[] classes = data.classes();
        int[] counts = new int[data.classCount()];
        int[] rows = IntStream.range(0, data.size())
                .filter(row -> classes[row] >= from && classes[row] < to && counts[classes[row]]++ < each)
                .toArray();
        Dataset chosen = data.rows(rows);
        float[] features = new float[chosen.features().remaining()];
        chosen.features().get(features);
        return Dataset.of(
                features,
                data.shape(),
                Arrays.stream(rows).map(row -> classes[row] - from).toArray(),
                data.classNames().subList(from, to));
    }

    @Test
    void the_whole_model_again_predicts_what_the_model_predicts(@TempDir Path folder) {
        Path file = folder.resolve("base.cortado");
        BASE.save(file);
        Pretrained base = pretrained(file);

        Model again = sequential(base.input(), base)
                .compile(adam(1e-3), crossEntropy())
                .model();

        assertThat(again.predict(DIGITS.take(20))).isDeepEqualTo(BASE.predict(DIGITS.take(20)));
    }

    @Test
    void layers_keep_their_names_and_counts_without_the_head() {
        Network network =
                sequential(input(1, 8, 8), Pretrained.of(BASE).withoutHead().frozen(), dense(5));

        assertThat(network.summary().expanded().toString())
                .contains("pretrained_1.conv2d_1")
                .contains("pretrained_1.residual_1")
                .doesNotContain("dense_2");
        assertThat(network.summary().trainableParameters()).isEqualTo(24 * 5 + 5);
        assertThat(network.frozenArrays())
                .contains("pretrained_1.conv2d_1.weight", "pretrained_1.residual_1.conv2d_1.weight");
    }

    @Test
    void a_frozen_base_stays_as_it_is_and_unfrozen_layers_learn() {
        Network network =
                sequential(input(1, 8, 8), Pretrained.of(BASE).withoutHead().frozen(), dense(10));
        Learner learner =
                network.compile(adam(1e-3), crossEntropy()).epochs(1).seed(1).quiet();

        Model frozen = learner.fit(DIGITS);
        Model thawed = learner.unfreeze("pretrained_1.dense_1").fit(DIGITS);

        for (String name : BASE.weights().names()) {
            if (!name.startsWith("dense_2")) {
                Weights.Values before = BASE.weights().get(name);
                assertThat(frozen.weights().get("pretrained_1." + name).values())
                        .as(name)
                        .isEqualTo(before.values());
                boolean isSame = Arrays.equals(
                        thawed.weights().get("pretrained_1." + name).values(), before.values());
                assertThat(isSame).as(name).isEqualTo(!name.startsWith("dense_1"));
            }
        }
    }

    @Test
    void a_model_with_a_base_is_saved_without_it(@TempDir Path folder) {
        Model model = sequential(input(1, 8, 8), Pretrained.of(BASE).upTo("flatten_1"), dense(10))
                .compile(adam(1e-3), crossEntropy())
                .quiet()
                .fit(DIGITS);
        Path file = folder.resolve("model.cortado");
        model.save(file);

        assertThat(Model.load(file).predict(DIGITS.take(9))).isDeepEqualTo(model.predict(DIGITS.take(9)));
    }

    @Test
    void a_tokenizer_and_padding_come_along() {
        Split texts = Datasets.sentences();
        var tokenizer = wordTokenizer().vocabulary(500).maxLength(12).fit(texts.train());
        Model words = sequential(input(tokenizer), embedding(500, 8).masked(), avgOverSteps(), dense(2))
                .compile(adam(1e-2), crossEntropy())
                .quiet()
                .fit(texts.train());
        Pretrained base = Pretrained.of(words);

        Model again = sequential(base.input(), base)
                .compile(adam(1e-2), crossEntropy())
                .model("negative", "positive");

        assertThat(again.predict(texts.test().take(30)))
                .isDeepEqualTo(words.predict(texts.test().take(30)));
    }

    /**
     * At convergence both reach the same: what transfer saves on such images is training. Over 60 seeds the gain was 0.029, of one seed with a
     * deviation of 0.037: that of 20 lies within 0.008 of it, whatever a processor rounds.
     */
    @Test
    void features_of_other_classes_help_where_images_and_steps_are_few() {
        Split all = Datasets.fashionMnist();
        Dataset first = ofClasses(all.train(), 0, 5, 150);
        Dataset few = ofClasses(all.train(), 5, 10, 20);
        Dataset test = ofClasses(all.test(), 5, 10, 50);
        double gain = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            Model base = net(5).compile(adam(1e-3), crossEntropy())
                    .epochs(15)
                    .seed(seed)
                    .quiet()
                    .fit(first);
            Network transfer = sequential(
                    input(1, 28, 28),
                    Pretrained.of(base).upTo("flatten_1").frozen(),
                    dense(64).relu(),
                    dense(5));
            gain += accuracy(transfer, seed, few, test) - accuracy(net(5), seed, few, test);
        }

        assertThat(gain / SEEDS).isGreaterThan(0.005);
    }

    private static double accuracy(Network network, int seed, Dataset train, Dataset test) {
        return network.compile(adam(1e-3), crossEntropy())
                .epochs(3)
                .batchSize(16)
                .seed(seed)
                .quiet()
                .fit(train)
                .evaluate(test)
                .accuracy();
    }

    private static Network net(int classes) {
        return sequential(
                input(1, 28, 28),
                conv2d(16, 3).relu(),
                maxPool2d(2),
                conv2d(32, 3).relu(),
                maxPool2d(2),
                flatten(),
                dense(64).relu(),
                dense(classes));
    }

    @Test
    void what_does_not_fit_is_said_where_it_is() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(1, 9, 9), Pretrained.of(BASE).withoutHead(), dense(5)))
                .withMessage("layer 1 (pretrained) cannot follow the input (N, 1, 9, 9): "
                        + "the model was trained on inputs of shape (N, 1, 8, 8).\n"
                        + "  Begin with the model's own input: pretrained(path).input().");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pretrained.of(BASE).upTo("conv2d_3"))
                .withMessageStartingWith("pretrained: the model has no layer 'conv2d_3'; did you mean 'conv2d_1'?");
        Model single = sequential(input(4), dense(3))
                .compile(adam(1e-3), crossEntropy())
                .model();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pretrained.of(single).withoutHead())
                .withMessage(
                        "pretrained: the model has no layer before its head 'dense_1', so that nothing would be left.");
        var left = input(4);
        var branched = network(inputs(left), outputs(left.then(dense(3)), left.then(dense(2))))
                .compile(adam(1e-3), losses(crossEntropy(), crossEntropy()))
                .model();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Pretrained.of(branched))
                .withMessage("pretrained: the model must be a sequence of layers, but has branches or shared layers. "
                        + "Use startFrom(model) of a learner, whose network has layers of the same names.");
        assertThat(List.of(BASE.network().isSequential())).containsExactly(true);
    }
}
