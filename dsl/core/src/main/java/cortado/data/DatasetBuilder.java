package cortado.data;

import cortado.base.Names;
import cortado.base.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Checked features that wait for their labels. */
final class DatasetBuilder {
    /** Above this, numbers are more likely targets or identifiers than classes. */
    private static final int UNNAMED_CLASSES = 10_000;

    private final Rows rows;
    private final int size;

    private DatasetBuilder(Rows rows) {
        this.rows = rows;
        size = rows.size();
    }

    private static DatasetBuilder floats(float[] features, Shape shape) {
        Features.checkFinite("features", features, shape);
        return new DatasetBuilder(new Rows.Floats(features, shape, false));
    }

    static DatasetBuilder texts(List<String> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("dataset: at least 1 row is needed, but there are 0.");
        }
        int missing = new ArrayList<>(texts).indexOf(null);
        if (missing >= 0) {
            throw new IllegalArgumentException("dataset: row " + missing + " has no text (null). Leave such rows out.");
        }
        return new DatasetBuilder(new Rows.Texts(texts));
    }

    static DatasetBuilder table(List<Column> columns) {
        return new DatasetBuilder(new Rows.Table(columns));
    }

    static DatasetBuilder source(RowSource source) {
        if (source.size() < 1) {
            throw new IllegalArgumentException("dataset: at least 1 row is needed, but there are 0.");
        }
        return new DatasetBuilder(Rows.Lazy.of(source));
    }

    Rows rows() {
        return rows;
    }

    static DatasetBuilder nested(Object[] samples) {
        Shape shape = Features.sampleShape(samples);
        return floats(Features.flatten(samples, shape), shape);
    }

    static DatasetBuilder flat(float[] features, Shape shape) {
        return owning(features.clone(), shape);
    }

    /** Takes the array without copying it; the caller must not keep it. */
    static DatasetBuilder owning(float[] features, Shape shape) {
        if (features.length == 0) {
            throw new IllegalArgumentException("dataset: at least 1 row is needed, but there are 0.");
        }
        if (features.length % shape.size() != 0) {
            throw new IllegalArgumentException(
                    "dataset: samples of shape %s have %d features, but %d values are no multiple of it."
                            .formatted(shape, shape.size(), features.length));
        }
        return floats(features, shape);
    }

    Dataset unlabeled() {
        return new Dataset(rows, new Labels.None());
    }

    Dataset classes(int[] classes) {
        checkCount("classes", classes.length);
        for (int row = 0; row < classes.length; row++) {
            if (classes[row] < 0 || classes[row] >= UNNAMED_CLASSES) {
                throw new IllegalArgumentException("dataset: a class must be from 0 to %d, but row %d has %d. %s"
                        .formatted(
                                UNNAMED_CLASSES - 1,
                                row,
                                classes[row],
                                "Number the classes from 0; for real-valued targets pass float[]."));
            }
        }
        int largest = IntStream.of(classes).max().orElse(0);
        List<String> names =
                IntStream.rangeClosed(0, largest).mapToObj(Integer::toString).toList();
        return new Dataset(rows, new Labels.Classes(classes.clone(), names));
    }

    Dataset classes(int[] classes, List<String> names) {
        checkCount("classes", classes.length);
        return new Dataset(rows, checked(classes.clone(), List.copyOf(names)));
    }

    Dataset names(String[] labels) {
        int missing = Arrays.asList(labels).indexOf(null);
        if (missing >= 0) {
            throw new IllegalArgumentException(
                    "dataset: row " + missing + " has no label (null). Leave such rows out.");
        }
        return names(labels, Arrays.stream(labels).distinct().sorted().toList());
    }

    Dataset names(String[] labels, List<String> names) {
        checkCount("labels", labels.length);
        Map<String, Integer> index = new HashMap<>();
        names.forEach(name -> index.put(name, index.size()));
        int[] classes = new int[labels.length];
        for (int row = 0; row < labels.length; row++) {
            Integer found = index.get(labels[row]);
            if (found == null) {
                throw new IllegalArgumentException(
                        "dataset: row %d has the unknown class '%s'".formatted(row, labels[row])
                                + Names.didYouMean(labels[row], names));
            }
            classes[row] = found;
        }
        return new Dataset(rows, checked(classes, List.copyOf(names)));
    }

    Dataset targets(float[] targets) {
        return targets(targets, 1);
    }

    Dataset targets(float[][] targets) {
        Shape width = Features.sampleShape(targets);
        return targets(Features.flatten(targets, width), width.get(0));
    }

    Dataset targets(float[] targets, int width) {
        if (width < 1) {
            throw new IllegalArgumentException("dataset: targetWidth must be at least 1, but was " + width + ".");
        }
        if (targets.length != (long) size * width) {
            throw new IllegalArgumentException(
                    "dataset: %d rows with %d target%s each need %d targets, but there are %d."
                            .formatted(size, width, width == 1 ? "" : "s", (long) size * width, targets.length));
        }
        float[] copy = targets.clone();
        Features.checkFinite("targets", copy, Shape.of(width));
        return new Dataset(rows, new Labels.Targets(copy, width));
    }

    private void checkCount(String what, int count) {
        if (count != size) {
            throw new IllegalArgumentException("dataset: every row needs one label, but there are %d rows and %d %s."
                    .formatted(size, count, what));
        }
    }

    /** Returns the labels after checking every class and every name; takes the array without copying it. */
    static Labels.Classes checked(int[] classes, List<String> names) {
        Set<String> seen = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (String name : names) {
            if (name.isBlank()) {
                throw new IllegalArgumentException(
                        "dataset: a class name must not be blank, but the names are " + names + ".");
            }
            if (!seen.add(name)) {
                twice.add(name);
            }
        }
        if (!twice.isEmpty()) {
            throw new IllegalArgumentException(
                    "dataset: class names must differ, but these are given twice: " + twice + ".");
        }
        for (int row = 0; row < classes.length; row++) {
            if (classes[row] < 0 || classes[row] >= names.size()) {
                throw new IllegalArgumentException(outOfRange(row, classes[row], names));
            }
        }
        return new Labels.Classes(classes, names);
    }

    private static String outOfRange(int row, int found, List<String> names) {
        String listed = names.size() > 12 ? names.subList(0, 12) + ", …" : names.toString();
        return "dataset: row %d has class %d, but there are %d class names, so a class must be from 0 to %d; names: %s."
                .formatted(row, found, names.size(), names.size() - 1, listed);
    }
}
