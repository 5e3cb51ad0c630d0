package cortado.search;

import java.util.SplittableRandom;

/** The logistic distribution within 0..1: like the normal one, with sums and draws in closed form. */
final class Bell {
    private Bell() {}

    /** Returns a number near the center. */
    static double draw(double center, double spread, SplittableRandom random) {
        double scale = scale(spread);
        double low = below(0, center, scale);
        double high = below(1, center, scale);
        double share = low + (high - low) * random.nextDouble();
        double at = center + scale * Math.log(share / (1 - share));
        return Double.isNaN(at) ? center : Math.min(1, Math.max(0, at));
    }

    /** Returns the share between two numbers. */
    static double share(double from, double to, double center, double spread) {
        double scale = scale(spread);
        double whole = below(1, center, scale) - below(0, center, scale);
        return (below(to, center, scale) - below(from, center, scale)) / whole;
    }

    /** Returns the density at a number. */
    static double density(double at, double center, double spread) {
        double scale = scale(spread);
        double rising = below(at, center, scale);
        double whole = below(1, center, scale) - below(0, center, scale);
        return rising * (1 - rising) / scale / whole;
    }

    private static double below(double at, double center, double scale) {
        return 1 / (1 + Math.exp((center - at) / scale));
    }

    /** Returns the scale at which the deviation is the spread. */
    private static double scale(double spread) {
        return spread * Math.sqrt(3) / Math.PI;
    }
}
