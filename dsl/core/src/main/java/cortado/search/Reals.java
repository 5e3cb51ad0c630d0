package cortado.search;

import java.util.List;
import java.util.SplittableRandom;

/** Numbers from one to another, evenly or by their logarithm. */
record Reals(double from, double to, Scale scale) implements Range {
    /** Along what the numbers lie evenly. */
    enum Scale {
        EVEN,
        LOGARITHM
    }

    @Override
    public double draw(SplittableRandom random) {
        return at(random.nextDouble());
    }

    @Override
    public double drawNear(double center, double spread, SplittableRandom random) {
        return at(Bell.draw(place(center), spread, random));
    }

    @Override
    public double density(double at, double center, double spread) {
        return Bell.density(place(at), place(center), spread);
    }

    private double at(double place) {
        double at = scale == Scale.EVEN ? from + place * (to - from) : from * Math.pow(to / from, place);
        return Math.min(to, Math.max(from, at));
    }

    @Override
    public double place(double at) {
        return scale == Scale.EVEN ? (at - from) / (to - from) : Math.log(at / from) / Math.log(to / from);
    }

    @Override
    public Object value(double at) {
        return at;
    }

    @Override
    public List<Double> all() {
        return List.of();
    }

    @Override
    public String arguments() {
        return from + ", " + to;
    }
}
