package cortado.data;

import cortado.display.MimeBundle;
import cortado.render.Report;
import cortado.render.Table;
import cortado.render.Table.Column;
import java.util.List;
import java.util.Locale;

/** How a dataset shows itself. */
final class DatasetView {
    /** More classes than this would push the summary out of sight. */
    private static final int LISTED = 15;

    private DatasetView() {}

    static MimeBundle of(Dataset data) {
        Report html = Report.of().paragraph(line(data));
        if (isListed(data)) {
            html = html.add(balance(data));
        }
        return MimeBundle.text(text(data)).with(MimeBundle.HTML, html.html());
    }

    /** Returns whether there are classes, and few enough to list them. */
    static boolean isListed(Dataset data) {
        return data.isClassification() && data.classCount() <= LISTED;
    }

    /** Returns how many rows each class has. */
    static Table balance(Dataset data) {
        Table table = Table.of(Column.text("class"), Column.count("rows"), Column.formatted("share", Object::toString));
        int[] counts = data.classCounts();
        for (int c = 0; c < counts.length; c++) {
            String share = String.format(Locale.ROOT, "%.1f%%", 100.0 * counts[c] / data.size());
            table = table.row(data.classNames().get(c), counts[c], share);
        }
        return table;
    }

    static String line(Dataset data) {
        StringBuilder line = new StringBuilder(data.rowsDescribed());
        for (int i = 1; i < data.featureNames().size(); i++) {
            line.append(i == 1 ? " with '" : " and '")
                    .append(data.featureNames().get(i))
                    .append("' ")
                    .append(data.feature(i).featureKind());
        }
        line.append(", ").append(labels(data));
        for (int i = 1; i < data.targetNames().size(); i++) {
            line.append(" and '")
                    .append(data.targetNames().get(i))
                    .append("' (")
                    .append(labels(data.target(i)))
                    .append(')');
        }
        return line.toString();
    }

    private static String labels(Dataset data) {
        if (data.isClassification()) {
            return data.classCount() + (data.classCount() == 1 ? " class" : " classes");
        }
        return data.isRegression() ? data.targetWidth() + " target" + s(data.targetWidth()) : "no labels";
    }

    static String text(Dataset data) {
        if (!isListed(data)) {
            return "Dataset: " + line(data);
        }
        StringBuilder text = new StringBuilder("Dataset: ").append(line(data));
        List<String> names = data.classNames();
        int[] counts = data.classCounts();
        int width = names.stream().mapToInt(String::length).max().orElse(0);
        for (int c = 0; c < counts.length; c++) {
            text.append(String.format(
                    Locale.ROOT,
                    "\n  %-" + width + "s %,7d  %5.1f%%",
                    names.get(c),
                    counts[c],
                    100.0 * counts[c] / data.size()));
        }
        return text.toString();
    }

    private static String s(int count) {
        return count == 1 ? "" : "s";
    }
}
