package cortado.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.ParameterList;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import cortado.graph.Foreign;
import cortado.graph.State;
import cortado.graph.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** A DJL block as the code of a layer: made anew for each program, whose memory holds its arrays. */
final class DjlCode implements Foreign.Code {
    /**
     * One of its arrays.
     *
     * @param name as the block calls it
     * @param type what the block takes it for
     * @param isTrained whether it has a gradient
     */
    record Array(String name, cortado.base.Shape shape, Parameter.Type type, boolean isTrained) {}

    /**
     * What it is on inputs of a shape.
     *
     * @param arrays in the block's order
     * @param output shape of a row's result
     */
    record Description(List<Array> arrays, cortado.base.Shape output) {}

    private final Supplier<? extends Block> maker;
    private final String name;

    DjlCode(Supplier<? extends Block> maker) {
        this.maker = maker;
        name = make().getClass().getSimpleName();
    }

    private Block make() {
        return Objects.requireNonNull(maker.get(), "block: the function returned null. Let it return a new block.");
    }

    /** Returns the class of the block. */
    String name() {
        return name;
    }

    @Override
    public String label() {
        return "the DJL block " + (name.isEmpty() ? "of the network" : name);
    }

    /**
     * Makes the block once and asks it.
     *
     * @throws IllegalArgumentException if it cannot take such inputs, or does not give one float32 array with a row for each
     */
    Description describe(cortado.base.Shape input) {
        try (NDManager scratch = Torch.newManager(ai.djl.Device.cpu())) {
            Block block = make();
            Shape batch = batch(input);
            block.initialize(scratch, DataType.FLOAT32, batch);
            List<Array> arrays = new ArrayList<>();
            for (Pair<String, Parameter> entry : block.getParameters()) {
                Parameter parameter = entry.getValue();
                arrays.add(new Array(
                        entry.getKey(),
                        shape(parameter.getArray().getShape(), 0),
                        parameter.getType(),
                        parameter.requiresGradient()));
            }
            Shape[] outputs = block.getOutputShapes(new Shape[] {batch});
            if (outputs.length != 1 || outputs[0].dimension() < 2 || outputs[0].get(0) != batch.get(0)) {
                throw new IllegalArgumentException(
                        "block: %s must give one array with a row for each row, but gives %s."
                                .formatted(label(), List.of(outputs)));
            }
            return new Description(List.copyOf(arrays), shape(outputs[0], 1));
        } catch (RuntimeException refused) {
            if (String.valueOf(refused.getMessage()).startsWith("block: ")) {
                throw refused;
            }
            throw new IllegalArgumentException(
                    "block: %s cannot take inputs of shape %s: %s"
                            .formatted(label(), input.batched(), refused.getMessage()),
                    refused);
        }
    }

    private static Shape batch(cortado.base.Shape input) {
        long[] dimensions = new long[input.rank() + 1];
        dimensions[0] = 1;
        for (int i = 0; i < input.rank(); i++) {
            dimensions[i + 1] = input.get(i);
        }
        return new Shape(dimensions);
    }

    private static cortado.base.Shape shape(Shape shape, int from) {
        int[] dimensions = new int[shape.dimension() - from];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = Math.toIntExact(shape.get(from + i));
        }
        return cortado.base.Shape.of(dimensions);
    }

    /**
     * Returns the code of an operation with the arrays of a program.
     *
     * @param manager the program's
     * @param arrays by name
     */
    static Loaded load(Foreign operation, NDManager manager, Map<String, NDArray> arrays) {
        if (!(operation.code() instanceof DjlCode code)) {
            throw new IllegalStateException("only DJL blocks can be run");
        }
        Block block = code.make();
        ParameterList parameters = block.getParameters();
        if (parameters.size() != operation.arrays().size()) {
            throw new IllegalStateException("block: the function must make the same block each time, but "
                    + code.label() + " had " + operation.arrays().size() + " arrays and now has " + parameters.size()
                    + ".");
        }
        boolean isFrozen = true;
        for (int i = 0; i < parameters.size(); i++) {
            Tensor array = operation.arrays().get(i);
            NDArray values = Objects.requireNonNull(arrays.get(nameOf(array)), "a program has the arrays of its graph");
            Parameter parameter = parameters.valueAt(i);
            if (!values.hasGradient()) {
                parameter.freeze(true);
            }
            isFrozen &= array.op() instanceof State || !values.hasGradient();
            parameter.setArray(values);
        }
        block.initialize(manager, DataType.FLOAT32, batch(operation.x().shape()));
        return new Loaded(block, new ParameterStore(manager, false), isFrozen && !parameters.isEmpty());
    }

    private static String nameOf(Tensor array) {
        return array.op() instanceof State state ? state.name() : ((cortado.graph.Parameter) array.op()).name();
    }

    /**
     * A block whose arrays are a program's.
     *
     * @param isFrozen whether nothing of it is trained, so that it behaves as at inference
     */
    record Loaded(Block block, ParameterStore store, boolean isFrozen) {
        /** Returns the result for a batch, which belongs to the scope like all that is made on the way. */
        NDArray forward(NDManager scope, NDArray x, boolean isTraining) {
            x.attach(scope);
            NDArray result =
                    block.forward(store, new NDList(x), isTraining && !isFrozen).singletonOrThrow();
            result.attach(scope);
            return result;
        }
    }
}
