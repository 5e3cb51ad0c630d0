package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.binaryCrossEntropy;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.layer;
import static cortado.Cortado.loss;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import cortado.graph.Elementwise;
import cortado.graph.Tensor;
import cortado.network.Network;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers, losses and metrics that users write. */
class OwnPartsTest {
    private static final Dataset VALUES = new Gen(1).valued(40, 2, 4);
    private static final Dataset CLASSES = new Gen(2).classified(40, 3, 4);
    private static final Dataset TWO_CLASSES = new Gen(3).classified(40, 2, 4);

    private static Network network(int outputs) {
        return sequential(input(4), dense(6).tanh(), dense(outputs));
    }

    private static Model fit(Network network, Loss loss, Dataset data) {
        return network.compile(adam(0.01), loss).epochs(3).seed(5).quiet().fit(data);
    }

    private static Tensor squares(Tensor output, Tensor target) {
        return output.minus(target).square();
    }

    private static Tensor logLikelihood(Tensor output, Tensor target) {
        return target.times(output.softmax().apply(Elementwise.Function.LOG))
                .mean()
                .affine(-3, 0);
    }

    @Test
    void an_own_squared_error_trains_like_mse() {
        Model ours = fit(network(2), mse(), VALUES);
        Model own = fit(network(2), loss("squares", OwnPartsTest::squares), VALUES);

        assertThat(own.history().get("loss")).containsExactly(ours.history().get("loss"));
        assertThat(own.predict(VALUES)).isDeepEqualTo(ours.predict(VALUES));
        assertThat(own.evaluate(VALUES).loss()).isEqualTo(ours.evaluate(VALUES).loss());
    }

    @Test
    void classes_reach_an_own_loss_as_rows_with_a_one() {
        Model ours = fit(network(3), crossEntropy(), CLASSES);
        Model own = fit(network(3), loss("logLikelihood", OwnPartsTest::logLikelihood), CLASSES);

        assertThat(own.history().metrics()).containsExactly("loss", "accuracy");
        assertThat(own.history().get("loss")).containsExactly(ours.history().get("loss"), within(1e-5));
        assertThat(own.history().get("accuracy")).containsExactly(ours.history().get("accuracy"));
        assertThat(own.predictLabel(CLASSES)).isEqualTo(ours.predictLabel(CLASSES));
        assertThat(own.evaluate(CLASSES).accuracy())
                .isEqualTo(ours.evaluate(CLASSES).accuracy());
    }

