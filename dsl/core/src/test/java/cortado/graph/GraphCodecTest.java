package cortado.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import cortado.base.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GraphCodecTest {
    private static final TypeToken<List<Map<String, Object>>> NODES = new TypeToken<>() {};

    private static Tensor parameter(String name, int... shape) {
        return Tensor.of(new Parameter(name, Shape.of(shape), Initializer.glorotUniform(3, 4)));
    }

    private static Tensor state(String name, int... shape) {
        return Tensor.of(new State(name, Shape.of(shape), Initializer.constant(1)));
    }

    /** A graph that uses every operation. */
    private static Graph everything() {
        Tensor image = Tensor.of(new Input(Shape.of(2, 8, 8)))
                .conv2d(parameter("c.weight", 3, 2, 3, 3), parameter("c.bias", 3), 1, 1)
                .maxPool2d(2, 2)
                .avgPool2d(2, 1);
        image = Tensor.of(new Conv2d(image, parameter("g.weight", 3, 1, 2, 2), null, 1, 0, 1, 1, 3));
        image = Tensor.of(
                new ConvTranspose2d(image, parameter("t.weight", 3, 3, 3, 3), parameter("t.bias", 3), 1, 1, 0, 1));
        image = Tensor.of(new GroupNorm(image, parameter("h.weight", 3), parameter("h.bias", 3), 3, 1e-5));
        image = Tensor.of(new Upsample(image, 2, Upsample.Mode.BILINEAR)).maxPool2d(2, 2);
        image = Tensor.of(new Permute(Tensor.of(new ChannelDropout(image, 0.1)), List.of(0, 2, 1)));
        Tensor normal = Tensor.of(new BatchNorm(
                image,
                parameter("n.weight", 3),
                parameter("n.bias", 3),
                state("n.mean", 3),
                state("n.variance", 3),
                0.1,
                1e-5));
        Tensor features = normal.meanOfChannels()
                .plus(Tensor.of(new SampleMax(normal)))
                .plus(normal.reshape(Shape.of(27)).linear(parameter("d.weight", 3, 27), parameter("d.bias", 3)))
                .affine(2, -0.5);
        for (Elementwise.Function function : Elementwise.Function.values()) {
            features = features.apply(function);
        }
        for (Rectifier.Kind kind : Rectifier.Kind.values()) {
            features = Tensor.of(new Rectifier(features, kind, 0.5));
        }
        Tensor output = Tensor.of(new Dropout(features.softmax(), 0.25)).plus(sequence());
        Tensor classes = Tensor.of(new Target(Shape.of(), true));
        Tensor values = Tensor.of(new Target(Shape.of(3), false));
        Tensor both = Tensor.of(new Concat(List.of(output, Tensor.of(new OneHot(classes, 3))), 0));
        Tensor loss = Tensor.of(new CrossEntropy(output, classes, 0.1))
                .mean()
                .times(Tensor.of(new BinaryCrossEntropy(output, values)).mean())
                .minus(output.minus(values).square().dividedBy(values).mean())
                .plus(both.mean())
                .plus(Tensor.of(new MultiMargin(output, classes)).power(1.5).mean())
                .plus(Tensor.of(new Ctc(normal.reshape(Shape.of(9, 3)), values)).mean())
                .plus(Tensor.of(
                        new WeightedMean(Tensor.of(new KullbackLeibler(output, values)), Tensor.of(new RowWeight()))))
                .plus(Tensor.of(new Penalty(
                        Tensor.of(new Parameter(
                                "k.weight", Shape.of(2, 3), Initializer.constant(1), new Regularizer(0.1, 0, 3))),
                        0.1,
                        0)));
        return Graph.of(loss);
    }

    /** Three features of a sequence. */
    private static Tensor sequence() {
        Tensor ids = Tensor.of(new Input(Shape.of(6)));
        Tensor x = Tensor.of(new Embedding(ids, parameter("e.weight", 9, 4), true));
        x = Tensor.of(new LayerNorm(
                x.plus(Tensor.of(new Sinusoids(x))), parameter("m.weight", 4), parameter("m.bias", 4), 1e-5));
        x = x.linear(parameter("p.weight", 12, 4), parameter("p.bias", 12));
        x = Tensor.of(new Attention(x, x.mask(), 2, true, 0.1));
        x = Tensor.of(new Conv1d(x, parameter("k.weight", 4, 4, 2), parameter("k.bias", 4), x.mask(), 1, 0, 1, 1, 1));
        x = Tensor.of(new Pool1d(x, x.mask(), Pool2d.Kind.MAX, 2, 1, 0, 0));
        List<Tensor> arrays =
                List.of(parameter("r.weight", 3, 4), parameter("r.recurrent", 3, 3), parameter("r.bias", 3));
        Tensor masked = Tensor.of(new Recurrent(Recurrent.Cell.RNN, x, arrays, x.mask(), true));
        Tensor last = Tensor.of(new Recurrent(Recurrent.Cell.RNN, x, arrays, null, false));
        return Tensor.of(new StepPool(masked, masked.mask(), StepPool.Kind.MAX)).plus(last);
    }

    private static List<Map<String, Object>> throughJson(List<Map<String, Object>> nodes) {
        Gson gson = new Gson();
        return gson.fromJson(gson.toJson(nodes), NODES);
    }

    @Test
    void the_sample_graph_uses_every_operation() {
        Set<Class<?>> used = everything().tensors().stream()
                .map(tensor -> tensor.op().getClass())
                .collect(Collectors.toSet());

        Set<Class<?>> all = new HashSet<>(Set.of(Op.class.getPermittedSubclasses()));
        all.remove(Foreign.class);
        assertThat(used).isEqualTo(all);
    }

    @Test
    void code_is_refused() {
        Tensor x = Tensor.of(new Input(Shape.of(4)));
        Graph graph = Graph.of(Tensor.of(new Foreign(x, List.of(), () -> "the block Fourier", Shape.of(4))));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphCodec.encode(graph))
                .withMessage("the block Fourier is code, which a file cannot hold");
    }

    @Test
    void a_graph_of_every_operation_survives_json() {
        Graph graph = everything();
        List<Map<String, Object>> nodes = GraphCodec.encode(graph);

        List<Tensor> read = GraphCodec.decode(throughJson(nodes));

        assertThat(GraphCodec.encode(Graph.of(read.get(read.size() - 1)))).isEqualTo(nodes);
        assertThat(read.stream().map(Tensor::shape))
                .containsExactlyElementsOf(
                        graph.tensors().stream().map(Tensor::shape).toList());
    }

    private static List<Map<String, Object>> linear() {
        return GraphCodec.encode(
                Graph.of(Tensor.of(new Input(Shape.of(4))).linear(parameter("weight", 2, 4), parameter("bias", 2))));
    }

    private static void refuses(String message, String component, Object value) {
        List<Map<String, Object>> nodes = new ArrayList<>(linear());
        Map<String, Object> last = new LinkedHashMap<>(nodes.get(3));
        last.put(component, value);
        nodes.set(3, last);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphCodec.decode(nodes))
                .withMessage(message);
    }

    @Test
    void components_that_older_graphs_lack_have_their_older_meaning() {
        Tensor x = Tensor.of(new Input(Shape.of(2, 8, 8)));
        Graph graph = Graph.of(x.conv2d(parameter("c.weight", 3, 2, 3, 3), parameter("c.bias", 3), 2, 1)
                .maxPool2d(2, 2));
        List<Map<String, Object>> older = new ArrayList<>();
        for (Map<String, Object> node : GraphCodec.encode(graph)) {
            Map<String, Object> fields = new LinkedHashMap<>(node);
            fields.keySet().removeAll(Set.of("extra", "dilation", "groups"));
            if (node.get("op").equals("Pool2d")) {
                fields.remove("padding");
            }
            older.add(fields);
        }

        List<Tensor> read = GraphCodec.decode(throughJson(older));

        assertThat(GraphCodec.encode(Graph.of(read.get(read.size() - 1)))).isEqualTo(GraphCodec.encode(graph));
    }

    @Test
    void an_unknown_operation_is_refused() {
        refuses("operation 'Fourier' is not known", "op", "Fourier");
    }

    @Test
    void a_missing_operation_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphCodec.decode(List.of(Map.of("shape", List.of(4)))))
                .withMessage("operation 'null' is not known");
    }

    @Test
    void a_missing_component_is_refused() {
        List<Map<String, Object>> nodes = new ArrayList<>(linear());
        Map<String, Object> last = new LinkedHashMap<>(nodes.get(3));
        last.remove("weight");
        nodes.set(3, last);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphCodec.decode(nodes))
                .withMessage("Linear has no weight");
    }

    @Test
    void a_component_of_another_type_is_refused() {
        refuses("'one' is not a Tensor", "weight", "one");
    }

    @Test
    void an_input_that_comes_later_is_refused() {
        refuses("'3' is not a Tensor", "weight", 3);
        refuses("'-1' is not a Tensor", "weight", -1);
    }

    @Test
    void inputs_that_do_not_fit_are_refused_in_the_words_of_the_operation() {
        refuses("Linear: a linear map of weight (2, 4) needs 4 features", "x", 2);
    }

    @Test
    void an_unknown_constant_is_refused() {
        List<Map<String, Object>> nodes = new ArrayList<>(
                GraphCodec.encode(Graph.of(Tensor.of(new Input(Shape.of(4))).relu())));
        nodes.set(1, Map.of("op", "Elementwise", "x", 0, "function", "CUBE"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GraphCodec.decode(nodes))
                .withMessage("'CUBE' is not known");
    }
}
