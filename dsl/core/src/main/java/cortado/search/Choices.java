package cortado.search;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One of several values without an order. */
record Choices(List<Object> values) implements Range {
    @Override
    public double draw(SplittableRandom random) {
        return random.nextInt(values.size());
    }

    /** Keeps the choice, or draws anew where the spread is large. */
    @Override
    public double drawNear(double center, double spread, SplittableRandom random) {
        return random.nextDouble() < anew(spread) ? draw(random) : center;
    }

    @Override
    public double density(double at, double center, double spread) {
        double anew = anew(spread);
        return anew + (at == center ? (1 - anew) * values.size() : 0);
    }

    private static double anew(double spread) {
        return Math.min(1, 2 * spread);
    }

    @Override
    public double place(double at) {
        return values.size() == 1 ? 0.5 : at / (values.size() - 1);
    }

    @Override
    public Object value(double at) {
        return values.get((int) at);
    }

    @Override
    public List<Double> all() {
        return IntStream.range(0, values.size()).mapToObj(i -> (double) i).toList();
    }

    @Override
    public String arguments() {
        return values.stream().map(Choices::shown).collect(Collectors.joining(", "));
    }

    private static String shown(Object value) {
        return value instanceof String text ? "\"" + text + "\"" : value.toString();
    }
}
