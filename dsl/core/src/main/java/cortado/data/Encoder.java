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

    /**
     * Returns an encoder of the same shape that has not seen some rows: this one, unless it learned from any of them, else one that
     * learned from the training rows instead. What decides on the shape, known words and categories, stays; so does an encoder from a file.
     *
     * @param train raw rows to learn from
     * @param held raw rows that are validated on
     */
    default Encoder unseeing(Dataset train, Dataset held) {
        return this;
    }

    /**
     * Returns an encoder of the same shape that knows of no rows but those to train on, as {@link #unseeing(Dataset, Dataset)}: this
     * one, unless it learned from all of them and from others, too, which are perhaps tested on.
     *
     * @param train raw rows to learn from
     */
    default Encoder unseeing(Dataset train) {
        return this;
    }

    /** Returns what kind of encoder this is, as a model file calls it. */
    String kind();

    /** Returns all that makes it up as texts, numbers, lists and maps, ready for JSON. */
    Map<String, Object> settings();
}
