package cortado.network;

/**
 * What turns a network into something that learns; every optimizer is one.
 *
 * <p>It keeps this room free of the training room: a network can be compiled without knowing how training works.
 *
 * @param <L> what learns
 * @param <S> the losses it takes
 */
public interface LearnerFactory<L, S> {
    /** Returns a learner of the network that minimizes the loss. */
    L learner(Network network, S loss);
}
