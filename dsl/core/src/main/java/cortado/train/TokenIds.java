package cortado.train;

import cortado.base.Problems;
import cortado.data.Dataset;
import cortado.graph.Embedding;
import cortado.graph.Graph;
import cortado.graph.Op;
import cortado.graph.Reshape;
import cortado.graph.Tensor;
import cortado.network.Network;
import cortado.network.Stage;
import java.nio.FloatBuffer;

/** Finds features that an embedding has no row for, before a native kernel does. */
final class TokenIds {
    private TokenIds() {}

    /** Adds the first id of an input's rows that an embedding of it does not know. */
    static void check(Network network, Tensor input, Dataset data, String what, Problems problems) {
        for (Stage stage : network.stages().stream().flatMap(Stage::all).toList()) {
            if (stage.kind().equals("embedding")) {
                Embedding embedding = embedding(stage.output().op());
                if (source(embedding.x()) == input) {
                    check(stage.name(), embedding.weight().shape().get(0), data, what, problems);
                }
            }
        }
    }

    /** Returns the stage's embedding, which an activation may follow. */
    private static Embedding embedding(Op op) {
        return op instanceof Embedding embedding
                ? embedding
                : embedding(Graph.inputsOf(op).get(0).op());
    }

    private static Tensor source(Tensor ids) {
        return ids.op() instanceof Reshape reshape ? source(reshape.x()) : ids;
    }

    private static void check(String layer, int vocabulary, Dataset data, String what, Problems problems) {
        FloatBuffer features = data.features();
        int width = Math.toIntExact(data.shape().size());
        for (int i = 0; i < features.limit(); i++) {
            float id = features.get(i);
            if (id < 0 || id >= vocabulary || id != (int) id) {
                problems.check(
                        false,
                        "row %d of the %s holds %s at position %d, but layer '%s' takes whole ids from 0 to %d%s",
                        i / width,
                        what,
                        id == (int) id ? Integer.toString((int) id) : Float.toString(id),
                        i % width,
                        layer,
                        vocabulary - 1,
                        fix(id));
                return;
            }
        }
    }

    private static String fix(float id) {
        return id >= 0 && id == (int) id
                ? ". Use embedding(%d, …) or larger, or map rare tokens to one id".formatted((int) id + 1)
                : ". Number the tokens from 1, with 0 for padding";
    }
}
