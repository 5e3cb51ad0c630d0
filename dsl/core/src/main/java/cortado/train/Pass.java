package cortado.train;

import cortado.engine.TrainingProgram.Order;
import cortado.engine.TrainingProgram.Samples;

/** Rows in native memory, in the order in which batches take them: all at once, or a portion of some batches after another. */
interface Pass extends AutoCloseable {
    /**
     * Some of the rows.
     *
     * @param samples these rows, perhaps with others
     * @param order which of them come one after another
     * @param begin position in the pass of the first
     * @param end position after the last
     */
    record Portion(Samples samples, Order order, int begin, int end) {}

    /** Returns the portion with the row at a position where a batch begins; it lasts until the next call. */
    Portion at(int position);

    @Override
    void close();
}
