package cortado.graph;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * What keeps the values of a kernel small: a penalty in the loss, and a limit that each update is cut back to.
 *
 * @param l1 weight of the sum of absolute values in the loss, at least 0
 * @param l2 weight of the sum of squares in the loss, at least 0
 * @param maxNorm largest Euclidean norm of the weights that lead to one output, the slices along the first dimension; 0 for no limit
 */
public record Regularizer(double l1, double l2, double maxNorm) {
    /** No penalty, no limit. */
    public static final Regularizer NONE = new Regularizer(0, 0, 0);

    /** Returns whether the loss has a penalty. */
    public boolean isPenalty() {
        return l1 != 0 || l2 != 0;
    }

    /** Returns the settings as a summary shows them, for example {@code l1 0.01, max norm 3}; empty if there are none. */
    @Override
    public String toString() {
        List<String> settings = new ArrayList<>();
        add(settings, "l1", l1);
        add(settings, "l2", l2);
        add(settings, "max norm", maxNorm);
        return String.join(", ", settings);
    }

    private static void add(List<String> settings, String name, double value) {
        if (value != 0) {
            settings.add(
                    name + " " + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString());
        }
    }
}
