package cortado.graph;

import cortado.base.Shape;

/**
 * One primitive operation of a recorded computation. Its components are its settings and its inputs.
 *
 * <p>An implementation checks its inputs when it is made and throws {@link ShapeException} where they do not fit. A back end
 * holds one translation for each permitted type.
 */
public sealed interface Op
        permits Input,
                Target,
                Parameter,
                Penalty,
                State,
                Linear,
                Conv2d,
                ConvTranspose2d,
                Conv1d,
                Pool1d,
                WindowMask,
                Pool2d,
                BatchNorm,
                LayerNorm,
                GroupNorm,
                Dropout,
                ChannelDropout,
                Elementwise,
                Rectifier,
                Arithmetic,
                Affine,
                Softmax,
                Reshape,
                Permute,
                Upsample,
                Concat,
                OneHot,
                SampleMean,
                SampleMax,
                BatchMean,
                CrossEntropy,
                BinaryCrossEntropy,
                MultiMargin,
                KullbackLeibler,
                Ctc,
                Power,
                RowWeight,
                WeightedMean,
                Embedding,
                PaddingMask,
                Sinusoids,
                Recurrent,
                Attention,
                StepPool,
                Foreign {

    /** Returns the shape of the result, without the batch dimension. */
    Shape shape();

    /** Returns whether the result has a leading batch dimension. */
    default boolean isBatched() {
        return true;
    }
}
