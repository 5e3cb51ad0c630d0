package cortado.data;

import cortado.base.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes features of columns, with the means, ranges and categories of training rows. Immutable.
 *
 * <p>{@code input(encoder)} begins a network that takes rows of the table, and the model keeps the encoder: {@code
 * sequential(input(standardize().fit(train)), dense(16).relu(), dense(1))}.
 */
public final class ColumnEncoder implements Encoder {
    /** The kind that model files call it by. */
    public static final String KIND = "columns";

    /** What one column becomes. */
    sealed interface Part {
        String name();
    }

    /** Numbers: {@code (x - center) / scale}, after they were limited and missing ones filled in. */
    record Scaled(String name, Limits limits, double filled, double center, double scale) implements Part {}

    /** The least and the largest number that a column may have; others are replaced by them. */
    record Limits(double low, double high) {
        static final Limits NONE = new Limits(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

        double limited(double value) {
            return Math.min(high, Math.max(low, value));
        }
    }

    /** Categories in the order of their features or indices. */
    record Categorical(String name, List<String> values) implements Part {}

    /** How categories are written, and whether unknown ones are taken. */
    record Categories(boolean isIndexed, boolean ignoresUnknown) {
        static final Categories DEFAULT = new Categories(false, false);

        Categories indexed() {
            return new Categories(true, ignoresUnknown);
        }

        Categories ignoringUnknown() {
            return new Categories(isIndexed, true);
        }
    }

    private final List<Part> parts;
    private final Categories categories;
    private final Shape arrayShape;
    private final List<String> names = new ArrayList<>();
    private final Optional<Learned<ColumnEncoder>> learned;

    /** Makes an encoder of a table, or of arrays if there is a shape. */
    ColumnEncoder(List<Part> parts, Categories categories, Shape arrayShape) {
        this(parts, categories, arrayShape, Optional.empty());
    }

    private ColumnEncoder(
            List<Part> parts, Categories categories, Shape arrayShape, Optional<Learned<ColumnEncoder>> learned) {
        this.learned = learned;
        this.parts = List.copyOf(parts);
        this.categories = categories;
        this.arrayShape = arrayShape;
        for (Part part : parts) {
            if (part instanceof Categorical categorical && !categories.isIndexed) {
                categorical.values.forEach(value -> names.add(part.name() + "=" + value));
            } else {
                names.add(part.name());
            }
        }
    }

    /** Returns what each feature is: the column, or column and category, for example {@code sex=female}. */
    public List<String> featureNames() {
        return List.copyOf(names);
    }

    /**
     * Returns a value of a feature in the units of its column, for example the threshold of a decision.
     *
     * @param feature number of the feature, from 0
     * @throws IndexOutOfBoundsException if there is no such feature
     */
    public double original(int feature, double value) {
        return part(feature) instanceof Scaled scaled ? value * scaled.scale + scaled.center : value;
    }

    /**
     * Returns whether a feature tells if a category is there, by 0 or 1.
     *
     * @param feature number of the feature, from 0
     * @throws IndexOutOfBoundsException if there is no such feature
     */
    public boolean isCategory(int feature) {
        return !categories.isIndexed && part(feature) instanceof Categorical;
    }

    private Part part(int feature) {
        int end = 0;
        for (Part part : parts) {
            end += part instanceof Categorical known && !categories.isIndexed ? known.values.size() : 1;
            if (feature < end) {
                return part;
            }
        }
        throw new IndexOutOfBoundsException("standardize: there is no feature " + feature + " of " + end + ".");
    }

    @Override
    public Shape shape() {
        return isOfArrays() ? arrayShape : Shape.of(names.size());
    }

    private boolean isOfArrays() {
        return arrayShape.rank() > 0;
    }

    /** Returns this encoder with what it learned from. */
    ColumnEncoder with(Learned<ColumnEncoder> rows) {
        return new ColumnEncoder(parts, categories, arrayShape, Optional.of(rows));
    }

