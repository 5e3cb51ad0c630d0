package cortado.train;

import cortado.network.Weights;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What training starts from; initial weights where there is nothing.
 *
 * @param checkpoint the state of an earlier run, which goes on
 * @param weights weights of an earlier model, with an optimizer at its start
 */
record Start(Optional<Path> checkpoint, Optional<Weights> weights) {
    static final Start ANEW = new Start(Optional.empty(), Optional.empty());

    static Start at(Path checkpoint) {
        return new Start(Optional.of(checkpoint), Optional.empty());
    }

    static Start from(Weights weights) {
        return new Start(Optional.empty(), Optional.of(weights));
    }
}
