package cortado.network;

import static cortado.Cortado.add;
import static cortado.Cortado.concat;
import static cortado.Cortado.conv2d;
import static cortado.Cortado.dense;
import static cortado.Cortado.flatten;
import static cortado.Cortado.input;
import static cortado.Cortado.inputs;
import static cortado.Cortado.network;
import static cortado.Cortado.outputs;
import static cortado.Cortado.shared;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Shape;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Networks with several inputs, outputs and ways between them. */
class BranchingTest {
    private final InputNode image = input(1, 6, 6).named("image");
    private final InputNode meta = input(4);

    private Network twoByTwo() {
        var seen = image.then(conv2d(3, 3).relu(), flatten());
        var trunk = concat(seen, meta.then(dense(5))).then(dense(8).relu());
        return network(
                inputs(image, meta), outputs(trunk.then(dense(3).named("digit")), trunk.then(dense(1).named("age"))));
    }

    private static void refuses(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }

    @Test
    void the_summary_tells_what_each_layer_follows() {
        assertThat(twoByTwo().summary().display().text().lines().map(String::stripTrailing))
                .containsExactly(
                        "layer      settings           follows             output        parameters",
                        "─".repeat(74),
                        "image      input                                  (N, 1, 6, 6)           0",
                        "input_2    input                                  (N, 4)                 0",
                        "conv2d_1   3, kernel 3, relu  image               (N, 3, 4, 4)          30",
                        "flatten_1                     conv2d_1            (N, 48)                0",
                        "dense_1    5                  input_2             (N, 5)                25",
                        "concat_1                      flatten_1, dense_1  (N, 53)                0",
                        "dense_2    8, relu            concat_1            (N, 8)               432",
                        "digit      3                  dense_2             (N, 3)                27",
                        "age        1                  dense_2             (N, 1)                 9",
                        "total 523 parameters");
    }

    @Test
    void inputs_and_outputs_have_names_and_shapes() {
        Network network = twoByTwo();

        assertThat(network.inputNames()).containsExactly("image", "input_2");
        assertThat(network.outputNames()).containsExactly("digit", "age");
        assertThat(network.isSequential()).isFalse();
        assertThat(network)
                .hasToString("Network (N, 1, 6, 6) and (N, 4) to (N, 3) and (N, 1), 7 layers, 523 parameters");
    }

    @Test
    void one_output_can_be_had_by_itself() {
        Network age = twoByTwo().only("age");

        assertThat(age.outputNames()).containsExactly("age");
        assertThat(age.inputNames()).containsExactly("image", "input_2");
        assertThat(age.stages()).extracting(Stage::name).doesNotContain("digit").contains("age");
        assertThat(age.summary().parameters()).isEqualTo(523 - 27);
        refuses(() -> twoByTwo().only("digits"), "network: there is no output 'digits'; did you mean 'digit'?");
    }

    @Test
    void one_way_from_one_input_is_sequential() {
        var network = network(inputs(meta), outputs(meta.then(dense(3), dense(2))));

        assertThat(network.isSequential()).isTrue();
        assertThat(network.summary().display().text()).doesNotContain("follows");
    }

    @Test
    void a_residual_way_is_not() {
        var hidden = meta.then(dense(4).relu());
        var network = network(inputs(meta), outputs(add(meta, hidden).then(dense(2))));

        assertThat(network.isSequential()).isFalse();
        assertThat(network.outputShape()).isEqualTo(Shape.of(2));
    }

    @Test
    void shared_layers_have_one_set_of_weights() {
        var left = input(4);
        var right = input(4);
        var side = shared(dense(6).relu(), dense(5));
        var network = network(
                inputs(left, right),
                outputs(concat(left.then(side), right.then(side)).then(dense(1))));

        assertThat(network.summary().parameters()).isEqualTo(6 * 5 + 5 * 7 + 11);
        assertThat(network.stages())
                .extracting(Stage::name)
                .containsExactly("dense_1", "dense_2", "dense_1@2", "dense_2@2", "concat_1", "dense_3");
        assertThat(network.summary().display().text()).contains("dense_1@2  6, relu   input_2");
    }

