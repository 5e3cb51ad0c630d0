package cortado.weights;

/** Whose names and layouts the arrays of a file have. */
public enum WeightNames {
    /** Those of {@code model.weights()}. */
    CORTADO,
    /**
     * Those of a PyTorch state dict: {@code weight} (out, in), {@code running_mean}; a recurrent layer's {@code weight_ih_l0}, {@code
     * bias_hh_l0} and so on, {@code in_proj_weight} of attention, {@code self_attn}, {@code linear1} and {@code norm1} of an encoder
     * layer.
     */
    PYTORCH,
    /**
     * Those of Keras's layers: {@code kernel} (in, out), a convolution's (height, width, in, out), {@code gamma}, {@code beta}, {@code
     * moving_mean}, {@code moving_variance}, {@code embeddings}, {@code recurrent_kernel}, {@code depthwise_kernel}. Features of a flattened image are put in
     * Keras's order, channels last. Attention has its own names as in {@link #CORTADO}.
     */
    KERAS
}
