package cortado.search;

import cortado.render.ParallelChart;
import cortado.render.ParallelChart.Axis;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The trials of a search as lines across the axes of their settings and of the score. */
final class TrialLines {
    /** Choices beyond are marked, but not all are named. */
    private static final int NAMED = 8;

    private TrialLines() {}

    /** Returns the chart; trials without a score, and those with fewer epochs than the most, are left out. */
    static ParallelChart of(SearchRun<?> run, List<Finished> finished) {
        List<Finished> ranked = run.ranked(finished);
        int most = ranked.get(0).planned().epochs();
        List<Finished> shown = new ArrayList<>(ranked.stream()
                .filter(trial -> trial.planned().epochs() == most)
                .toList());
        Collections.reverse(shown);
        double low = shown.stream().mapToDouble(Finished::mean).min().orElse(0);
        double high = shown.stream().mapToDouble(Finished::mean).max().orElse(1);
        List<Axis> axes = new ArrayList<>();
        run.space().parameters().forEach(parameter -> axes.add(axis(parameter)));
        axes.add(new Axis(
                run.score().name(),
                low == high ? List.of(text(low)) : List.of(text(low), text(high)),
                low == high ? List.of(0.5) : List.of(0.0, 1.0)));
        ParallelChart chart = ParallelChart.of("Trials", axes);
        for (int i = 0; i < shown.size(); i++) {
            double place = low == high ? 0.5 : (shown.get(i).mean() - low) / (high - low);
            chart = chart.line(places(run.space(), shown.get(i), place), i / Math.max(1, shown.size() - 1.0));
        }
        return chart;
    }

    private static double[] places(Space space, Finished trial, double score) {
        double[] places = new double[space.parameters().size() + 1];
        for (int i = 0; i < places.length - 1; i++) {
            Parameter parameter = space.parameters().get(i);
            Double at = trial.planned().point().coordinates().get(parameter.name());
            places[i] = at == null ? Double.NaN : parameter.range().place(at);
        }
        places[places.length - 1] = score;
        return places;
    }

    private static Axis axis(Parameter parameter) {
        Range range = parameter.range();
        if (range instanceof Reals reals) {
            return new Axis(parameter.name(), List.of(text(reals.from()), text(reals.to())), List.of(0.0, 1.0));
        }
        if (range instanceof Integers integers) {
            double from = integers.from();
            double to = integers.to();
            return new Axis(
                    parameter.name(),
                    List.of(text(integers.from()), text(integers.to())),
                    List.of(range.place(from), range.place(to)));
        }
        List<Double> all = range.all();
        int every = (all.size() + NAMED - 1) / NAMED;
        List<Double> named = IntStream.range(0, all.size())
                .filter(i -> i % every == 0)
                .mapToObj(all::get)
                .toList();
        return new Axis(
                parameter.name(),
                named.stream().map(at -> text(range.value(at))).toList(),
                named.stream().map(range::place).toList());
    }

    private static String text(Object value) {
        return SearchView.shown(value);
    }
}
