package cortado.data;

import cortado.base.Shape;
import java.util.Map;

/**
 * What makes a network's numbers of raw rows: a fitted tokenizer, for example. Immutable.
 *
 * <p>An encoder stands at a network's input, so that a model takes raw rows, and travels in the model's file.
 */
public interface Encoder {
    /** Returns the shape of one encoded row. */
    Shape shape();

    /** Returns whether the rows are of the kind that this encoder takes; others are left as they are. */
    boolean takes(Dataset raw);

    /**
     * Returns the rows as numbers, with their labels.
     *
     * @throws IllegalArgumentException if the rows are of another kind than the encoder takes
     */
    Dataset encode(Dataset raw);

    /** Returns what kind of encoder this is, as a model file calls it. */
    String kind();

    /** Returns all that makes it up as texts, numbers, lists and maps, ready for JSON. */
    Map<String, Object> settings();
}
