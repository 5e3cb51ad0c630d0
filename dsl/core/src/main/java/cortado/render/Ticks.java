package cortado.render;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The limits of an axis and the round numbers marked on it: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param low lower limit of the axis
 * @param high upper limit, greater than {@code low}
 * @param values the marked numbers, increasing, within the limits
 * @param labels their text
 * @param isLog whether equal ratios are equally far apart
 */
record Ticks(double low, double high, double[] values, String[] labels, boolean isLog) {
    private static final double LARGEST = 1e300;
    /** Smaller differences are noise of float arithmetic, and could not be labelled in a few digits. */
    private static final double SMALLEST_RELATIVE_RANGE = 1e-6;

    /** Returns an axis over the finite values with a margin (a share of their range) at both ends; 0..1 if there are none. */
    static Ticks over(DoubleStream data, double margin, int atMost) {
        var range = data.filter(Double::isFinite).summaryStatistics();
        if (range.getCount() == 0) {
            return between(0, 1, BigDecimal.ZERO, atMost);
        }
        double low = Math.max(-LARGEST, Math.min(LARGEST, range.getMin()));
        double high = Math.max(-LARGEST, Math.min(LARGEST, range.getMax()));
        double size = Math.max(Math.abs(low), Math.abs(high));
        if (high - low <= size * SMALLEST_RELATIVE_RANGE || high - low < 1e-290) {
            double pad = size < 1e-290 ? 1 : size * 0.1;
            return between(low - pad, high + pad, BigDecimal.ZERO, atMost);
        }
        double pad = (high - low) * margin;
        return between(low - pad, high + pad, BigDecimal.ZERO, atMost);
    }

    /** Returns an axis for counted things such as epochs: ticks are whole numbers. */
    static Ticks whole(DoubleStream data, double margin, int atMost) {
        var range = data.filter(Double::isFinite).summaryStatistics();
        double low = range.getCount() == 0 ? 0 : range.getMin();
        double high = range.getCount() == 0 ? 1 : range.getMax();
        double pad = high > low ? (high - low) * margin : 0.5;
        return between(low - pad, high + pad, BigDecimal.ONE, atMost);
    }

    /** Returns a logarithmic axis over the values above 0: ticks are powers of ten, or 1, 2 and 5 times one where they are few. */
    static Ticks log(DoubleStream data, double margin, int atMost) {
        var range = data.filter(value -> value > 0 && Double.isFinite(value)).summaryStatistics();
        double low = range.getCount() == 0 ? 0.1 : range.getMin();
        double high = range.getCount() == 0 ? 1 : range.getMax();
        double ratio = high > low ? Math.pow(high / low, margin) : 2;
        low /= ratio;
        high *= ratio;
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        int[] mantissas = 3 * (last - first + 1) <= atMost ? new int[] {1, 2, 5} : new int[] {1};
        int every = Math.max(1, (last - first + atMost) / atMost);
        List<BigDecimal> ticks = new ArrayList<>();
        for (int exponent = first - 1; exponent <= last; exponent++) {
            for (int mantissa : mantissas) {
                BigDecimal tick = BigDecimal.valueOf(mantissa).scaleByPowerOfTen(exponent);
                boolean isWithin = tick.doubleValue() >= low && tick.doubleValue() <= high;
                if (isWithin && (exponent - first) % every == 0) {
                    ticks.add(tick);
                }
            }
        }
        double[] values = ticks.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        String[] labels =
                ticks.stream().map(tick -> Numbers.compact(tick.doubleValue())).toArray(String[]::new);
        return new Ticks(low, high, values, labels, true);
    }

    private static Ticks between(double low, double high, BigDecimal smallestStep, int atMost) {
        BigDecimal step = step(low, high, smallestStep, atMost);
        long first = quotient(low, step, RoundingMode.CEILING);
        long last = quotient(high, step, RoundingMode.FLOOR);
        List<BigDecimal> ticks = new ArrayList<>();
        for (long k = first; k <= last; k++) {
            ticks.add(step.multiply(BigDecimal.valueOf(k)));
        }
        double[] values = ticks.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        return new Ticks(low, high, values, labels(ticks, step), false);
    }

    /** Returns the smallest of 1, 2, 5, 10, … times a power of ten that gives at most so many ticks. */
    private static BigDecimal step(double low, double high, BigDecimal smallest, int atMost) {
        int exponent = (int) Math.floor(Math.log10((high - low) / Math.max(1, atMost))) - 1;
        for (int i = 0; ; i++) {
            int[] mantissas = {1, 2, 5};
            BigDecimal step = BigDecimal.valueOf(mantissas[i % 3]).scaleByPowerOfTen(exponent + i / 3);
            long count = quotient(high, step, RoundingMode.FLOOR) - quotient(low, step, RoundingMode.CEILING) + 1;
            if (count <= atMost && step.compareTo(smallest) >= 0) {
                return step;
            }
        }
    }

    private static long quotient(double value, BigDecimal step, RoundingMode rounding) {
        return BigDecimal.valueOf(value).divide(step, 0, rounding).longValue();
    }

    private static String[] labels(List<BigDecimal> ticks, BigDecimal step) {
        int stepExponent = step.precision() - step.scale() - 1;
        BigDecimal largest = ticks.stream().map(BigDecimal::abs).reduce(BigDecimal.ZERO, BigDecimal::max);
        int exponent = largest.precision() - largest.scale() - 1;
        boolean isPlain = largest.signum() == 0 || exponent < 6 && stepExponent >= -5;
        return ticks.stream()
                .map(tick -> isPlain
                        ? tick.setScale(Math.max(0, -stepExponent), RoundingMode.UNNECESSARY)
                                .toPlainString()
                        : scientific(tick))
                .toArray(String[]::new);
    }

    private static String scientific(BigDecimal tick) {
        if (tick.signum() == 0) {
            return "0";
        }
        int exponent = tick.precision() - tick.scale() - 1;
        return tick.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }

    /** Returns where a value lies between the limits, 0..1; values beyond them, which only overflow can bring, lie on them. */
    double share(double value) {
        if (isLog) {
            return value > low ? Math.min(1, Math.log(value / low) / Math.log(high / low)) : 0;
        }
        return Math.max(0, Math.min(1, (value - low) / (high - low)));
    }
}
