package cortado.metric;

import cortado.metric.ProbabilityMetrics.Named;
import cortado.render.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Curves of several classes; their numbers are those of the first. */
record Curves(List<Named> each) {
    private static final int SHOWN = 20;

    Curves {
        each = List.copyOf(each);
    }

    Ranking first() {
        return each.get(0).ranking();
    }

    /** Returns a line for each class, which has its name and a number behind it. */
    List<Line> lines(
            String what,
            ToDoubleFunction<Ranking> number,
            Function<Ranking, double[]> x,
            Function<Ranking, double[]> y) {
        List<Line> lines = new ArrayList<>();
        for (Named curve : each) {
            Ranking ranking = curve.ranking();
            lines.add(Line.of(
                    String.format(Locale.ROOT, "%s, %s %.3f", curve.name(), what, number.applyAsDouble(ranking)),
                    x.apply(ranking),
                    y.apply(ranking)));
        }
        return lines;
    }

    /** Returns the number of each class, as text that starts with a newline. */
    String text(String what, ToDoubleFunction<Ranking> number) {
        return "\n" + what + " "
                + each.stream()
                        .limit(SHOWN)
                        .map(curve -> String.format(
                                Locale.ROOT, "%.4f (%s)", number.applyAsDouble(curve.ranking()), curve.name()))
                        .collect(Collectors.joining(", "))
                + (each.size() > SHOWN ? ", … (" + each.size() + " classes)" : "");
    }
}