    @Test
    void two_classes_reach_it_as_zero_and_one() {
        Network probability = sequential(input(4), dense(6).tanh(), dense(1).sigmoid());
        Model own = fit(probability, loss("brier", OwnPartsTest::squares), TWO_CLASSES);

        float[][] p = own.predict(TWO_CLASSES);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.pow(p[i][0] - TWO_CLASSES.classes()[i], 2);
        }
        assertThat(own.evaluate(TWO_CLASSES).loss()).isCloseTo(sum / p.length, within(1e-6));
    }

    @Test
    void a_saved_model_does_not_need_the_users_code(@TempDir Path folder) {
        Network network = sequential(
                input(4),
                layer("scale", (x, w) -> x.times(w.constant("gain", 2, 4)).plus(w.constant("shift", 0.5))),
                dense(3).softmax());
        Model model = fit(network, loss("squares", OwnPartsTest::squares), CLASSES);
        model.save(folder.resolve("own.cortado"));

        Model loaded = Model.load(folder.resolve("own.cortado"));

        assertThat(loaded.predict(CLASSES)).isDeepEqualTo(model.predict(CLASSES));
        assertThat(loaded.evaluate(CLASSES).loss())
                .isEqualTo(model.evaluate(CLASSES).loss());
        assertThat(loaded.evaluate(CLASSES).accuracy())
                .isEqualTo(model.evaluate(CLASSES).accuracy());
        assertThat(loaded.predictLabel(CLASSES)).isEqualTo(model.predictLabel(CLASSES));
        assertThat(loaded.summary()).hasToString(model.summary().toString());
        assertThat(loaded.weights().get("scale_1.gain").values()).hasSize(4);
        loaded.save(folder.resolve("again.cortado"));
        assertThat(Model.load(folder.resolve("again.cortado")).evaluate(CLASSES).loss())
                .isEqualTo(model.evaluate(CLASSES).loss());
    }

    @Test
    void an_own_layer_counts_its_arrays() {
        Network network = sequential(
                input(4), layer("bilinear", (x, w) -> x.linear(w.glorot("weight", 3, 4), w.constant("bias", 0, 3))
                        .relu()));

        assertThat(network.summary().trainableParameters()).isEqualTo(15);
        assertThat(network.stages().get(0).name()).isEqualTo("bilinear_1");
    }

    @Test
    void a_metric_is_in_the_history_of_training_and_validation() {
        Model model = network(2)
                .compile(adam(0.01), mse())
                .metric("mae", (output, target) -> output.minus(target).apply(Elementwise.Function.ABS))
                .epochs(2)
                .validation(VALUES)
                .quiet()
                .fit(VALUES);

        assertThat(model.history().metrics()).containsExactly("loss", "mae", "validation loss", "validation mae");
        assertThat(model.history().get("validation mae")[1])
                .isCloseTo(model.evaluate(VALUES).mae(), within(1e-6));
    }

    @Test
    void a_metric_changes_no_weight() {
        Learner learner =
                network(3).compile(adam(0.01), crossEntropy()).epochs(2).quiet();
        Model plain = learner.fit(CLASSES);
        Model watched = learner.metric("brier", OwnPartsTest::squares).fit(CLASSES);

        assertThat(watched.predict(CLASSES)).isDeepEqualTo(plain.predict(CLASSES));
        assertThat(watched.history().metrics()).containsExactly("loss", "accuracy", "brier");
    }

    @Test
    void an_own_loss_of_rows_takes_weights_of_rows() {
        float[] weights = new float[40];
        java.util.Arrays.fill(weights, 0, 20, 1);
        Model ours = network(2)
                .compile(adam(0.01), mse())
                .sampleWeights(weights)
                .quiet()
                .fit(VALUES);
        Model own = network(2)
                .compile(adam(0.01), loss("squares", OwnPartsTest::squares))
                .sampleWeights(weights)
                .quiet()
                .fit(VALUES);

        assertThat(own.predict(VALUES)).isDeepEqualTo(ours.predict(VALUES));
    }

    private static void refuses(Learner learner, Dataset data, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> learner.fit(data)).withMessage(message);
    }

    @Test
    void a_loss_that_does_not_use_the_output_is_refused() {
        refuses(
                network(2).compile(adam(0.01), loss("lost", (output, target) -> target.square())),
                VALUES,
                "fit: loss 'lost' does not depend on the output, so that nothing would be learned. Compute it from output");
    }

    @Test
    void a_loss_whose_shapes_differ_is_refused() {
        refuses(
                network(2)
                        .compile(
                                adam(0.01),
                                loss(
                                        "odd",
                                        (output, target) -> output.minus(target.reshape(cortado.base.Shape.of(2, 1))))),
                VALUES,
                "fit: loss 'odd' cannot compare output (N, 2) with target (N, 2): elementwise arithmetic needs equal shapes,"
                        + " but got (2) and (2, 1). Reshape one of them.");
    }

    @Test
    void a_loss_of_one_number_cannot_weight_rows() {
        refuses(
                network(3)
                        .compile(adam(0.01), loss("logLikelihood", OwnPartsTest::logLikelihood))
                        .balancedClassWeights(),
                CLASSES,
                "fit: loss 'logLikelihood' gives one number for the batch, so that rows cannot be weighted. Give a value for"
                        + " each row");
    }

    @Test
    void a_metric_of_a_taken_name_is_refused() {
        refuses(
                network(2).compile(adam(0.01), mse()).metric("loss", OwnPartsTest::squares),
                VALUES,
                "fit: metric 'loss': the name is taken or blank. Choose another");
    }

    @Test
    void labels_must_be_as_wide_as_the_output() {
        refuses(
                network(3).compile(adam(0.01), loss("squares", OwnPartsTest::squares)),
                VALUES,
                "fit: the network gives (N, 3), but each row has 2 targets. End it with dense(2).");
    }

    @Test
    void a_layer_needs_a_name() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> layer("my layer", (x, w) -> x))
                .withMessage("layer: a name must be a letter followed by letters, digits or _, but was 'my layer'.");
    }

    @Test
    void a_layer_that_declares_an_array_twice_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(4), layer("twice", (x, w) -> x.times(w.constant("a", 1))
                        .plus(w.constant("a", 0)))))
                .withMessage("layer 'twice_1': it declares the array 'a' twice. Give each array a name of its own.");
    }

    @Test
    void a_shape_error_speaks_of_the_users_layer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(4), layer("scale", (x, w) -> x.times(w.constant("gain", 1, 5)))))
                .withMessage("""
                        layer 1 (scale) cannot follow the input (N, 4): elementwise arithmetic needs equal shapes, but got (4) and (5).
                          Reshape one of them.""");
    }

    @Test
    void a_weighted_loss_is_multiplied() {
        Model plain = fit(network(1), binaryCrossEntropy(), TWO_CLASSES);
        Model half = fit(network(1), binaryCrossEntropy().weighted(0.5), TWO_CLASSES);

        assertThat(half.history().get("loss")[0]).isCloseTo(plain.history().get("loss")[0] / 2, within(0.02));
    }
}
