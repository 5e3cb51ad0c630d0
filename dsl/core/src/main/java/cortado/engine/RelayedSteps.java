package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Training steps with foreign code in between, which no native call can take as a whole. */
final class RelayedSteps {
    private final Program program;
    private final NDManager control;
    private final Map<String, NDArray> arrays = new LinkedHashMap<>();
    private final List<NDArray> trained;
    private final Relay step;
    private final Relay test;

    /**
     * Readies the steps.
     *
     * @param control on the processor, for what steps are told
     */
    RelayedSteps(Program program, NDManager control, TrainingScript script) {
        this.program = program;
        this.control = control;
        NDList all = program.callWithGradients("arrays");
        all.attach(program.manager());
        for (int i = 0; i < all.size(); i++) {
            arrays.put(script.arrays().get(i), all.get(i));
        }
        trained = script.trained().stream()
                .map(name -> Objects.requireNonNull(arrays.get(name), "a program has what it trains"))
                .toList();
        step = new Relay(program, script.stepParts(), "step", arrays);
        test = new Relay(program, script.testParts(), "test", arrays);
    }

    /**
     * Trains on some batches; see {@link TrainingProgram#steps}.
     *
     * @param samples the rows, their labels and weights, and the order
     * @param size rows of the order
     */
    void steps(NDArray[] samples, int size, int from, int batchSize, double[] rates, long[] keys) {
        for (int i = 0; i < keys.length; i++) {
            int begin = from + i * batchSize;
            try {
                step(samples, begin, Math.min(size, begin + batchSize), rates[i], keys[i]);
            } catch (RuntimeException failure) {
                int number = i;
                throw NotFiniteException.in(failure)
                        .map(broken -> (RuntimeException) broken.at(number))
                        .orElse(failure);
            }
        }
    }

    private void step(NDArray[] samples, int from, int to, double rate, long key) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDList results = step.run(scope, true, arguments(scope, samples, from, to, key));
            NDArray loss = results.get(0);
            JniUtils.backward((PtNDArray) loss, (PtNDArray) loss.onesLike(), false, false);
            NDArray[] given = new NDArray[trained.size() + 2];
            for (int i = 0; i < trained.size(); i++) {
                given[i] = gradient(scope, trained.get(i));
                given[i].setName("given[]");
            }
            given[trained.size()] = owned(scope, control.create(new double[] {rate}));
            given[trained.size() + 1] = results.get(1);
            program.call("update", given).close();
        }
    }

    /** An array that the code does not use has no gradient, which stands for zeros. */
    private static NDArray gradient(NDManager scope, NDArray array) {
        NDArray gradient = JniUtils.getGradient((PtNDArray) array);
        if (gradient == null) {
            gradient = array.zerosLike();
        }
        gradient.attach(scope);
        return gradient;
    }

    /** Adds one batch to the totals without training. */
    void test(NDArray[] samples, int from, int to) {
        try (NDManager scope = program.manager().newSubManager()) {
            NDList results = test.run(scope, false, arguments(scope, samples, from, to, 0));
            assert results.size() == 1;
        }
    }

    private NDArray[] arguments(NDManager scope, NDArray[] samples, int from, int to, long key) {
        NDArray[] all = Arrays.copyOf(samples, samples.length + 2);
        all[samples.length] = owned(scope, control.create(new double[] {from, to}));
        all[samples.length + 1] = owned(scope, control.create(new long[] {key}));
        return all;
    }

    private static NDArray owned(NDManager scope, NDArray array) {
        array.attach(scope);
        return array;
    }
}
