package cortado.render;

import cortado.render.Table.Column;
import cortado.render.Table.Side;
import java.util.List;

/** Writes a table as HTML; the few inline styles only help, nothing depends on them. */
final class TableHtml {
    private TableHtml() {}

    static String of(Table table) {
        StringBuilder out = new StringBuilder("<table style=\"border-collapse:collapse\">\n");
        if (!table.caption().isEmpty()) {
            out.append("<caption style=\"text-align:left\">")
                    .append(Html.escape(table.caption()))
                    .append("</caption>\n");
        }
        out.append("<thead><tr>");
        for (Column column : table.columns()) {
            cell(out, "th scope=\"col\"", column, column.header());
        }
        out.append("</tr></thead>\n<tbody>\n");
        for (int i = 0; i < table.rows().size(); i++) {
            boolean isRuled = i > 0 && table.hasRuleBefore(i);
            out.append(isRuled ? "</tbody>\n<tbody style=\"border-top:1px solid\">\n<tr>" : "<tr>");
            row(out, table.columns(), table.rows().get(i));
            out.append("</tr>\n");
        }
        return out.append("</tbody>\n</table>").toString();
    }

    private static void row(StringBuilder out, List<Column> columns, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            boolean isHeader = i == 0 && columns.get(0).side() == Side.LEFT;
            cell(out, isHeader ? "th scope=\"row\"" : "td", columns.get(i), cells.get(i));
        }
    }

    private static void cell(StringBuilder out, String element, Column column, String text) {
        String align = column.side() == Side.LEFT ? "left" : "right";
        out.append('<')
                .append(element)
                .append(" style=\"text-align:")
                .append(align)
                .append("\">");
        out.append(Html.escape(text)).append("</").append(element, 0, 2).append('>');
    }
}
