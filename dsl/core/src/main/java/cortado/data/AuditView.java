package cortado.data;

import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** How an audit shows itself. */
final class AuditView {
    /** As many row numbers or columns as a line holds. */
    private static final int LISTED = 8;

    /** More columns than this would push the findings out of sight: then only those with findings are shown. */
    private static final int COLUMNS = 20;

    private AuditView() {}

    static Report of(Audit audit) {
        Report report =
                Report.of().paragraph("Audit: " + audit.data().summaryLine()).add(findings(audit));
        List<ColumnAudit> shown = audit.columns().size() <= COLUMNS
                ? audit.columns()
                : audit.columns().stream()
                        .filter(column ->
                                column.missing().length > 0 || column.isConstant() || column.outliers().length > 0)
                        .limit(COLUMNS)
                        .toList();
        if (!shown.isEmpty()) {
            report = report.add(columns(shown, audit.columns().size()));
        }
        return DatasetView.isListed(audit.data()) ? report.add(DatasetView.balance(audit.data())) : report;
    }

    private static Table findings(Audit audit) {
        Table table = Table.of(Column.text("finding"), Column.count("count"), Column.text("where"));
        table = byColumn(table, "missing values", audit, column -> column.missing().length);
        table = table.row("constant columns", audit.constant().size(), listed(audit.constant()));
        table = byRow(table, "duplicate rows", audit.duplicates());
        if (!audit.data().targetNames().isEmpty()) {
            table = byRow(table, "contradicting labels", audit.contradictions());
        }
        table = byColumn(table, "outliers", audit, column -> column.outliers().length);
        if (audit.isolation().length > 0) {
            table = byRow(table, "isolated rows", audit.isolated());
        }
        return audit.others() == 0
                ? table
                : byRow(table, "of %,d other rows, also here".formatted(audit.others()), audit.overlap());
    }

    private static Table byRow(Table table, String finding, int[] rows) {
        String prefix = rows.length == 0 ? "" : rows.length == 1 ? "row " : "rows ";
        return table.row(
                finding,
                rows.length,
                prefix + listed(Arrays.stream(rows).boxed().toList()));
    }

    private static Table byColumn(Table table, String finding, Audit audit, ToIntFunction<ColumnAudit> count) {
        List<String> where = audit.columns().stream()
                .filter(column -> count.applyAsInt(column) > 0)
                .map(column -> column.name() + " (" + count.applyAsInt(column) + ")")
                .toList();
        return table.row(finding, audit.columns().stream().mapToInt(count).sum(), listed(where));
    }

    private static String listed(List<?> all) {
        return all.stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "))
                + (all.size() > LISTED ? ", …" : "");
    }

    private static Table columns(List<ColumnAudit> shown, int all) {
        Table table = Table.of(
                Column.text("column"),
                Column.count("missing"),
                Column.count("distinct"),
                Column.number("least"),
                Column.number("quartile 1"),
                Column.number("median"),
                Column.number("quartile 3"),
                Column.number("most"),
                Column.count("outliers"));
        for (ColumnAudit column : shown) {
            Object[] cells = new Object[9];
            Arrays.fill(cells, "");
            cells[0] = column.name();
            cells[1] = column.missing().length;
            cells[2] = column.distinct();
            if (column.isNumeric()) {
                double[] quartiles = column.quartiles();
                for (int i = 0; i < quartiles.length; i++) {
                    cells[3 + i] = quartiles[i];
                }
                cells[8] = column.outliers().length;
            }
            table = table.row(cells);
        }
        return shown.size() == all
                ? table
                : table.caption("The first %d of %,d columns with findings".formatted(shown.size(), all));
    }
}
