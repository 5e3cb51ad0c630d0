package cortado.metric;

import cortado.base.Names;
import cortado.base.Quantiles;
import cortado.data.Column;
import cortado.data.Dataset;
import cortado.display.Displayable;
import cortado.display.MimeBundle;
import cortado.render.Numbers;
import cortado.render.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The evaluations of groups of rows, to see for whom a model is worse. Immutable. */
public final class Breakdown implements Displayable {
    /** So many different numbers are groups of their own. */
    private static final int FEW = 8;

    private static final String MISSING = "missing";

    /** Numbers by size, and then the rest by name. */
    private static final Comparator<String> ORDER =
            Comparator.comparingDouble(Breakdown::number).thenComparing(Comparator.naturalOrder());

    private final String name;
    private final Map<String, Evaluation> groups;

    private Breakdown(String name, Map<String, Evaluation> groups) {
        this.name = name;
        this.groups = Collections.unmodifiableMap(groups);
    }

    static Breakdown of(Evaluation evaluation, String name, List<?> groups) {
        if (groups.size() != evaluation.size()) {
            throw new IllegalArgumentException("evaluation: by(groups) needs a group for each of %,d rows, but got %,d."
                    .formatted(evaluation.size(), groups.size()));
        }
        Map<String, List<Integer>> members = new TreeMap<>(ORDER);
        for (int row = 0; row < groups.size(); row++) {
            members.computeIfAbsent(String.valueOf(groups.get(row)), group -> new ArrayList<>())
                    .add(row);
        }
        Map<String, Evaluation> parts = new LinkedHashMap<>();
        members.forEach((group, rows) -> parts.put(
                group, evaluation.rows(rows.stream().mapToInt(Integer::intValue).toArray())));
        return new Breakdown(name, parts);
    }

    private static double number(String group) {
        try {
            return Double.parseDouble(group);
        } catch (NumberFormatException text) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** Returns the group of each row by a column. */
    static List<String> groups(Dataset rows, String name) {
        if (!rows.isTable()) {
            throw new IllegalStateException("evaluation: by(\"" + name
                    + "\") needs rows with columns, but these have none. Pass the group of each row: by(groups).");
        }
        List<Column> columns = rows.columns();
        Column column = columns.stream()
                .filter(any -> any.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("evaluation: there is no column '" + name + "'"
                        + Names.didYouMean(
                                name, columns.stream().map(Column::name).toList())));
        if (column instanceof Column.Numbers numbers) {
            return ranges(numbers.values());
        }
        return Arrays.stream(((Column.Categories) column).values())
                .map(value -> value == null ? MISSING : value)
                .toList();
    }

    /** Returns for each number the range between quartiles in which it lies, or itself if there are few different ones. */
    private static List<String> ranges(double[] values) {
        double[] sorted = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        boolean isFew = Arrays.stream(sorted).distinct().limit(FEW + 1L).count() <= FEW;
        double[] ends = isFew ? new double[0] : Quantiles.of(sorted, 0.25, 0.5, 0.75);
        return Arrays.stream(values)
                .mapToObj(value -> Double.isNaN(value) ? MISSING : isFew ? Numbers.compact(value) : range(value, ends))
                .toList();
    }

    private static String range(double value, double[] ends) {
        int i = 0;
        while (i < ends.length && value > ends[i]) {
            i++;
        }
        String from = i == 0 ? "" : " above " + Numbers.compact(ends[i - 1]);
        String to = i == ends.length ? "" : (i == 0 ? " up to " : ", up to ") + Numbers.compact(ends[i]);
        return (i + 1) + ":" + from + to;
    }

    /** Returns the evaluation of each group by its name, numbers by size and then the rest by name; their loss is not known: not a number. */
    public Map<String, Evaluation> groups() {
        return groups;
    }

    /**
     * Returns the evaluation of a group.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public Evaluation get(String group) {
        Evaluation evaluation = groups.get(group);
        if (evaluation == null) {
            throw new IllegalArgumentException("evaluation: there is no group '" + group + "' of " + name
                    + Names.didYouMean(group, groups.keySet()));
        }
        return evaluation;
    }

    /**
     * Returns the difference of the best and the worst group's score.
     *
     * @throws IllegalStateException if a group has no such number
     */
    public double gap(Score score) {
        groups.forEach((group, evaluation) -> {
            if (Double.isNaN(score.of(evaluation))) {
                throw new IllegalStateException(
                        "evaluation: gap(%s) needs that score of each group, but '%s' of %s has none. Ask for %s."
                                .formatted(
                                        score,
                                        group,
                                        name,
                                        evaluation.judgment().scores().get(0)));
            }
        });
        double[] sorted =
                groups.values().stream().mapToDouble(score::of).sorted().toArray();
        return sorted[sorted.length - 1] - sorted[0];
    }

    private Table table() {
        List<Score> scores = groups.values().iterator().next().judgment().scores();
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text(name), Table.Column.count("rows")));
        scores.forEach(score -> columns.add(Table.Column.decimals(score.name(), 4)));
        Table table = Table.of(columns.toArray(Table.Column[]::new));
        for (Map.Entry<String, Evaluation> group : groups.entrySet()) {
            table = table.rows(List.of(Stream.concat(
                            Stream.<Object>of(group.getKey(), group.getValue().size()),
                            scores.stream().map(score -> score.of(group.getValue())))
                    .toList()));
        }
        return table;
    }

    @Override
    public MimeBundle display() {
        return table().display();
    }

    /** Returns the table as text that starts with a newline. */
    @Override
    public String toString() {
        return table().toString();
    }
}
