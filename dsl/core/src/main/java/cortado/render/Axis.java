package cortado.render;

/** Maps an axis to pixels; {@code to} is less than {@code from} for an axis that points upward. */
record Axis(Ticks ticks, double from, double to) {
    double at(double value) {
        return from + ticks.share(value) * (to - from);
    }
}
