package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.ctc;
import static cortado.Cortado.dense;
import static cortado.Cortado.gru;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cortado.Datasets;
import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.metric.Evaluation;
import cortado.network.Network;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading lines of handwritten digits of which only the order is known. */
class CtcTest {
    private static final int DIGITS = 4;
    private static final int STEPS = 8 * DIGITS;
    private static final Network READER =
            sequential(input(STEPS, 8), gru(48).bidirectional().sequences(), dense(DIGITS + 1));

    /** Lines of two to four digits side by side, each a column of 8 pixels a step; zeros, ones, twos and threes. */
    private static Dataset lines(Dataset digits, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] known = Arrays.stream(new int[digits.size()])
                .map(i -> random.nextInt(digits.size()))
                .filter(row -> digits.classes()[row] < DIGITS)
                .toArray();
        float[] pixels = new float[count * STEPS * 8];
        float[] labels = new float[count * DIGITS];
        for (int line = 0; line < count; line++) {
            int length = 2 + random.nextInt(DIGITS - 1);
            for (int place = 0; place < length; place++) {
                int row = known[random.nextInt(known.length)];
                float[] image = digits.features(row);
                for (int column = 0; column < 8; column++) {
                    for (int y = 0; y < 8; y++) {
                        pixels[(line * STEPS + place * 8 + column) * 8 + y] = image[y * 8 + column];
                    }
                }
                labels[line * DIGITS + place] = 1 + digits.classes()[row];
            }
        }
        return Dataset.of(pixels, Shape.of(STEPS, 8), labels, DIGITS);
    }

    @Test
    void a_network_learns_to_read_lines_whose_labels_have_no_place(@TempDir Path folder) {
        Dataset train = lines(Datasets.digits().train(), 600, 1);
        Dataset test = lines(Datasets.digits().test(), 200, 2);

        Model model = READER.compile(adam(0.01), ctc())
                .epochs(15)
                .batchSize(32)
                .seed(4)
                .quiet()
                .fit(train);
        Evaluation evaluation = model.evaluate(test);

        assertThat(evaluation.sequences().labelErrorRate()).isLessThan(0.1);
        assertThat(evaluation.toString())
                .isEqualTo("\nlabel error rate %.4f, without an error %.4f, loss %.4f (200 rows)"
                        .formatted(
                                evaluation.sequences().labelErrorRate(),
                                evaluation.sequences().exact(),
                                evaluation.loss()));
        int[][] read = model.predictSequence(test);
        int exact = 0;
        for (int i = 0; i < read.length; i++) {
            exact += Arrays.equals(read[i], labels(test, i)) ? 1 : 0;
        }
        assertThat(exact / 200.0).isEqualTo(evaluation.sequences().exact());

        model.save(folder.resolve("reader"));
        assertThat(Model.load(folder.resolve("reader")).predictSequence(test)).isDeepEqualTo(read);
    }

    private static int[] labels(Dataset data, int row) {
        float[] targets = new float[DIGITS];
        data.targets().position(row * DIGITS).get(targets);
        int[] labels = new int[DIGITS];
        int count = 0;
        for (float target : targets) {
            if (target > 0) {
                labels[count++] = (int) target;
            }
        }
        return Arrays.copyOf(labels, count);
    }

    private static void refuses(Network network, float[][] labels, String message) {
        Dataset data = Dataset.of(new float[labels.length * 6], Shape.of(3, 2), flat(labels), labels[0].length);
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        network.compile(adam(0.01), ctc()).epochs(1).quiet().fit(data))
                .withMessage(message);
    }

    private static float[] flat(float[][] rows) {
        float[] flat = new float[rows.length * rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, flat, i * rows[0].length, rows[0].length);
        }
        return flat;
    }

    @Test
    void what_cannot_be_aligned_is_refused_before_training() {
        Network net = sequential(input(3, 2), dense(4));
        refuses(
                net,
                new float[][] {{1, 2, 3}, {2, 2, 1}},
                "fit: row 1 needs 4 steps for its 3 labels (a blank parts equal ones), but the network gives 3. Shorten the labels,"
                        + " or pool and stride less");
        refuses(
                net,
                new float[][] {{1, 4, 0}},
                "fit: ctc takes labels from 1 to 3 and zeros after the last, but row 0 is [1.0, 4.0, 0.0]. 0 is the blank; a network"
                        + " for k labels ends with dense(k + 1)");
        refuses(
                net,
                new float[][] {{1, 0, 2}},
                "fit: ctc takes labels from 1 to 3 and zeros after the last, but row 0 is [1.0, 0.0, 2.0]. 0 is the blank; a network"
                        + " for k labels ends with dense(k + 1)");
        refuses(
                sequential(input(3, 2), gru(4), dense(4)),
                new float[][] {{1, 0}},
                "fit: ctc needs a score for each class at each step, (N, steps, classes + 1), but the network gives (N, 4). End it"
                        + " with e.g. lstm(64).sequences(), dense(classes + 1)");
        Dataset classes = Dataset.of(new float[6], Shape.of(3, 2), new int[] {0}, List.of("a"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> net.compile(adam(0.01), ctc()).quiet().fit(classes))
                .withMessage(
                        "fit: ctc needs a sequence of labels for each row, but the data has one class. Pass one row of numbers"
                                + " from 1 for each, filled up with zeros: Dataset.of(x, new float[][] {{2, 1, 0}})");
    }

    @Test
    void sequences_and_classes_are_asked_for_by_their_own_calls() {
        Dataset data = Dataset.of(new float[12], Shape.of(3, 2), new float[] {1, 2}, 1);
        Model model = sequential(input(3, 2), dense(3))
                .compile(adam(0.01), ctc())
                .epochs(1)
                .quiet()
                .fit(data);
        assertThatIllegalStateException()
                .isThrownBy(() -> model.predictClass(data))
                .withMessage(
                        "predictClass: the model predicts a sequence of labels, not one class. Use predictSequence.");
        assertThatIllegalStateException()
                .isThrownBy(() -> model.evaluate(data).accuracy())
                .withMessage(
                        "evaluation: accuracy() needs predicted classes, but these are sequences of labels. Ask for sequences().");
        Dataset iris = Datasets.iris().train();
        Model classifier = sequential(input(4), dense(3))
                .compile(adam(0.01), crossEntropy())
                .epochs(1)
                .quiet()
                .fit(iris);
        assertThatIllegalStateException()
                .isThrownBy(() -> classifier.predictSequence(iris))
                .withMessage(
                        "predictSequence: the model was trained with crossEntropy(), but sequences of labels need ctc(). Use"
                                + " predict.");
        assertThatIllegalStateException()
                .isThrownBy(() -> classifier.evaluate(iris).sequences())
                .withMessage(
                        "evaluation: sequences() needs predicted sequences of labels, but these are classes. Ask for accuracy(),"
                                + " f1(Average.MACRO) or report().");
    }
}
