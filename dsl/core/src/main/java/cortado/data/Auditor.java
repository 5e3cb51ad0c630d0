package cortado.data;

import cortado.base.Seed;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Looks at the first feature of all rows. */
final class Auditor {
    /** From this score on a row counts as isolated; ordinary ones have about 0.5. */
    private static final double ISOLATED = 0.62;

    private static final double FENCE = 1.5;

    private final Dataset data;

    private Auditor(Dataset data) {
        this.data = data;
    }

    static Audit of(Dataset data, @Nullable Dataset other) {
        return new Auditor(data).audit(other);
    }

    private Audit audit(@Nullable Dataset other) {
        List<Object> keys = keys(data);
        Map<Object, List<Integer>> groups = new LinkedHashMap<>();
        for (int row = 0; row < keys.size(); row++) {
            groups.computeIfAbsent(keys.get(row), key -> new ArrayList<>()).add(row);
        }
        int[] duplicates = groups.values().stream()
                .flatMap(group -> group.stream().skip(1))
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
        int[] overlap = new int[0];
        if (other != null) {
            List<Object> others = keys(other);
            overlap = IntStream.range(0, others.size())
                    .filter(row -> groups.containsKey(others.get(row)))
                    .toArray();
        }
        Map<String, double[]> numbers = numbers();
        double[] isolation = numbers.isEmpty() || data.size() < 3
                ? new double[0]
                : IsolationForest.scores(
                        numbers.values().stream().map(Auditor::filled).toArray(double[][]::new),
                        Seed.DEFAULT.child("isolation"));
        return new Audit(
                data.size(),
                missing(),
                constant(),
                duplicates,
                contradictions(groups),
                outliers(numbers),
                isolated(isolation),
                isolation,
                balance(),
                overlap);
    }

    /** Returns for each row what is equal for rows with equal features. */
    static List<Object> keys(Dataset data) {
        List<Object> keys = new ArrayList<>();
        if (data.isText()) {
            keys.addAll(data.texts());
        } else if (data.isTable()) {
            List<Column> columns = data.columns();
            for (int row = 0; row < data.size(); row++) {
                List<@Nullable Object> values = new ArrayList<>();
                for (Column column : columns) {
                    values.add(
                            column instanceof Column.Numbers numbers
                                    ? (Object) numbers.values()[row]
                                    : ((Column.Categories) column).values()[row]);
                }
                keys.add(values);
            }
        } else {
            FloatBuffer features = data.features();
            int width = Math.toIntExact(data.shape().size());
            for (int row = 0; row < data.size(); row++) {
                keys.add(features.slice(row * width, width));
            }
        }
        return keys;
    }

    private int[] contradictions(Map<Object, List<Integer>> groups) {
        if (!data.isClassification()) {
            return new int[0];
        }
        int[] classes = data.classes();
        return groups.values().stream()
                .filter(group ->
                        group.stream().map(row -> classes[row]).distinct().count() > 1)
                .flatMap(List::stream)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /** Returns the columns of numbers by name; none for images and texts. */
    private Map<String, double[]> numbers() {
        Map<String, double[]> numbers = new LinkedHashMap<>();
        if (data.isTable()) {
            for (Column column : data.columns()) {
                if (column instanceof Column.Numbers known && known.missing() < known.size()) {
                    numbers.put(column.name(), known.values());
                }
            }
        } else if (!data.isText() && data.shape().rank() == 1) {
            FloatBuffer features = data.features();
            int width = data.shape().get(0);
            for (int column = 0; column < width; column++) {
                int at = column;
                numbers.put(
                        "column " + column,
                        IntStream.range(0, data.size())
                                .mapToDouble(row -> features.get(row * width + at))
                                .toArray());
            }
        }
        return numbers;
    }

    /** Returns the values with the median in the place of missing ones. */
    private static double[] filled(double[] values) {
        double[] known = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        double median = quantile(known, 0.5);
        return Arrays.stream(values)
                .map(value -> Double.isNaN(value) ? median : value)
                .toArray();
    }

    /** Returns a quantile of sorted values, between two of them by their distances, as numpy does by default. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private static Map<String, int[]> outliers(Map<String, double[]> numbers) {
        Map<String, int[]> outliers = new LinkedHashMap<>();
        numbers.forEach((name, values) -> {
            double[] known = Arrays.stream(values)
                    .filter(value -> !Double.isNaN(value))
                    .sorted()
                    .toArray();
            double first = quantile(known, 0.25);
            double third = quantile(known, 0.75);
            double reach = FENCE * (third - first);
            int[] rows = IntStream.range(0, values.length)
                    .filter(row -> values[row] < first - reach || values[row] > third + reach)
                    .toArray();
            if (rows.length > 0) {
                outliers.put(name, rows);
            }
        });
        return outliers;
    }

    private static int[] isolated(double[] isolation) {
        return IntStream.range(0, isolation.length)
                .filter(row -> isolation[row] >= ISOLATED)
                .boxed()
                .sorted((first, second) -> Double.compare(isolation[second], isolation[first]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Map<String, Integer> missing() {
        Map<String, Integer> missing = new LinkedHashMap<>();
        if (data.isTable()) {
            data.columns().stream()
                    .filter(column -> column.missing() > 0)
                    .forEach(column -> missing.put(column.name(), column.missing()));
        } else if (data.isText()) {
            int blank = (int) data.texts().stream().filter(String::isBlank).count();
            if (blank > 0) {
                missing.put("text", blank);
            }
        }
        return missing;
    }

    private List<String> constant() {
        if (data.size() < 2 || data.isText()) {
            return List.of();
        }
        List<String> constant = new ArrayList<>();
        if (data.isTable()) {
            for (Column column : data.columns()) {
                boolean isConstant = column instanceof Column.Numbers numbers
                        ? Arrays.stream(numbers.values()).distinct().count() == 1
                        : Arrays.stream(((Column.Categories) column).values())
                                        .distinct()
                                        .count()
                                == 1;
                if (isConstant) {
                    constant.add(column.name());
                }
            }
            return constant;
        }
        FloatBuffer features = data.features();
        int width = Math.toIntExact(data.shape().size());
        for (int column = 0; column < width; column++) {
            int at = column;
            float first = features.get(column);
            if (IntStream.range(1, data.size()).allMatch(row -> features.get(row * width + at) == first)) {
                constant.add("column " + column);
            }
        }
        return constant;
    }

    private Map<String, Integer> balance() {
        Map<String, Integer> balance = new LinkedHashMap<>();
        if (data.isClassification()) {
            int[] counts = data.classCounts();
            for (int c = 0; c < counts.length; c++) {
                balance.put(data.classNames().get(c), counts[c]);
            }
        }
        return balance;
    }
}
