package cortado.render;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Numbers {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

    private Numbers() {}

    /** Returns four significant digits without trailing zeros, e.g. {@code 0.8642}, {@code 1234}, {@code 3.1e-7}. */
    public static String compact(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS);
        if (rounded.signum() == 0) {
            return "0";
        }
        rounded = rounded.stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return rounded.toPlainString();
        }
        return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }

    /** Returns a count in at most four characters, e.g. {@code 950}, {@code 12k}, {@code 3.4M}. */
    static String brief(double count) {
        String[] units = {"k", "M", "G", "T"};
        double scaled = count;
        String unit = "";
        for (int i = 0; i < units.length && Math.abs(scaled) >= 999.5; i++) {
            scaled /= 1000;
            unit = units[i];
        }
        boolean isShort = unit.isEmpty() || Math.abs(scaled) >= 9.95;
        return isShort ? Math.round(scaled) + unit : String.format(Locale.ROOT, "%.1f%s", scaled, unit);
    }

    /** Returns a share of 0..1 in percent, rounded without claiming none or all; {@code "-"} if it is not a number. */
    static String percent(double share) {
        if (Double.isNaN(share)) {
            return "-";
        }
        if (share > 0 && share < 0.005) {
            return "<1%";
        }
        return share < 1 && share >= 0.995 ? ">99%" : Math.round(share * 100) + "%";
    }
}
