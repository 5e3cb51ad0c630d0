package cortado.render;

import cortado.display.Displayable;
import cortado.display.MimeBundle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Rows under named columns, as a plain HTML table and as aligned text.
 *
 * <p>Immutable. If the first column holds text, its cells are the headers of their rows.
 */
public final class Table implements Displayable {
    private static final int SHORT = 1000;

    /** The side of a column to which its cells are aligned. */
    enum Side {
        LEFT,
        RIGHT
    }

    /** A column: its header, its alignment and how its values become text. */
    public static final class Column {
        private final String header;
        private final Side side;
        private final Function<Object, String> format;

        private Column(String header, Side side, Function<Object, String> format) {
            this.header = header;
            this.side = side;
            this.format = format;
        }

        /** Returns a column of text, aligned to the left. */
        public static Column text(String header) {
            return new Column(header, Side.LEFT, String::valueOf);
        }

        /** Returns a column of numbers with so many decimals, aligned to the right; text in it stays as it is. */
        public static Column decimals(String header, int decimals) {
            String pattern = "%." + decimals + "f";
            return formatted(
                    header,
                    value -> value instanceof Number number
                            ? String.format(Locale.ROOT, pattern, number.doubleValue())
                            : String.valueOf(value));
        }

        /** Returns a column of whole numbers with thousands separated by commas, aligned to the right. */
        public static Column count(String header) {
            return formatted(
                    header,
                    value -> value instanceof Number number
                            ? String.format(Locale.ROOT, "%,d", number.longValue())
                            : String.valueOf(value));
        }

        /** Returns a column of numbers with four significant digits, aligned to the right; text in it stays as it is. */
        public static Column number(String header) {
            return formatted(
                    header,
                    value -> value instanceof Number number
                            ? Numbers.compact(number.doubleValue())
                            : String.valueOf(value));
        }

        /** Returns a column aligned to the right, whose values are formatted by the function. */
        public static Column formatted(String header, Function<Object, String> format) {
            return new Column(header, Side.RIGHT, format);
        }

        String header() {
            return header;
        }

        Side side() {
            return side;
        }

        String format(Object value) {
            return Glyphs.oneLine(format.apply(value));
        }
    }

    private final List<Column> columns;
    private final List<List<String>> rows;
    private final List<Integer> rules;
    private final String caption;

    private Table(List<Column> columns, List<List<String>> rows, List<Integer> rules, String caption) {
        this.columns = columns;
        this.rows = rows;
        this.rules = rules;
        this.caption = caption;
    }

    /** Returns a table without rows. */
    public static Table of(Column... columns) {
        return new Table(List.of(columns), List.of(), List.of(), "");
    }

    /**
     * Returns this table with one more row; an empty string leaves a cell empty.
     *
     * @throws IllegalArgumentException if the number of cells differs from the number of columns
     */
    public Table row(Object... cells) {
        return rows(List.of(Arrays.asList(cells)));
    }

    /**
     * Returns this table with more rows.
     *
     * @throws IllegalArgumentException if the number of cells of a row differs from the number of columns
     */
    public Table rows(List<? extends List<?>> more) {
        List<List<String>> all = new ArrayList<>(rows);
        for (List<?> cells : more) {
            if (cells.size() != columns.size()) {
                throw new IllegalArgumentException("table: every row must have " + columns.size() + " cells, but row "
                        + all.size() + " has " + cells.size() + ". Pass one cell a column, \"\" for an empty one.");
            }
            List<String> formatted = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                formatted.add(columns.get(i).format(cells.get(i)));
            }
            all.add(List.copyOf(formatted));
        }
        return new Table(columns, List.copyOf(all), rules, caption);
    }

    /** Returns this table with a rule below its last row, for example before totals. */
    public Table rule() {
        List<Integer> more = new ArrayList<>(rules);
        more.add(rows.size());
        return new Table(columns, rows, List.copyOf(more), caption);
    }

    /** Returns this table with a caption above it. */
    public Table caption(String text) {
        return new Table(columns, rows, rules, Glyphs.oneLine(text));
    }

    /** Returns a {@code <table>} with scoped headers, readable without any style sheet. */
    public String html() {
        return TableHtml.of(this);
    }

    /** Returns the table in aligned columns of text, without a final newline. */
    public String text() {
        return TableText.of(this);
    }

    /** Returns {@code text/html} and {@code text/plain}. */
    @Override
    public MimeBundle display() {
        return MimeBundle.text(text()).with(MimeBundle.HTML, html());
    }

    List<Column> columns() {
        return columns;
    }

    List<List<String>> rows() {
        return rows;
    }

    boolean hasRuleBefore(int row) {
        return rules.contains(row);
    }

    String caption() {
        return caption;
    }

    /** Returns a newline and the text, or as many of its lines as fit into 1,000 characters. */
    @Override
    public String toString() {
        return Shortened.of(text(), SHORT);
    }
}