    /** Keeps the categories; means, ranges and what fills gaps are learned anew. */
    @Override
    public ColumnEncoder unseeing(Dataset train, Dataset held) {
        return learned.filter(known -> takes(train) && known.has(held))
                .map(known -> anew(known, train))
                .orElse(this);
    }

    /** Keeps the categories; means, ranges and what fills gaps are learned anew. */
    @Override
    public ColumnEncoder unseeing(Dataset train) {
        return learned.filter(known -> takes(train) && known.isOfMoreThan(train))
                .map(known -> anew(known, train))
                .orElse(this);
    }

    private ColumnEncoder anew(Learned<ColumnEncoder> known, Dataset train) {
        ColumnEncoder other = known.fit().apply(train);
        Map<String, Part> anew = new LinkedHashMap<>();
        other.parts.forEach(part -> anew.put(part.name(), part));
        List<Part> mixed = parts.stream()
                .map(part -> part instanceof Scaled ? anew.getOrDefault(part.name(), part) : part)
                .toList();
        return new ColumnEncoder(mixed, categories, arrayShape, other.learned);
    }

    @Override
    public boolean takes(Dataset raw) {
        return isOfArrays() ? !raw.isText() && !raw.isTable() && raw.shape().equals(arrayShape) : raw.isTable();
    }

    /**
     * Returns the rows as features {@code (N, features)}, with their labels.
     *
     * @throws IllegalArgumentException if a column is missing or of another kind, or a category is not known
     */
    @Override
    public Dataset encode(Dataset raw) {
        if (!takes(raw)) {
            throw new IllegalArgumentException("standardize: the encoder takes "
                    + (isOfArrays() ? "rows of shape " + arrayShape : "columns of a table") + ", but the data is "
                    + raw.summaryLine() + ". Use data like that which it was fitted on.");
        }
        float[] features = new float[Math.multiplyExact(raw.size(), names.size())];
        if (isOfArrays()) {
            encodeArrays(raw, features);
        } else {
            encodeTable(raw, features);
        }
        Dataset encoded = raw.withEncoded(features, shape());
        return learned.map(known -> known.mark(raw, encoded)).orElse(encoded);
    }

    private void encodeArrays(Dataset raw, float[] features) {
        raw.features().get(features);
        for (int i = 0; i < features.length; i++) {
            features[i] = scaled((Scaled) parts.get(i % parts.size()), features[i]);
        }
    }

    private void encodeTable(Dataset raw, float[] features) {
        Map<String, Column> columns = new LinkedHashMap<>();
        raw.columns().forEach(column -> columns.put(column.name(), column));
        int at = 0;
        for (Part part : parts) {
            Column column = columns.get(part.name());
            if (column != null && column.missing() == column.size()) {
                // Without a value nobody can tell whether it would be numbers or categories.
                column = part instanceof Scaled ? Column.Numbers.missing(column) : Column.Categories.missing(column);
            }
            if (part instanceof Scaled scaled && column instanceof Column.Numbers numbers) {
                for (int row = 0; row < raw.size(); row++) {
                    features[row * names.size() + at] = scaled(scaled, numbers.values()[row]);
                }
                at++;
            } else if (part instanceof Categorical known && column instanceof Column.Categories found) {
                encodeCategories(known, found.values(), features, at);
                at += categories.isIndexed ? 1 : known.values.size();
            } else {
                throw unlike(part, column);
            }
        }
    }

    private static IllegalArgumentException unlike(Part part, @Nullable Column column) {
        String wanted = part instanceof Scaled ? "numbers" : "categories";
        return new IllegalArgumentException(
                column == null
                        ? "standardize: the data has no column '" + part.name()
                                + "'. Keep the columns of the training rows."
                        : "standardize: column '%s' had %s when the encoder was fitted, but has %s here. Read both alike, e.g. with categories(\"%s\")."
                                .formatted(
                                        part.name(),
                                        wanted,
                                        part instanceof Scaled ? "categories" : "numbers",
                                        part.name()));
    }

