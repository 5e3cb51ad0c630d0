package cortado.train;

import static cortado.Cortado.cpu;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.input;
import static cortado.Cortado.layer;
import static cortado.Cortado.mse;
import static cortado.Cortado.sequential;
import static cortado.Cortado.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cortado.base.Shape;
import cortado.data.Dataset;
import cortado.engine.Device;
import cortado.network.Network;
import org.junit.jupiter.api.Test;

class DevicesTest {
    private static final Dataset DATA = new Gen(1).classified(20, 2, 3);

    private static Learner learner() {
        return sequential(input(3), dense(4).tanh(), dense(2))
                .compile(sgd(0.1), crossEntropy())
                .quiet();
    }

    @Test
    void a_device_is_chosen_for_training_and_predicting() {
        Model model = learner().device(cpu()).fit(DATA);

        assertThat(model.recipe()).endsWith(".seed(0).device(cpu())");
        assertThat(model.device(cpu()).predict(DATA)).isDeepEqualTo(model.predict(DATA));
    }

    @Test
    void a_device_that_is_not_there_is_refused_before_training() {
        Device missing = Device.gpu(1_000);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner().device(missing).fit(DATA))
                .withMessageStartingWith("fit: device(gpu(1000)): ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner().device(missing).session(DATA).close())
                .withMessageStartingWith("session: device(gpu(1000)): ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner().device(missing).model())
                .withMessageStartingWith("model: device(gpu(1000)): ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> learner().model().device(missing))
                .withMessageStartingWith("model: device(gpu(1000)): ");
    }

    /** A million outputs of a million inputs each would be 4 TB of weights; a product of a column and a row is as big. */
    private static Network huge() {
        return sequential(input(1, 1), layer("wide", (x, w) -> x.linear(
                        w.constant("a", 1, 1 << 20, 1), w.constant("b", 0, 1 << 20))
                .reshape(Shape.of(1 << 20, 1))
                .linear(w.constant("c", 1, 1 << 20, 1), w.constant("d", 0, 1 << 20))
                .reshape(Shape.of(1 << 20, 1 << 20))
                .meanOfChannels()
                .linear(w.constant("e", 1, 1, 1 << 20), w.constant("f", 0, 1))));
    }

    @Test
    void too_little_memory_is_said_with_the_batch_and_what_to_do() {
        Dataset data = Dataset.of(new float[64], Shape.of(1, 1), new float[64], 1);

        assertThatIllegalStateException()
                .isThrownBy(() -> huge().compile(sgd(0.1), mse())
                        .batchSize(64)
                        .device(cpu())
                        .quiet()
                        .fit(data))
                .withMessageMatching("fit: the machine ran out of memory when another [0-9.]+ TiB were asked for"
                        + " with batchSize\\(64\\)\\. Use a smaller batch, e\\.g\\. batchSize\\(32\\) with accumulate\\(2\\)"
                        + " on the optimizer for the same updates, or a smaller network\\.");
    }
}
