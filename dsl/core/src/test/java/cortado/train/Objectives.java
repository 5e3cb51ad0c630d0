package cortado.train;

import cortado.engine.Objective;
import cortado.engine.Update;
import cortado.network.Network;
import java.util.Map;

/** Opens to the tests of other packages what losses and optimizers give the engine. */
public final class Objectives {
    private Objectives() {}

    /** Returns what a learner of the network with the named loss computes at each step. */
    public static Objective of(String loss, Network network) {
        return Loss.named(loss, Map.of()).objective(network);
    }

    /** Returns what an optimizer does with gradients. */
    public static Update update(Optimizer optimizer) {
        return optimizer.update();
    }

    /** Returns the same of a loss with settings, of rows with weights or without. */
    public static Objective of(String loss, Map<String, Double> settings, Network network, boolean isWeighted) {
        return Loss.named(loss, settings).objective(network, isWeighted);
    }

    /** Returns the same of any loss, for networks with several outputs. */
    public static Objective of(Loss loss, Network network) {
        return loss.objective(network);
    }
}
