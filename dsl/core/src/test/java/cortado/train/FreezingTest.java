package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.batchNorm;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.inputs;
import static cortado.Cortado.mse;
import static cortado.Cortado.network;
import static cortado.Cortado.outputs;
import static cortado.Cortado.relu;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static cortado.Cortado.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Seed;
import cortado.data.Dataset;
import cortado.layer.Layer;
import cortado.network.Network;
import cortado.network.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreezingTest {
    private static final Dataset DATA = new Gen(1).classified(40, 3, 1, 6, 6);

    @TempDir
    Path folder;

    private static Network images() {
        return sequential(
                input(1, 6, 6),
                conv2d(4, 3).relu(),
                batchNorm(),
                conv2d(4, 3),
                relu(),
                batchNorm(),
                flatten(),
                dropout(0.2),
                dense(3));
    }

    private static Learner learner(Network network) {
        return network.compile(adam(0.01), crossEntropy()).epochs(3).seed(4).quiet();
    }

    /** Returns the arrays that training changed. */
    private static Set<String> changed(Model model) {
        Weights start = Weights.initial(model.network().graph(), new Seed(4).child("weights"));
        return start.names().stream()
                .filter(name -> !Arrays.equals(
                        start.get(name).values(), model.weights().get(name).values()))
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void what_is_frozen_stays_running_statistics_included() {
        assertThat(changed(learner(images()).freeze("conv2d_1", "batchNorm_1").fit(DATA)))
                .containsExactlyInAnyOrder(
                        "conv2d_2.weight",
                        "conv2d_2.bias",
                        "batchNorm_2.weight",
                        "batchNorm_2.bias",
                        "batchNorm_2.runningMean",
                        "batchNorm_2.runningVar",
                        "dense_1.weight",
                        "dense_1.bias");
    }

    @Test
    void a_name_freezes_its_layer_and_a_beginning_all_layers_that_begin_so() {
        Layer[] layers = IntStream.range(0, 11).mapToObj(i -> dense(3)).toArray(Layer[]::new);
        Network network = sequential(input(3), layers);

        assertThat(network.freeze("dense_1").frozenLayers()).containsExactly("dense_1");
        assertThat(network.freeze("dense_1", "dense_3").unfreeze("dense_1").frozenLayers())
                .containsExactly("dense_3");
        assertThat(network.freeze("dense").frozenLayers()).hasSize(11);
        assertThat(network.freeze("dense").unfreeze("dense_1").frozenLayers()).hasSize(10);
        assertThat(network.frozenLayers()).isEmpty();
    }

    @Test
    void a_layer_can_be_frozen_where_it_is_written() {
        Network network = sequential(input(3), dense(4).relu().frozen().named("base"), dense(2));

        assertThat(network.frozenLayers()).containsExactly("base");
        assertThat(network.frozenArrays()).containsExactly("base.weight", "base.bias");
        assertThat(network.unfreeze("base").frozenLayers()).isEmpty();
    }

    @Test
    void shared_layers_are_frozen_in_all_their_places() {
        var start = input(4);
        var set = shared(dense(4).tanh());
        Network twice = network(inputs(start), outputs(start.then(set).then(set).then(dense(2).named("out"))));
        Dataset data = new Gen(2).valued(20, 2, 4);

        Model model =
                twice.compile(sgd(0.1), mse()).freeze("dense_1").seed(4).quiet().fit(data);

        assertThat(changed(model)).containsExactlyInAnyOrder("out.weight", "out.bias");
        assertThat(twice.freeze("dense").unfreeze("dense_1").frozenArrays()).isEmpty();
    }

    @Test
    void a_layer_that_does_not_exist_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner(images()).freeze("conv3d_1"))
                .withMessage("freeze: no layer's name is or begins with 'conv3d_1'; did you mean 'conv2d_1'?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> images().unfreeze("encoder"))
                .withMessage("unfreeze: no layer's name is or begins with 'encoder'; known: conv2d_1, batchNorm_1,"
                        + " conv2d_2, relu_1, batchNorm_2, flatten_1, dropout_1, dense_1.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequential(input(2), dense(1)).freeze(""))
                .withMessage("freeze: no layer's name is or begins with ''; known: dense_1.");
    }

    @Test
    void with_all_layers_frozen_there_is_nothing_to_train() {
        Learner frozen = learner(images()).freeze("conv", "batch", "dense", "flatten");
        String message = ": all layers with weights are frozen, so that there is nothing to train."
                + " Train some, e.g. unfreeze(\"dense_1\")";

        assertThatIllegalArgumentException().isThrownBy(() -> frozen.fit(DATA)).withMessage("fit" + message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> frozen.session(DATA).close())
                .withMessage("session" + message);
    }

    @Test
    void a_summary_tells_what_is_trained() {
        Network network = sequential(input(3), dense(4).relu(), batchNorm(), dense(2));

        assertThat(network.summary().toString()).endsWith("total 42 parameters, 8 of them running statistics");
        assertThat(network.summary().nonTrainableParameters()).isEqualTo(8);
        assertThat(network.freeze("dense_1").summary()).satisfies(summary -> {
            assertThat(summary.trainableParameters()).isEqualTo(18);
            assertThat(summary.nonTrainableParameters()).isEqualTo(24);
            assertThat(summary.parameters()).isEqualTo(42);
            assertThat(summary.toString())
                    .contains("4, relu, frozen ")
                    .endsWith("total 42 parameters, 18 of them trainable, 24 not");
        });
        assertThat(network.freeze("batchNorm").summary().toString()).contains("batchNorm_1  frozen");
    }

    @Test
    void a_learner_says_what_it_freezes() {
        assertThat(learner(images()).freeze("conv").toString())
                .isEqualTo("compile(adam(0.01), crossEntropy()).epochs(3).batchSize(32).seed(4)"
                        + ".freeze(\"conv2d_1\", \"conv2d_2\")");
    }

    @Test
    void a_saved_model_keeps_what_is_frozen() {
        Model model = learner(images()).freeze("conv").fit(DATA);
        Path file = folder.resolve("model.cortado");
        model.save(file);

        Model loaded = Model.load(file);

        assertThat(loaded.network().frozenLayers()).containsExactly("conv2d_1", "conv2d_2");
        assertThat(loaded.summary().toString()).isEqualTo(model.summary().toString());
    }

    @Test
    void training_resumes_bit_for_bit_and_only_with_the_same_layers_frozen() {
        Path file = folder.resolve("checkpoint");
        Learner learner = learner(images()).freeze("conv2d_1", "batchNorm_2");
        Model expected = learner.fit(DATA);
        assertThat(learner.checkpoint(file)
                        .onEpoch(epoch -> epoch.number() < 2)
                        .fit(DATA)
                        .history()
                        .stop())
                .isEqualTo(Stop.CALLBACK);

        Model resumed = learner.resume(file).fit(DATA);

        expected.weights().names().forEach(name -> assertThat(
                        resumed.weights().get(name).values())
                .containsExactly(expected.weights().get(name).values()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner.unfreeze("conv").resume(file).fit(DATA))
                .withMessage(
                        "fit: the checkpoint was trained by compile(adam(0.01), crossEntropy()).batchSize(32).seed(4)"
                                + ".freeze(\"conv2d_1\", \"batchNorm_2\"), but this learner is"
                                + " compile(adam(0.01), crossEntropy()).batchSize(32).seed(4).freeze(\"batchNorm_2\")."
                                + " Use the same options; only patience, what is written and, unless the learning rate"
                                + " falls over all of them, epochs may differ");
    }

    @Test
    void a_session_leaves_frozen_layers_as_they_are() {
        try (Session session = learner(images()).freeze("conv", "batch").session(DATA)) {
            for (Batch batch : session.batches()) {
                assertThat(session.step(batch)).isPositive();
            }
            assertThat(changed(session.model())).containsExactlyInAnyOrder("dense_1.weight", "dense_1.bias");
        }
    }
}
