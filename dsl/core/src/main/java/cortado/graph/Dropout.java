package cortado.graph;

import cortado.base.Shape;

/**
 * Zeroes elements at random while training and scales the rest by {@code 1 / (1 - rate)}; the identity at inference.
 *
 * <p>The mask is a hash of the run's seed, the step, the operation's place in the graph and the element's index, so it does not
 * depend on other random choices or threads.
 *
 * @param x input of any shape
 * @param rate probability of a zero, 0..1, 1 excluded
 * @see <a href="https://jmlr.org/papers/v15/srivastava14a.html">Srivastava et al. 2014</a>
 */
public record Dropout(Tensor x, double rate) implements Op {
    @Override
    public Shape shape() {
        return x.shape();
    }
}
