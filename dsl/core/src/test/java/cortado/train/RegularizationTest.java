package cortado.train;

import static cortado.Cortado.batchNorm;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.inputs;
import static cortado.Cortado.layer;
import static cortado.Cortado.losses;
import static cortado.Cortado.lstm;
import static cortado.Cortado.network;
import static cortado.Cortado.outputs;
import static cortado.Cortado.relu;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import cortado.data.Dataset;
import cortado.graph.Parameter;
import cortado.graph.Regularizer;
import cortado.network.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegularizationTest {
    private static final Dataset DATA = new Gen(1).classified(30, 3, 4);

    @TempDir
    Path folder;

    /** Returns the model of a rate that moves no weight by as much as float32 can tell. */
    private static Model still(Network network) {
        return network.compile(sgd(1e-30), crossEntropy())
                .validationSplit(0.2)
                .seed(5)
                .quiet()
                .fit(DATA);
    }

    private static double penalty(Model model, String array, double l1, double l2) {
        double sum = 0;
        for (float w : model.weights().get(array).values()) {
            sum += l1 * Math.abs(w) + l2 * w * w;
        }
        return sum;
    }

    private static Map<String, Regularizer> regularizers(Network network) {
        return network.graph().parameters().stream()
                .filter(parameter -> parameter.regularizer() != null)
                .collect(Collectors.toMap(Parameter::name, Parameter::regularizer));
    }

    @Test
    void losses_of_training_validation_and_evaluation_contain_the_penalty() {
        Model plain = still(sequential(input(4), dense(5).tanh(), dense(3)));
        Model penalized = still(sequential(input(4), dense(5).tanh().elastic(0.2, 0.3), dense(3).l2(0.1)));
        double penalty = penalty(plain, "dense_1.weight", 0.2, 0.3) + penalty(plain, "dense_2.weight", 0, 0.1);
        Map<String, Double> without = plain.history().epochs().get(0).metrics();
        Map<String, Double> with = penalized.history().epochs().get(0).metrics();

        assertThat(penalty).isGreaterThan(0.5);
        assertThat(with.get("loss")).isCloseTo(without.get("loss") + penalty, within(1e-5));
        assertThat(with.get("validation loss")).isCloseTo(without.get("validation loss") + penalty, within(1e-5));
        assertThat(penalized.evaluate(DATA).loss())
                .isCloseTo(plain.evaluate(DATA).loss() + penalty, within(1e-5));
        assertThat(with.get("accuracy")).isEqualTo(without.get("accuracy"));
    }

    @Test
    void of_several_outputs_the_sum_has_the_penalty_and_no_output_has_it() {
        var start = input(4);
        var set = shared(dense(4).tanh().l2(0.5));
        var twice = start.then(set).then(set);
        Network two = network(inputs(start), outputs(twice.then(dense(3).named("a")), twice.then(dense(3).named("b"))));
        Dataset data = DATA.withTarget("b", DATA).targetNamed("a");

        Model model = two.compile(sgd(1e-30), losses(crossEntropy(), crossEntropy()))
                .quiet()
                .fit(data);
        Map<String, Double> metrics = model.history().epochs().get(0).metrics();

        assertThat(metrics.get("loss"))
                .as("weights that several places share count once")
                .isCloseTo(
                        metrics.get("a loss") + metrics.get("b loss") + penalty(model, "dense_1.weight", 0, 0.5),
                        within(1e-5));
    }

    @Test
    void kernels_have_the_penalty_and_other_arrays_have_none() {
        Regularizer l2 = new Regularizer(0, 0.1, 0);

        assertThat(regularizers(sequential(
                        input(6, 4),
                        lstm(3).bidirectional().stacked(2).l2(0.1),
                        dense(2).maxNorm(3).l1(0.2))))
                .isEqualTo(Map.of(
                        "lstm_1.weight", l2,
                        "lstm_1.backward_weight", l2,
                        "lstm_1.weight_2", l2,
                        "lstm_1.backward_weight_2", l2,
                        "dense_1.weight", new Regularizer(0.2, 0, 3)));
    }

    @Test
    void a_matrix_of_a_users_own_layer_is_a_kernel() {
        Network own = sequential(
                input(4),
                layer("bilinear", (x, w) -> x.linear(w.glorot("u", 3, 4), w.constant("b", 0, 3)))
                        .l1(0.5));

        assertThat(regularizers(own)).isEqualTo(Map.of("bilinear_1.u", new Regularizer(0.5, 0, 0)));
    }

    @Test
    void a_layer_without_a_kernel_refuses_it() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(4), dense(3), batchNorm().l2(0.01)))
                .withMessage("layer 2 (batchNorm): it has no kernel for l2 0.01."
                        + " Give this to a layer that has one, e.g. dense or conv2d.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(
                        input(4), dense(3), relu().named("r").elastic(0.5, 1e-4).maxNorm(2)))
                .withMessage("layer 2 (relu 'r'): it has no kernel for l1 0.5, l2 0.0001, max norm 2."
                        + " Give this to a layer that has one, e.g. dense or conv2d.");
    }

    @Test
    void a_summary_shows_it() {
        Network network = sequential(input(4), dense(3).relu().elastic(0.01, 1e-4), dense(2).maxNorm(3));

        assertThat(network.stages().get(0).settings()).isEqualTo("3, relu, l1 0.01, l2 0.0001");
        assertThat(network.stages().get(1).settings()).isEqualTo("2, max norm 3");
        assertThat(network.summary().toString()).contains("3, relu, l1 0.01, l2 0.0001");
    }

    @Test
    void a_saved_model_keeps_it() {
        Model model = still(sequential(input(4), dense(5).elastic(0.2, 0.3), dense(3).maxNorm(1.5)));
        Path file = folder.resolve("model.cortado");
        model.save(file);

        Model loaded = Model.load(file);

        assertThat(regularizers(loaded.network()))
                .isEqualTo(Map.of(
                        "dense_1.weight", new Regularizer(0.2, 0.3, 0),
                        "dense_2.weight", new Regularizer(0, 0, 1.5)));
        assertThat(loaded.evaluate(DATA).loss()).isEqualTo(model.evaluate(DATA).loss());
        assertThat(loaded.summary().toString()).isEqualTo(model.summary().toString());
    }

    @Test
    void a_limit_holds_after_each_epoch() {
        Model model = sequential(input(4), dense(5).relu().maxNorm(0.7), dense(3))
                .compile(sgd(1), crossEntropy())
                .epochs(3)
                .quiet()
                .fit(DATA);
        float[] w = model.weights().get("dense_1.weight").values();

        List<Double> norms = new java.util.ArrayList<>();
        for (int unit = 0; unit < 5; unit++) {
            double squares = 0;
            for (int i = 0; i < 4; i++) {
                squares += w[4 * unit + i] * w[4 * unit + i];
            }
            norms.add(Math.sqrt(squares));
        }
        assertThat(norms).allMatch(norm -> norm < 0.7 + 1e-6).anyMatch(norm -> norm > 0.7 - 1e-6);
    }
}
