package cortado.data;

import cortado.display.MimeBundle;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How an audit shows itself. */
final class AuditView {
    private static final int LISTED = 8;
    private static final int COLUMNS = 12;

    private AuditView() {}

    static MimeBundle of(Audit audit) {
        return MimeBundle.text(text(audit))
                .with(
                        MimeBundle.HTML,
                        Report.of().paragraph(line(audit)).add(table(audit)).html());
    }

    static String text(Audit audit) {
        return "Audit: " + line(audit) + "\n" + table(audit).display().text().strip();
    }

    private static String line(Audit audit) {
        Collection<Integer> counts = audit.balance().values();
        String rows = String.format(Locale.ROOT, "%,d row%s", audit.rows(), audit.rows() == 1 ? "" : "s");
        if (counts.isEmpty()) {
            return rows;
        }
        int least = Collections.min(counts);
        int most = Collections.max(counts);
        return rows + ", " + counts.size() + " classes of "
                + (least == most
                        ? String.format(Locale.ROOT, "%,d", least)
                        : String.format(
                                Locale.ROOT,
                                "%,d (%s) to %,d (%s)",
                                least,
                                name(audit, least),
                                most,
                                name(audit, most)));
    }

    private static String name(Audit audit, int count) {
        return audit.balance().entrySet().stream()
                .filter(entry -> entry.getValue() == count)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    private static Table table(Audit audit) {
        Table table =
                Table.of(Column.text("found"), Column.text("where"), Column.count("rows"), Column.text("row numbers"));
        int shown = 0;
        for (Map.Entry<String, Integer> column : audit.missing().entrySet()) {
            if (shown++ < COLUMNS) {
                table = table.row("missing values", column.getKey(), column.getValue(), "");
            }
        }
        if (shown > COLUMNS) {
            table = table.row("missing values", "and " + (shown - COLUMNS) + " more columns", "", "");
        }
        if (!audit.constant().isEmpty()) {
            table = table.row("constant", columns(audit.constant()), "", "");
        }
        table = table.row("duplicates", "", audit.duplicates().length, numbers(audit.duplicates()));
        if (!audit.balance().isEmpty()) {
            table = table.row(
                    "same features, other class", "", audit.contradictions().length, numbers(audit.contradictions()));
        }
        shown = 0;
        for (Map.Entry<String, int[]> column : audit.outliers().entrySet()) {
            if (shown++ < COLUMNS) {
                table = table.row("outliers", column.getKey(), column.getValue().length, numbers(column.getValue()));
            }
        }
        if (shown > COLUMNS) {
            table = table.row("outliers", "and " + (shown - COLUMNS) + " more columns", "", "");
        }
        if (audit.isolation().length > 0) {
            table = table.row("isolated", "all columns", audit.isolated().length, numbers(audit.isolated()));
        }
        return audit.overlap().length == 0
                ? table
                : table.row("also in the other data", "", audit.overlap().length, numbers(audit.overlap()));
    }

    private static String columns(List<String> names) {
        return names.size() <= LISTED
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, LISTED)) + " and " + (names.size() - LISTED) + " more";
    }

    private static String numbers(int[] rows) {
        String first = IntStream.of(Arrays.copyOf(rows, Math.min(LISTED, rows.length)))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return rows.length > LISTED ? first + ", …" : first;
    }
}
