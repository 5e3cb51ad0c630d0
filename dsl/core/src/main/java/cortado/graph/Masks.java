package cortado.graph;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a padding mask goes from one tensor to the next: it stays as long as an operation keeps the steps apart. */
final class Masks {
    private static final Set<Class<?>> KEEPING = Set.of(
            Linear.class,
            Dropout.class,
            ChannelDropout.class,
            Elementwise.class,
            Rectifier.class,
            Arithmetic.class,
            Affine.class,
            Power.class,
            Softmax.class,
            LayerNorm.class,
            Recurrent.class,
            Attention.class);

    private Masks() {}

    /** Returns which steps of an operation's result count, (N, T) bool, or null if all do or there are no steps. */
    static @Nullable Tensor of(Op op) {
        if (op instanceof Embedding embedding) {
            return embedding.isMasked() ? Tensor.of(new PaddingMask(embedding.x())) : null;
        }
        if (op instanceof Conv1d convolution) {
            return convolution.resultMask();
        }
        if (op instanceof Pool1d pooling) {
            return pooling.resultMask();
        }
        if (!KEEPING.contains(op.getClass()) || op.shape().rank() != 2) {
            return null;
        }
        return Graph.inputsOf(op).stream()
                .map(Tensor::mask)
                .filter(mask ->
                        mask != null && mask.shape().get(0) == op.shape().get(0))
                .findFirst()
                .orElse(null);
    }
}
