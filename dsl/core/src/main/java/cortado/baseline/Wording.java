package cortado.baseline;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** How questions and answers are written: names of features and classes, thresholds in the columns' own units. */
final class Wording {
    private final Schema schema;
    private final List<String> features;

    Wording(Schema schema) {
        this.schema = schema;
        features = schema.featureNames();
    }

    /** Returns what is true of the rows on the low side. */
    String low(Node.Split split) {
        return isCategory(split) ? "not " + feature(split) : feature(split) + " <= " + threshold(split);
    }

    /** Returns what is true of the rows on the high side. */
    String high(Node.Split split) {
        return isCategory(split) ? feature(split) : feature(split) + " > " + threshold(split);
    }

    String className(int present) {
        return schema.classNames().get(schema.present().get(present));
    }

    private String feature(Node.Split split) {
        return features.get(split.feature());
    }

    private boolean isCategory(Node.Split split) {
        return schema.columns()
                .map(columns -> columns.isCategory(split.feature()))
                .orElse(false);
    }

    private String threshold(Node.Split split) {
        return number(schema.columns()
                .map(columns -> columns.original(split.feature(), split.threshold()))
                .orElse(split.threshold()));
    }

    /** Returns a number with at most four digits, those before the point always. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 1e7 || size > 0 && size < 1e-4) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int digits = size < 1 ? 4 : Math.max(4, (int) Math.log10(size) + 1);
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
