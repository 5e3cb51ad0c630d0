package cortado.data;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.render.ImageGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Draws some images of a dataset: a row for each class, or a row for each image with what augmentation makes of it. */
public final class ImagePreview {
    private static final int ROWS = 6;
    private static final int CLASSES = 12;
    private static final int COLUMNS = 8;

    private ImagePreview() {}

    static ImageGrid of(Dataset data) {
        Shape shape = data.shape();
        if (!isOfImages(data)) {
            throw new IllegalStateException(
                    "dataset: preview() needs images of shape (channels, height, width) with 1 or 3 channels, but the rows have"
                            + " the shape " + shape + ". Reshape them, e.g. reshaped(1, 28, 28).");
        }
        int width = shape.get(shape.rank() - 1);
        return data.isAugmented()
                ? ImageGrid.of("Augmented, the image itself first", width, augmented(data))
                : ImageGrid.of("", width, data.isClassification() ? byClass(data) : inOrder(data));
    }

    /** Returns whether the rows are images: (height, width), or 1 or 3 channels of that. */
    public static boolean isOfImages(Dataset data) {
        Shape shape = data.shape();
        return shape.rank() == 2 || shape.rank() == 3 && (shape.get(0) == 1 || shape.get(0) == 3);
    }

    /** Returns the pixels of an image, {@code 0xRRGGBB}, row by row. */
    public static int[] pixels(Dataset data, int row) {
        return pixels(data.features(row), data.shape());
    }

    private static List<ImageGrid.Row> augmented(Dataset data) {
        List<ImageGrid.Row> rows = new ArrayList<>();
        for (int row : firstOfClasses(data)) {
            List<int[]> images = new ArrayList<>(List.of(pixels(data.features(row), data.shape())));
            for (int i = 1; i < COLUMNS; i++) {
                Dataset changed = data.augmented(Seed.DEFAULT.child("preview").child(i), row);
                images.add(pixels(changed.features(0), data.shape()));
            }
            rows.add(new ImageGrid.Row(data.isClassification() ? data.label(row) : "", images));
        }
        return rows;
    }

    private static int[] firstOfClasses(Dataset data) {
        if (!data.isClassification()) {
            return IntStream.range(0, Math.min(ROWS, data.size())).toArray();
        }
        int[] classes = data.classes();
        return IntStream.range(0, data.classCount())
                .flatMap(c -> IntStream.range(0, classes.length)
                        .filter(row -> classes[row] == c)
                        .limit(1))
                .limit(ROWS)
                .toArray();
    }

    private static List<ImageGrid.Row> byClass(Dataset data) {
        int[] classes = data.classes();
        List<ImageGrid.Row> rows = new ArrayList<>();
        for (int c = 0; c < Math.min(CLASSES, data.classCount()); c++) {
            int known = c;
            int[] members = IntStream.range(0, classes.length)
                    .filter(row -> classes[row] == known)
                    .limit(COLUMNS)
                    .toArray();
            if (members.length > 0) {
                rows.add(new ImageGrid.Row(data.classNames().get(c), images(data, members)));
            }
        }
        return rows;
    }

    private static List<ImageGrid.Row> inOrder(Dataset data) {
        List<ImageGrid.Row> rows = new ArrayList<>();
        for (int from = 0; from < Math.min(data.size(), ROWS * COLUMNS); from += COLUMNS) {
            int[] members =
                    IntStream.range(from, Math.min(data.size(), from + COLUMNS)).toArray();
            rows.add(new ImageGrid.Row("", images(data, members)));
        }
        return rows;
    }

    private static List<int[]> images(Dataset data, int[] members) {
        return IntStream.of(members)
                .mapToObj(row -> pixels(data.features(row), data.shape()))
                .toList();
    }

    /** Returns pixels of 0..1, or of the image's own range where it leaves that. */
    private static int[] pixels(float[] image, Shape shape) {
        float least = 0;
        float most = 1;
        for (float value : image) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        int plane = shape.get(shape.rank() - 2) * shape.get(shape.rank() - 1);
        boolean isColor = image.length == 3 * plane;
        int[] pixels = new int[plane];
        for (int i = 0; i < plane; i++) {
            int color = 0;
            for (int channel = 0; channel < 3; channel++) {
                float value = image[isColor ? channel * plane + i : i];
                color = color << 8 | Math.round(255 * (value - least) / (most - least));
            }
            pixels[i] = color;
        }
        return pixels;
    }
}
