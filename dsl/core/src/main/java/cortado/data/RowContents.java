package cortado.data;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is in the rows of a dataset, to find those with the same: all features, and labels if asked for. */
final class RowContents {
    private static final int CHUNK = 256;

    private final Dataset data;
    private final List<Rows> features;
    private final List<Labels> labels;
    private final long[] hashes;

    private RowContents(Dataset data, List<Rows> features, List<Labels> labels, long[] hashes) {
        this.data = data;
        this.features = features;
        this.labels = labels;
        this.hashes = hashes;
    }

    /** Returns the features of all rows; labels do not count. */
    static RowContents of(Dataset data) {
        List<Rows> features = IntStream.range(0, data.featureNames().size())
                .mapToObj(i -> data.feature(i).content())
                .toList();
        long[] hashes = new long[data.size()];
        features.forEach(rows -> addHashes(rows, hashes));
        return new RowContents(data, features, List.of(), hashes);
    }

    /** Returns these with labels that count, too. */
    RowContents withLabels() {
        List<Labels> all = IntStream.range(0, data.targetNames().size())
                .mapToObj(i -> data.target(i).known())
                .toList();
        return new RowContents(data, features, all, hashes);
    }

    /** Returns a hash of the features of each row; the array is the caller's. */
    long[] hashes() {
        return hashes.clone();
    }

    /** Returns each row that an earlier one equals, with the first such. */
    List<Repeat> repeats() {
        List<Repeat> repeats = new ArrayList<>();
        Map<Long, List<Integer>> firsts = new HashMap<>();
        for (int row = 0; row < hashes.length; row++) {
            List<Integer> bucket = firsts.computeIfAbsent(hashes[row], hash -> new ArrayList<>(1));
            int first = firstEqual(bucket, this, row);
            if (first < 0) {
                bucket.add(row);
            } else {
                repeats.add(new Repeat(row, first));
            }
        }
        return repeats;
    }

    /** Returns each row of others that one of these equals, with the first such. */
    List<Repeat> among(RowContents others) {
        Map<Long, List<Integer>> rows = new HashMap<>();
        for (int row = 0; row < hashes.length; row++) {
            rows.computeIfAbsent(hashes[row], hash -> new ArrayList<>(1)).add(row);
        }
        List<Repeat> repeats = new ArrayList<>();
        for (int row = 0; row < others.hashes.length; row++) {
            int first = firstEqual(rows.getOrDefault(others.hashes[row], List.of()), others, row);
            if (first >= 0) {
                repeats.add(new Repeat(row, first));
            }
        }
        return repeats;
    }

    private int firstEqual(List<Integer> candidates, RowContents others, int row) {
        return candidates.stream()
                .filter(candidate -> isEqual(candidate, others, row))
                .findFirst()
                .orElse(-1);
    }

    private boolean isEqual(int row, RowContents others, int other) {
        for (int i = 0; i < features.size(); i++) {
            if (!isEqual(features.get(i), row, others.features.get(i), other)) {
                return false;
            }
        }
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).isEqual(row, other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isEqual(Rows rows, int row, Rows others, int other) {
        if (rows instanceof Rows.Numbers numbers && others instanceof Rows.Numbers otherNumbers) {
            return numbers.values(row, row + 1).equals(otherNumbers.values(other, other + 1));
        }
        if (rows instanceof Rows.Texts texts && others instanceof Rows.Texts otherTexts) {
            return texts.texts().get(row).equals(otherTexts.texts().get(other));
        }
        if (rows instanceof Rows.Table table && others instanceof Rows.Table otherTable) {
            return IntStream.range(0, table.columns().size())
                    .allMatch(i -> isEqual(
                            table.columns().get(i), row, otherTable.columns().get(i), other));
        }
        return false;
    }

    private static boolean isEqual(Column column, int row, Column others, int other) {
        return Objects.equals(value(column, row), value(others, other));
    }

    /** Returns the same for 0 and -0, and for missing values of any kind. */
    private static @Nullable Object value(Column column, int row) {
        if (column instanceof Column.Numbers numbers) {
            double value = numbers.values()[row];
            return Double.isNaN(value) ? null : (Object) (value + 0.0);
        }
        return ((Column.Categories) column).values()[row];
    }

    private static void addHashes(Rows rows, long[] hashes) {
        if (rows instanceof Rows.Numbers numbers) {
            int width = numbers.width();
            for (int from = 0; from < hashes.length; from += CHUNK) {
                int to = Math.min(hashes.length, from + CHUNK);
                FloatBuffer values = numbers.values(from, to);
                for (int i = from; i < to; i++) {
                    for (int k = 0; k < width; k++) {
                        hashes[i] = mixed(hashes[i], Float.floatToIntBits(values.get() + 0f));
                    }
                }
            }
        } else if (rows instanceof Rows.Texts texts) {
            Arrays.setAll(
                    hashes, row -> mixed(hashes[row], texts.texts().get(row).hashCode()));
        } else if (rows instanceof Rows.Table table) {
            table.columns()
                    .forEach(column ->
                            Arrays.setAll(hashes, row -> mixed(hashes[row], Objects.hashCode(value(column, row)))));
        }
    }

    private static long mixed(long hash, long next) {
        long mixed = (hash ^ next) * 0x9e3779b97f4a7c15L;
        return mixed ^ mixed >>> 32;
    }
}
