package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.Datasets;
import cortado.data.Dataset;
import cortado.network.Network;
import org.junit.jupiter.api.Test;

/** What a user reads when learner and data do not fit together. */
class FitMessagesTest {
    private static final Dataset THREE_CLASSES = new Gen(1).classified(12, 3, 4);
    private static final Dataset TWO_CLASSES = new Gen(2).classified(12, 2, 4);
    private static final Dataset VALUES = new Gen(3).valued(12, 1, 4);
    private static final Dataset UNLABELED = Dataset.of(new float[][] {{1, 2, 3, 4}});

    private static Network network(int outputs) {
        return sequential(input(4), dense(outputs));
    }

    private static Learner learner(Network network, Loss loss) {
        return network.compile(adam(1e-3), loss).quiet();
    }

    private static void refuses(Learner learner, Dataset data, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> learner.fit(data)).withMessage(message);
    }

    @Test
    void all_problems_come_at_once() {
        refuses(
                learner(network(2), crossEntropy())
                        .epochs(0)
                        .batchSize(-1)
                        .validationSplit(1.5)
                        .earlyStopping(0),
                THREE_CLASSES,
                """
                fit: 5 problems:
                - epochs must be at least 1, but was 0
                - batchSize must be at least 1, but was -1
                - validationSplit must be at least 0 and below 1, but was 1.5
                - earlyStopping patience must be at least 1, but was 0
                - the network has 2 outputs, but the data has 3 classes. End it with dense(3).""");
    }

    @Test
    void zero_epochs_are_refused() {
        refuses(
                learner(network(3), crossEntropy()).epochs(0),
                THREE_CLASSES,
                "fit: epochs must be at least 1, but was 0");
    }

    @Test
    void a_batch_without_rows_is_refused() {
        refuses(
                learner(network(3), crossEntropy()).batchSize(0),
                THREE_CLASSES,
                "fit: batchSize must be at least 1, but was 0");
    }

    @Test
    void a_share_and_data_for_validation_exclude_each_other() {
        refuses(
                learner(network(3), crossEntropy()).validationSplit(0.2).validation(THREE_CLASSES),
                THREE_CLASSES,
                "fit: validationSplit(0.2) and validation(data) exclude each other. Keep one");
    }

    @Test
    void early_stopping_needs_validation() {
        refuses(
                learner(network(3), crossEntropy()).earlyStopping(3),
                THREE_CLASSES,
                "fit: earlyStopping(3) needs validation data. Add validationSplit(0.1) or validation(data)");
    }

    @Test
    void rows_of_another_shape_are_refused() {
        refuses(
                learner(sequential(input(1, 28, 28), flatten(), dense(10)), crossEntropy()),
                Datasets.digits().train(),
                "fit: the network takes rows of shape (1, 28, 28), but the data has rows of shape (1, 8, 8)");
    }

    @Test
    void rows_of_equal_size_get_the_way_to_reshape_them() {
        refuses(
                learner(sequential(input(64), dense(10)), crossEntropy()),
                Datasets.digits().train(),
                "fit: the network takes rows of shape (64), but the data has rows of shape (1, 8, 8). "
                        + "Use reshaped(64) on the data");
    }

    @Test
    void validation_data_is_checked_as_well() {
        refuses(
                learner(network(3), crossEntropy()).validation(new Gen(1).classified(9, 3, 5)),
                THREE_CLASSES,
                "fit: the network takes rows of shape (4), but the validation data has rows of shape (5)");
    }

    @Test
    void validation_data_needs_the_classes_of_the_data() {
        refuses(
                learner(network(3), crossEntropy()).validation(THREE_CLASSES.withClassNames("b", "a", "c")),
                THREE_CLASSES.withClassNames("a", "b", "c"),
                "fit: the data has the classes [a, b, c], but the validation data has [b, a, c]. "
                        + "Use withClassNames, in the data's order");
    }

    @Test
    void cross_entropy_needs_one_output_a_class() {
        refuses(
                learner(network(10), crossEntropy()),
                THREE_CLASSES,
                "fit: the network has 10 outputs, but the data has 3 classes. End it with dense(3).");
    }

    @Test
    void cross_entropy_needs_a_row_of_outputs() {
        refuses(
                learner(sequential(input(1, 8, 8), conv2d(10, 3)), crossEntropy()),
                Datasets.digits().train(),
                "fit: crossEntropy needs output (N, classes), but the network gives (N, 10, 6, 6). "
                        + "End it with dense(classes).");
    }

    @Test
    void cross_entropy_after_sigmoid_is_refused() {
        refuses(
                learner(sequential(input(4), dense(3).sigmoid()), crossEntropy()),
                THREE_CLASSES,
                "fit: crossEntropy needs logits or softmax, but the network ends with sigmoid. "
                        + "Drop the sigmoid, or use binaryCrossEntropy().");
    }

    @Test
    void cross_entropy_of_real_values_is_refused() {
        refuses(
                learner(network(1), crossEntropy()),
                VALUES,
                "fit: crossEntropy needs a class for each row, but the data has none. Use mse() for real values.");
    }

    @Test
    void binary_cross_entropy_after_softmax_is_refused() {
        refuses(
                learner(sequential(input(4), dense(1).softmax()), binaryCrossEntropy()),
                TWO_CLASSES,
                "fit: binaryCrossEntropy needs logits or sigmoid, but the network ends with softmax. Use crossEntropy().");
    }

    @Test
    void binary_cross_entropy_of_two_classes_needs_one_output() {
        refuses(
                learner(network(2), binaryCrossEntropy()),
                TWO_CLASSES,
                "fit: binaryCrossEntropy needs output (N, 1) for two classes, but the network gives (N, 2). "
                        + "End it with dense(1).");
    }

    @Test
    void binary_cross_entropy_of_three_classes_is_refused() {
        refuses(
                learner(network(1), binaryCrossEntropy()),
                THREE_CLASSES,
                "fit: binaryCrossEntropy needs 2 classes, but the data has 3. Use crossEntropy().");
    }

    @Test
    void binary_cross_entropy_needs_values_from_0_to_1() {
        refuses(
                learner(network(1), binaryCrossEntropy()),
                VALUES,
                "fit: binaryCrossEntropy needs labels from 0 to 1. Use mse() for other values.");
    }

    @Test
    void binary_cross_entropy_needs_one_output_a_label() {
        refuses(
                learner(network(2), binaryCrossEntropy()),
                Dataset.of(new float[][] {{1, 2, 3, 4}}, new float[][] {{0, 1, 1}}),
                "fit: the network gives (N, 2), but each row has 3 labels. End it with dense(3).");
    }

    @Test
    void squared_errors_of_classes_are_refused() {
        refuses(
                learner(network(3), mse()),
                THREE_CLASSES,
                "fit: mse needs real-valued targets, but the data has classes. Use crossEntropy().");
    }

    @Test
    void squared_errors_need_one_output_a_target() {
        refuses(
                learner(network(2), mse()),
                VALUES,
                "fit: the network gives (N, 2), but each row has 1 target. End it with dense(1).");
    }

    @Test
    void unlabeled_data_is_refused_by_every_loss() {
        refuses(
                learner(network(1), mse()),
                UNLABELED,
                "fit: mse needs real-valued targets, but the data has no labels.");
        refuses(
                learner(network(1), binaryCrossEntropy()),
                UNLABELED,
                "fit: binaryCrossEntropy needs labels, but the data has none.");
        refuses(
                learner(network(1), crossEntropy()),
                UNLABELED,
                "fit: crossEntropy needs a class for each row, but the data has none. Use mse() for real values.");
    }

    @Test
    void a_value_that_is_no_number_is_refused_by_the_data() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Dataset.of(new float[][] {{1, 2}, {3, Float.NaN}}, new int[] {0, 1}))
                .withMessage("dataset: features must be finite, but row 1 has NaN at column 1; "
                        + "1 of 4 values are not finite. Replace them, or leave those rows out.");
    }

    @Test
    void a_loss_that_leaves_the_numbers_ends_training_with_what_to_do() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        network(1).compile(sgd(1e20), mse()).epochs(9).quiet().fit(VALUES))
                .withMessageMatching(
                        "fit: the loss became (NaN|Infinity) in epoch [23], step 1: the outputs of layer 'dense_1' are too large for the loss\\. "
                                + "Use a smaller learning rate than 1\\.0E20, or scale the features to 0\\.\\.1\\.");
    }

    @Test
    void a_validation_loss_that_leaves_the_numbers_ends_training_too() {
        // One step: its loss is taken before the weights explode.
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> network(1)
                        .compile(sgd(1e30), mse())
                        .validation(VALUES)
                        .quiet()
                        .fit(VALUES))
                .withMessage("fit: the validation loss became Infinity in epoch 1. "
                        + "Use a smaller learning rate than 1.0E30, or scale the features to 0..1.");
    }

    @Test
    void the_session_goes_on_after_a_failure() {
        Learner learner = network(1).compile(sgd(1e30), mse()).epochs(9).quiet();
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> learner.fit(VALUES));

        assertThat(network(1)
                        .compile(sgd(0.1), mse())
                        .quiet()
                        .fit(VALUES)
                        .history()
                        .stop())
                .isEqualTo(Stop.COMPLETED);
    }

    @Test
    void prediction_refuses_rows_of_another_shape() {
        Model model = learner(network(3), crossEntropy()).fit(THREE_CLASSES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(Dataset.of(new float[][] {{1, 2, 3}})))
                .withMessage("predict: the network takes rows of shape (4), but the data has rows of shape (3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.predict(Dataset.of(new float[4], cortado.base.Shape.of(2, 2))))
                .withMessage("predict: the network takes rows of shape (4), but the data has rows of shape (2, 2). "
                        + "Use reshaped(4) on the data");
    }

    @Test
    void evaluation_refuses_what_training_would_refuse_and_other_classes() {
        Model model = learner(network(3), crossEntropy()).fit(THREE_CLASSES.withClassNames("a", "b", "c"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.evaluate(THREE_CLASSES.withClassNames("c", "b", "a")))
                .withMessage("evaluate: the model was trained on the classes [a, b, c], but the data has [c, b, a]. "
                        + "Use withClassNames, in the model's order");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.evaluate(new Gen(1).valued(3, 1, 5)))
                .withMessage("""
                        evaluate: 2 problems:
                        - the network takes rows of shape (4), but the data has rows of shape (5)
                        - crossEntropy needs a class for each row, but the data has none. Use mse() for real values.""");
    }

    @Test
    void a_model_of_real_values_has_no_classes() {
        Model model = learner(network(1), mse()).fit(VALUES);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> model.predictClass(VALUES))
                .withMessage("predictClass: the model predicts real values, not classes. Use predict.");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> model.predictProbability(VALUES))
                .withMessage("predictProbability: the model predicts real values, not classes. Use predict.");
    }

    @Test
    void an_unknown_metric_gets_the_nearest_name() {
        History history = learner(network(3), crossEntropy()).fit(THREE_CLASSES).history();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.get("acuracy"))
                .withMessage("history: unknown metric 'acuracy'; did you mean 'accuracy'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> history.get("validation loss"))
                .withMessage("history: unknown metric 'validation loss'; known: loss, accuracy.");
    }
}
