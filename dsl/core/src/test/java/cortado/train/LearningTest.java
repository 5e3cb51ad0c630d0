package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.adamW;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.maxPool2d;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.data.Split;
import cortado.layer.Layer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Small real problems, learned. */
class LearningTest {
    private static Model iris(Layer head) {
        return sequential(input(4), dense(16).relu(), head)
                .compile(adam(0.02), crossEntropy())
                .epochs(80)
                .batchSize(16)
                .seed(1)
                .quiet()
                .fit(Datasets.iris().train());
    }

    @Test
    void iris_is_learned_by_a_small_network() {
        assertThat(iris(dense(3)).evaluate(Datasets.iris().test()).accuracy()).isGreaterThan(0.9);
    }

    @Test
    void digits_are_learned_by_a_convolution() {
        Split digits = Datasets.digits();
        Model model = sequential(input(1, 8, 8), conv2d(16, 3).relu(), maxPool2d(2), flatten(), dense(10))
                .compile(adamW(5e-3), crossEntropy())
                .epochs(6)
                .seed(1)
                .quiet()
                .fit(digits.train());

        assertThat(model.evaluate(digits.test()).accuracy()).isGreaterThan(0.9);
    }

    @Test
    void a_softmax_head_trains_like_a_logits_head_and_predicts_its_probabilities() {
        Model logits = iris(dense(3));
        Model softmax = iris(dense(3).softmax());
        Dataset test = Datasets.iris().test();

        double[] expected = logits.history().get("loss");
        double[] actual = softmax.history().get("loss");
        IntStream.range(0, expected.length)
                .forEach(epoch -> assertThat(actual[epoch]).isCloseTo(expected[epoch], within(1e-5)));
        assertThat(softmax.evaluate(test).loss())
                .isCloseTo(logits.evaluate(test).loss(), within(1e-5));
        float[][] probabilities = logits.predictProbability(test);
        float[][] outputs = softmax.predict(test);
        for (int row = 0; row < outputs.length; row++) {
            assertThat(outputs[row]).containsExactly(probabilities[row], within(1e-5f));
        }
    }

    /** Versicolor and virginica, the two species that overlap. */
    private static Dataset twoSpecies(Dataset iris) {
        List<Integer> rows = IntStream.range(0, iris.size())
                .filter(row -> !iris.label(row).equals("setosa"))
                .boxed()
                .toList();
        return Dataset.of(
                rows.stream().map(iris::features).toArray(float[][]::new),
                rows.stream().map(iris::label).toArray(String[]::new));
    }

    @Test
    void two_species_are_told_apart_by_one_logit_or_one_sigmoid() {
        Dataset train = twoSpecies(Datasets.iris().train());
        Dataset test = twoSpecies(Datasets.iris().test());
        for (Layer head : List.of(dense(1), dense(1).sigmoid())) {
            Model model = sequential(input(4), dense(16).tanh(), head)
                    .compile(adam(0.02), binaryCrossEntropy())
                    .epochs(120)
                    .batchSize(16)
                    .seed(3)
                    .quiet()
                    .fit(train);
            float[][] probabilities = model.predictProbability(test);
            int[] predicted = model.predictClass(test);

            assertThat(model.evaluate(test).accuracy()).isGreaterThanOrEqualTo(0.85);
            double[] accuracies = model.history().get("accuracy");
            assertThat(accuracies[accuracies.length - 1]).isGreaterThan(0.9);
            for (int row = 0; row < test.size(); row++) {
                assertThat(predicted[row]).isEqualTo(probabilities[row][0] > 0.5 ? 1 : 0);
            }
            assertThat(model.predictLabel(test).get(0))
                    .isEqualTo(test.classNames().get(predicted[0]));
        }
    }

    @Test
    void several_labels_a_row_are_learned_at_once() {
        float[][] features = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        float[][] andOrXor = {{0, 0, 0}, {0, 1, 1}, {0, 1, 1}, {1, 1, 0}};
        Dataset data = Dataset.of(features, andOrXor);

        Model model = sequential(input(2), dense(16).tanh(), dense(3).sigmoid())
                .compile(adam(0.05), binaryCrossEntropy())
                .epochs(300)
                .seed(2)
                .quiet()
                .fit(data);

        float[][] probabilities = model.predict(data);
        for (int row = 0; row < 4; row++) {
            assertThat(probabilities[row]).containsExactly(andOrXor[row], within(0.1f));
        }
        double[] accuracy = model.history().get("accuracy");
        assertThat(accuracy[accuracy.length - 1]).isEqualTo(1);
    }

    /**
     * With orthogonal columns of -1 and 1 the least-squares weights are the means of x times y, and the offset the mean
     * of y.
     */
    @Test
    void a_linear_model_finds_the_least_squares_solution() {
        float[][] x = new float[32][];
        float[] y = new float[32];
        float[] noise = new Gen(4).floats(32);
        double[] expected = new double[3];
        for (int row = 0; row < 32; row++) {
            float a = row % 2 == 0 ? 1 : -1;
            float b = row / 2 % 2 == 0 ? 1 : -1;
            x[row] = new float[] {a, b};
            y[row] = 2 * a - 3 * b + 0.5f + noise[row];
            expected[0] += a * y[row] / 32;
            expected[1] += b * y[row] / 32;
            expected[2] += y[row] / 32;
        }
        Dataset data = Dataset.of(x, y);

        Model model = sequential(input(2), dense(1))
                .compile(sgd(0.1), mse())
                .epochs(200)
                .batchSize(32)
                .quiet()
                .fit(data);

        float[] weight = model.weights().get("dense_1.weight").values();
        assertThat(weight[0]).isCloseTo((float) expected[0], within(1e-5f));
        assertThat(weight[1]).isCloseTo((float) expected[1], within(1e-5f));
        assertThat(model.weights().get("dense_1.bias").values()[0]).isCloseTo((float) expected[2], within(1e-5f));
        double squares = 0;
        for (int row = 0; row < 32; row++) {
            double error = y[row] - expected[2] - expected[0] * x[row][0] - expected[1] * x[row][1];
            squares += error * error / 32;
        }
        assertThat(model.evaluate(data).mse()).isCloseTo(squares, within(1e-5));
        assertThat(model.history().metrics()).containsExactly("loss");
    }

    @Test
    void training_accuracy_and_loss_are_means_over_all_rows_even_of_a_short_last_batch() {
        Dataset data = new Gen(6).classified(23, 3, 5);
        Model model = sequential(input(5), dense(3))
                .compile(sgd(1e-12), crossEntropy())
                .batchSize(10)
                .quiet()
                .fit(data);

        assertThat(model.history().get("loss")[0])
                .isCloseTo(model.evaluate(data).loss(), within(1e-6));
        assertThat(model.history().get("accuracy")[0])
                .isCloseTo(model.evaluate(data).accuracy(), within(1e-12));
    }
}
