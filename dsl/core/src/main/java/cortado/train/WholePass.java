package cortado.train;

import cortado.engine.TrainingProgram.Order;
import cortado.engine.TrainingProgram.Samples;

/** Rows that stay in native memory. */
record WholePass(Portion all) implements Pass {
    /** Returns a pass over rows in an order, which is closed with it. */
    static WholePass of(Samples samples, Order order, int size) {
        return new WholePass(new Portion(samples, order, 0, size));
    }

    @Override
    public Portion at(int position) {
        return all;
    }

    @Override
    public void close() {
        all.order().close();
    }
}
