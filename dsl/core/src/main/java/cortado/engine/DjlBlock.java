package cortado.engine;

import ai.djl.nn.Block;
import cortado.base.Shape;
import cortado.graph.Foreign;
import cortado.graph.Initializer;
import cortado.graph.Tensor;
import cortado.layer.Layer;
import cortado.layer.LayerOptions;
import cortado.layer.LayerWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * DJL's blocks as layers: for what no layer here can do and {@code layer(name, (x, w) -> ...)} cannot say.
 *
 * <p>Such a layer trains, predicts, is frozen and started from weight files like any other. Its arrays start from the learner's seed: weights
 * Glorot-uniform, or as {@code init} says, biases and running means at zero, scales and running variances at one; the block's own
 * initializers are not asked. What it draws at random itself, as DJL's dropout, comes from libtorch's own generator, which no seed of a
 * learner reaches.
 *
 * <p>A step with a block runs in parts, the block between them, and so is slower than one without. A block is Java code: models with one
 * are neither saved nor exported to TorchScript, and have no checkpoints, averaged weights, mixed precision or several devices. Their weights
 * are written by {@code exportSafeTensors}, and read by {@code startFrom} of a learner of the same network.
 */
public final class DjlBlock implements Layer {
    private final DjlCode code;
    private final LayerOptions options;

    private DjlBlock(DjlCode code, LayerOptions options) {
        this.code = code;
        this.options = options;
    }

    /**
     * Returns a DJL block as a layer.
     *
     * <p>Shapes: input {@code (N, …)} float32 as the layer before gives it, which the block takes as its only input; output {@code (N, …)}, its
     * only result.
     *
     * @param maker makes the block, not yet initialized, the same each time; called several times
     */
    public static DjlBlock of(Supplier<? extends Block> maker) {
        return new DjlBlock(new DjlCode(maker), LayerOptions.DEFAULT);
    }

    @Override
    public String kind() {
        return "block";
    }

    @Override
    public String settings() {
        return code.name();
    }

    @Override
    public LayerOptions options() {
        return options;
    }

    @Override
    public DjlBlock with(LayerOptions newOptions) {
        return new DjlBlock(code, newOptions);
    }

    @Override
    public Tensor forward(Tensor x, LayerWeights weights) {
        DjlCode.Description description = code.describe(x.shape());
        List<Tensor> arrays = new ArrayList<>();
        for (DjlCode.Array array : description.arrays()) {
            arrays.add(array(array, weights));
        }
        return Tensor.of(new Foreign(x, arrays, code, description.output()));
    }

    private static Tensor array(DjlCode.Array array, LayerWeights weights) {
        Initializer start =
                switch (array.type()) {
                    case GAMMA, RUNNING_VAR -> Initializer.constant(1);
                    case WEIGHT -> glorot(array.shape());
                    default -> Initializer.constant(0);
                };
        if (!array.isTrained()) {
            return weights.state(array.name(), array.shape(), start);
        }
        return switch (array.type()) {
            case WEIGHT -> weights.kernel(array.name(), array.shape(), start);
            case BIAS -> weights.bias(array.name(), (int) array.shape().size());
            default -> weights.parameter(array.name(), array.shape(), start);
        };
    }

    private static Initializer glorot(Shape shape) {
        int outputs = shape.get(0);
        int inputs = shape.rank() > 1 ? shape.get(1) : 1;
        int window = (int) (shape.size() / outputs / inputs);
        return Initializer.glorotUniform(inputs * window, outputs * window);
    }
}
