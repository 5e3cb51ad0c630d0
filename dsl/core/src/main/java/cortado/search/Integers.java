package cortado.search;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Whole numbers from one to another, both included. */
record Integers(int from, int to) implements Range {
    /** More are not tried one by one. */
    private static final int LISTED = 1_000;

    @Override
    public double draw(SplittableRandom random) {
        return random.nextLong(from, to + 1L);
    }

    @Override
    public double drawNear(double center, double spread, SplittableRandom random) {
        double place = Bell.draw(place(center), spread, random);
        return Math.min(to, from + Math.floor(place * count()));
    }

    @Override
    public double density(double at, double center, double spread) {
        double left = (at - from) / count();
        return Bell.share(left, left + 1 / count(), place(center), spread) * count();
    }

    private double count() {
        return to - (double) from + 1;
    }

    @Override
    public double place(double at) {
        return (at - from + 0.5) / count();
    }

    @Override
    public Object value(double at) {
        return (int) at;
    }

    @Override
    public List<Double> all() {
        return count() > LISTED
                ? List.of()
                : IntStream.rangeClosed(from, to).mapToObj(i -> (double) i).toList();
    }

    @Override
    public String arguments() {
        return from + ", " + to;
    }
}