    @Test
    void a_node_used_twice_is_recorded_once() {
        var hidden = meta.then(dense(4));
        var network = network(inputs(meta), outputs(add(hidden, hidden)));

        assertThat(network.stages()).hasSize(2);
        assertThat(network.summary().parameters()).isEqualTo(20);
    }

    @Test
    void deep_networks_do_not_end_the_stack() {
        Node node = meta;
        for (int i = 0; i < 3000; i++) {
            node = node.then(cortado.layer.Layers.relu());
        }

        assertThat(network(inputs(meta), outputs(node)).stages()).hasSize(3000);
    }

    @Test
    void an_input_that_is_not_used_is_refused() {
        refuses(
                () -> network(inputs(image, meta), outputs(meta.then(dense(2)))),
                "network: input 1 (input 'image' (N, 1, 6, 6)) reaches no output. Leave it out, or use it");
    }

    @Test
    void an_input_that_is_not_listed_is_refused() {
        refuses(
                () -> network(
                        inputs(image),
                        outputs(concat(image.then(flatten()), meta).then(dense(2)))),
                "network: input (N, 4) is used, but not listed. Pass it in inputs(...)");
    }

    @Test
    void all_problems_come_at_once() {
        var out = meta.then(dense(2));
        refuses(() -> network(inputs(meta.named("a"), meta.named("a")), outputs(out, out, meta)), """
                network: 6 problems:
                - input 1 (input 'a' (N, 4)) reaches no output. Leave it out, or use it
                - input 2 (input 'a' (N, 4)) reaches no output. Leave it out, or use it
                - the input name 'a' is given twice. Name each input differently
                - input (N, 4) is used, but not listed. Pass it in inputs(...)
                - output 2 (dense) is given twice
                - output 3 is an input itself. Put a layer between them""");
    }

    @Test
    void a_network_needs_inputs_and_outputs() {
        refuses(() -> network(inputs(), outputs()), """
                network: 2 problems:
                - there is no input. Write network(inputs(image), outputs(answer))
                - there is no output. Write network(inputs(image), outputs(answer))""");
    }

    @Test
    void places_that_cannot_be_joined_are_named() {
        refuses(
                () -> network(
                        inputs(image, meta),
                        outputs(concat(image.then(conv2d(3, 3)), meta.then(dense(5).named("facts"))))),
                """
                layer 3 (concat) cannot join layer 1 (conv2d, output (N, 3, 4, 4)) and layer 2 (dense 'facts', output (N, 5)): \
                all but axis 1 must agree, but the parts are (N, 3, 4, 4) and (N, 5).
                  Give all parts the same other dimensions, e.g. by equal strides and samePadding().""");
    }

    @Test
    void a_layer_is_told_which_place_it_cannot_follow() {
        refuses(() -> network(inputs(image, meta), outputs(image.then(dense(3)), meta.then(dense(3)))), """
                layer 1 (dense) cannot follow the input 'image' (N, 1, 6, 6): dense needs rank 2.
                  Insert flatten() (36 features) or a global pooling layer before it.""");
    }

    @Test
    void shared_layers_need_places_of_one_shape() {
        var wide = input(5);
        var side = shared(dense(6));
        refuses(() -> network(inputs(meta, wide), outputs(meta.then(side), wide.then(side))), """
                layer 2 (dense) cannot follow the input (N, 5): the shared array dense_1.weight of shape (6, 4) would have to be \
                (6, 5) here.
                  Give all places of a shared layer the same shape, or use a layer of its own.""");
    }

    @Test
    void a_single_place_is_not_joined() {
        refuses(
                () -> assertThat(concat(meta)).isNull(),
                "concat: at least 2 places are needed, but there is 1. Write e.g. concat(left, right).");
    }

    @Test
    void then_needs_a_layer() {
        refuses(() -> assertThat(meta.then()).isNull(), "then: pass at least one layer, e.g. then(dense(16).relu()).");
    }

    @Test
    void names_of_inputs_are_checked() {
        refuses(
                () -> assertThat(meta.named("my input")).isNull(),
                "input: a name must be a letter followed by letters, digits or _, but was 'my input'.");
    }
}
