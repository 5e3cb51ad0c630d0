package cortado.render;

import java.util.ArrayList;
import java.util.List;

/** Writes bars as blocks of eighths, and their largest as a sentence. */
final class BarText {
    private static final int LABEL = 30;
    private static final int BAR = 36;
    private static final String EIGHTHS = " ▏▎▍▌▋▊▉█";

    private BarText() {}

    static String of(BarChart chart) {
        int widest = chart.labels().stream().mapToInt(Glyphs::columns).max().orElse(0);
        int width = Math.min(LABEL, widest);
        List<String> lines = new ArrayList<>();
        if (!chart.title().isBlank()) {
            lines.add(chart.title());
        }
        for (int i = 0; i < chart.size(); i++) {
            String label = Glyphs.left(Glyphs.fitColumns(chart.labels().get(i), width), width);
            String bar = bar(chart.value(i) / chart.top());
            lines.add(label + " " + bar + (bar.isEmpty() ? "" : " ") + Numbers.compact(chart.value(i)));
        }
        return String.join("\n", lines);
    }

    private static String bar(double share) {
        int eighths = (int) Math.round(share * BAR * 8);
        String rest = eighths % 8 == 0 ? "" : String.valueOf(EIGHTHS.charAt(eighths % 8));
        return "█".repeat(eighths / 8) + rest;
    }

    static String sentence(BarChart chart) {
        String name = chart.title().isBlank() ? "Bar chart" : chart.title();
        if (chart.size() == 0) {
            return name + ": no bars.";
        }
        int most = 0;
        for (int i = 1; i < chart.size(); i++) {
            most = chart.value(i) > chart.value(most) ? i : most;
        }
        return name + ": the largest of " + chart.size() + " is "
                + chart.labels().get(most) + ", " + Numbers.compact(chart.value(most)) + ".";
    }
}