    private static float scaled(Scaled part, double value) {
        return (float) (((Double.isNaN(value) ? part.filled : part.limits.limited(value)) - part.center) / part.scale);
    }

    /** A missing category is none of them: all features 0, or the index after the last. */
    private void encodeCategories(Categorical known, @Nullable String[] values, float[] features, int at) {
        for (int row = 0; row < values.length; row++) {
            String value = values[row];
            int index = value == null ? -1 : known.values.indexOf(value);
            if (value != null && index < 0 && !categories.ignoresUnknown) {
                throw new IllegalArgumentException(
                        "standardize: row %d has '%s' in column '%s', which no training row had; known are %s. Correct it, or fit with ignoreUnknown()."
                                .formatted(row, value, known.name, known.values));
            }
            int from = row * names.size() + at;
            if (categories.isIndexed) {
                features[from] = index < 0 ? known.values.size() : index;
            } else if (index >= 0) {
                features[from + index] = 1;
            }
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    /** JSON has no infinite numbers: limits that are none are left out. */
    private static Map<String, Object> settings(Scaled part) {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("name", part.name);
        settings.put("filled", part.filled);
        settings.put("center", part.center);
        settings.put("scale", part.scale);
        if (Double.isFinite(part.limits.low)) {
            settings.put("low", part.limits.low);
        }
        if (Double.isFinite(part.limits.high)) {
            settings.put("high", part.limits.high);
        }
        return settings;
    }

    @Override
    public Map<String, Object> settings() {
        List<Map<String, Object>> columns = new ArrayList<>();
        for (Part part : parts) {
            columns.add(
                    part instanceof Scaled scaled
                            ? settings(scaled)
                            : Map.of("name", part.name(), "values", ((Categorical) part).values));
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("columns", columns);
        settings.put("indexed", categories.isIndexed);
        settings.put("ignoresUnknown", categories.ignoresUnknown);
        settings.put("shape", arrayShape.toArray());
        return settings;
    }

    /**
     * Returns the encoder of {@link #settings}.
     *
     * @throws IllegalArgumentException if a setting is missing
     */
    public static ColumnEncoder of(Map<String, ?> settings) {
        if (!(settings.get("columns") instanceof List<?> columns)
                || !(settings.get("shape") instanceof List<?> shape)) {
            throw new IllegalArgumentException("the encoder has no columns or no shape");
        }
        List<Part> parts = new ArrayList<>();
        for (Object column : columns) {
            Map<?, ?> entry = (Map<?, ?>) column;
            String name = String.valueOf(entry.get("name"));
            parts.add(
                    entry.get("values") instanceof List<?> values
                            ? new Categorical(
                                    name, values.stream().map(String::valueOf).toList())
                            : new Scaled(
                                    name,
                                    limits(entry),
                                    number(entry, "filled"),
                                    number(entry, "center"),
                                    number(entry, "scale")));
        }
        return new ColumnEncoder(
                parts,
                new Categories(
                        Boolean.TRUE.equals(settings.get("indexed")),
                        Boolean.TRUE.equals(settings.get("ignoresUnknown"))),
                Shape.of(shape.stream()
                        .mapToInt(size -> ((Number) size).intValue())
                        .toArray()));
    }

    private static Limits limits(Map<?, ?> entry) {
        return new Limits(
                entry.containsKey("low") ? number(entry, "low") : Limits.NONE.low,
                entry.containsKey("high") ? number(entry, "high") : Limits.NONE.high);
    }

    private static double number(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("a column of the encoder has no " + name);
    }

    /** Returns how many columns become how many features, in one line. */
    @Override
    public String toString() {
        return "ColumnEncoder, " + Counted.of(parts.size(), "column") + " to " + Counted.of(names.size(), "feature");
    }
}
