package cortado.train;

import cortado.network.Weights;
import java.util.Optional;

/**
 * The best epoch so far.
 *
 * @param epoch its number; 0 before the first
 * @param value what was watched
 * @param weights its weights, where they are to be restored
 */
record Best(int epoch, double value, Optional<Weights> weights) {
    static Best none(Monitor monitor) {
        return new Best(0, monitor.worst(), Optional.empty());
    }
}
