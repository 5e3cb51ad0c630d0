package cortado.graph;

import cortado.base.Shape;

/**
 * The parts of the Kullback-Leibler divergence of the softmax of logits from given distributions: {@code t (log t - log p)},
 * 0 where t is 0.
 *
 * @param logits (N, classes)
 * @param target distributions (N, classes), float32
 */
public record KullbackLeibler(Tensor logits, Tensor target) implements Op {
    @Override
    public Shape shape() {
        return logits.shape();
    }
}
