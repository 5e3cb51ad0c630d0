package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import cortado.graph.Foreign;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Runs the parts of a computation and the foreign code between them. Used by one thread at a time. */
final class Relay {
    private final Program program;
    private final Parts parts;
    private final String method;
    private final Map<Tensor, DjlCode.Loaded> code = new IdentityHashMap<>();

    /**
     * Readies the code.
     *
     * @param method whose parts {@link PartsScript} added to the program
     * @param arrays of the program by name, in its own memory
     */
    Relay(Program program, Parts parts, String method, Map<String, NDArray> arrays) {
        this.program = program;
        this.parts = parts;
        this.method = method;
        for (int part = 0; part < parts.count(); part++) {
            for (Tensor result : parts.code(part)) {
                code.put(result, DjlCode.load((Foreign) result.op(), program.manager(), arrays));
            }
        }
    }

    /**
     * Returns the results of the last part.
     *
     * @param scope owns all that is made on the way, the results included
     * @param isTraining whether gradients will be asked for, and code behaves as in training
     */
    NDList run(NDManager scope, boolean isTraining, NDArray... arguments) {
        return Torch.withGradients(isTraining, () -> {
            Map<Tensor, NDArray> values = new IdentityHashMap<>();
            for (int part = 0; part < parts.count() - 1; part++) {
                List<Tensor> passed = parts.passed(part);
                NDList given = called(scope, part, values, arguments);
                for (int i = 0; i < passed.size(); i++) {
                    values.put(passed.get(i), given.get(i));
                }
                for (Tensor result : parts.code(part)) {
                    NDArray x = value(values, ((Foreign) result.op()).x());
                    values.put(
                            result,
                            Objects.requireNonNull(code.get(result), "all code is loaded")
                                    .forward(scope, x, isTraining));
                }
            }
            return called(scope, parts.count() - 1, values, arguments);
        });
    }

    private NDList called(NDManager scope, int part, Map<Tensor, NDArray> values, NDArray... arguments) {
        List<NDArray> all = new ArrayList<>(Arrays.asList(arguments));
        for (Tensor received : parts.received(part)) {
            NDArray value = value(values, received);
            value.setName(PartsScript.HANDED);
            all.add(value);
        }
        NDList results = program.run(PartsScript.name(method, part), all.toArray(NDArray[]::new));
        results.attach(scope);
        return results;
    }

    private static NDArray value(Map<Tensor, NDArray> values, Tensor tensor) {
        return Objects.requireNonNull(values.get(tensor), "parts hand on what later ones take");
    }
}
