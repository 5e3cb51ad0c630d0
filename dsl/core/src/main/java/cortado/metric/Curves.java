package cortado.metric;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What curves of several classes say in a line. */
final class Curves {
    private static final int SHOWN = 20;

    private Curves() {}

    /** Returns the number of each class, as text that starts with a newline. */
    static String text(String what, List<ProbabilityMetrics.Named> curves, ToDoubleFunction<Ranking> number) {
        return "\n" + what + " "
                + curves.stream()
                        .limit(SHOWN)
                        .map(curve -> String.format(
                                Locale.ROOT, "%.4f (%s)", number.applyAsDouble(curve.ranking()), curve.name()))
                        .collect(Collectors.joining(", "))
                + (curves.size() > SHOWN ? ", … (" + curves.size() + " classes)" : "");
    }
}
