package cortado.render;

import cortado.render.Table.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Writes a table as aligned text with light rules. */
final class TableText {
    private static final String GAP = "  ";

    private TableText() {}

    static String of(Table table) {
        List<String> headers = table.columns().stream()
                .map(column -> Glyphs.oneLine(column.header()))
                .toList();
        int[] widths = IntStream.range(0, headers.size())
                .map(i -> Math.max(
                        Glyphs.columns(headers.get(i)),
                        table.rows().stream()
                                .mapToInt(row -> Glyphs.columns(row.get(i)))
                                .max()
                                .orElse(0)))
                .toArray();
        String rule = "─".repeat(IntStream.of(widths).sum() + GAP.length() * Math.max(0, widths.length - 1));
        List<String> out = new ArrayList<>();
        if (!table.caption().isEmpty()) {
            out.add(table.caption());
        }
        out.add(line(table, headers, widths));
        out.add(rule);
        for (int i = 0; i < table.rows().size(); i++) {
            if (i > 0 && table.hasRuleBefore(i)) {
                out.add(rule);
            }
            out.add(line(table, table.rows().get(i), widths));
        }
        return String.join("\n", out);
    }

    private static String line(Table table, List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            boolean isLeft = table.columns().get(i).side() == Side.LEFT;
            String cell = isLeft ? Glyphs.left(cells.get(i), widths[i]) : Glyphs.right(cells.get(i), widths[i]);
            line.append(i == 0 ? "" : GAP).append(cell);
        }
        return line.toString().stripTrailing();
    }
}
