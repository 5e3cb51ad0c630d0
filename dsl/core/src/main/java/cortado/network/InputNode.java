package cortado.network;

import cortado.base.Shape;
import cortado.data.Encoder;
import cortado.graph.Input;
import java.util.List;
import java.util.Optional;

/** Where a network takes rows in: the shape of one row, and a name if there are several inputs. Immutable. */
public final class InputNode extends Node {
    private final Input input;
    private final String name;
    private final Optional<Encoder> encoder;

    private InputNode(Input input, String name, Optional<Encoder> encoder) {
        this.input = input;
        this.name = name;
        this.encoder = encoder;
    }

    /** Returns an input for rows of the given shape, without the batch dimension. */
    public static InputNode of(Shape shape) {
        return new InputNode(new Input(shape), "", Optional.empty());
    }

    /** Returns an input for raw rows that the encoder makes numbers of; it travels with the network. */
    public static InputNode of(Encoder encoder) {
        return new InputNode(new Input(encoder.shape()), "", Optional.of(encoder));
    }

    /**
     * Returns another input of this shape under a name, by which data with several features is matched; default {@code input_1},
     * {@code input_2} and so on.
     *
     * @throws IllegalArgumentException if the name is not a letter followed by letters, digits or _
     */
    public InputNode named(String newName) {
        if (!newName.matches("[A-Za-z][A-Za-z0-9_]*")) {
            throw new IllegalArgumentException(
                    "input: a name must be a letter followed by letters, digits or _, but was '" + newName + "'.");
        }
        return new InputNode(input, newName, encoder);
    }

    /** Returns the shape of one row. */
    public Shape shape() {
        return input.shape();
    }

    /** Returns the input as networks record it. */
    Input input() {
        return input;
    }

    /** Returns what makes numbers of raw rows, if it takes such. */
    Optional<Encoder> encoder() {
        return encoder;
    }

    /** Returns the user's name, or an empty text. */
    String name() {
        return name;
    }

    @Override
    List<Node> from() {
        return List.of();
    }

    /** Returns name and shape, for example {@code input 'meta' (N, 4)}. */
    @Override
    public String toString() {
        return "input " + (name.isEmpty() ? "" : "'" + name + "' ") + shape().batched();
    }
}
