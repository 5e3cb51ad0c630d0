package cortado.render;

import java.util.Arrays;
import java.util.List;

/** Images in rows and columns, rows with a label each. Immutable; all images are of the same size. */
public final class ImageGrid implements Figure {
    private static final int SHORT = 1000;
    private static final int MOST_WIDTH = 720;
    private static final int LARGEST = 96;
    private static final double GAP = 4;
    private static final double MARGIN = 14;
    private static final double LABEL_ROOM = 110;
    private static final Mark.Type TITLE = Mark.Type.of(14, Ink.TEXT).bold();
    private static final Mark.Type LABEL = Mark.Type.of(11, Ink.TEXT).end();

    private final String title;
    private final int columns;
    private final List<Row> rows;

    /**
     * One row.
     *
     * @param label what it is called; may be empty
     * @param images pixels {@code 0xRRGGBB} of each image, row by row
     */
    public record Row(String label, List<int[]> images) {
        /** Copies the list. */
        public Row {
            images = List.copyOf(images);
        }
    }

    private ImageGrid(String title, int columns, List<Row> rows) {
        this.title = title;
        this.columns = columns;
        this.rows = rows;
    }

    /**
     * Returns a grid.
     *
     * @param title stands above it; may be empty
     * @param widthPx pixels an image is wide
     * @param rows at least one, with at least one image
     * @throws IllegalArgumentException if there is no image, or images differ in size
     */
    public static ImageGrid of(String title, int widthPx, List<Row> rows) {
        int[] sizes = rows.stream()
                .flatMap(row -> row.images().stream())
                .mapToInt(image -> image.length)
                .distinct()
                .toArray();
        if (sizes.length != 1 || widthPx < 1 || sizes[0] % widthPx != 0) {
            throw new IllegalArgumentException("image grid: needs images of one size, " + widthPx
                    + " pixels wide, but their numbers of pixels are " + Arrays.toString(sizes) + ".");
        }
        return new ImageGrid(title, widthPx, List.copyOf(rows));
    }

    private int perRow() {
        return rows.stream().mapToInt(row -> row.images().size()).max().orElse(1);
    }

    private int imageRows() {
        return rows.get(0).images().get(0).length / columns;
    }

    /** Returns how wide a pixel of an image is on the page. */
    private double pixel() {
        double room = (MOST_WIDTH - left() - MARGIN) / perRow() - GAP;
        double fitting = Math.min(LARGEST, room) / Math.max(columns, imageRows());
        return fitting >= 1 ? Math.floor(2 * fitting) / 2 : fitting;
    }

    private double left() {
        double longest = rows.stream()
                .mapToDouble(row -> Math.min(LABEL_ROOM, Glyphs.width(row.label(), LABEL.size(), false)))
                .max()
                .orElse(0);
        return MARGIN + (longest == 0 ? 0 : Math.ceil(longest) + 8);
    }

    private double top() {
        return title.isEmpty() ? MARGIN : 38;
    }

    private double cellWidth() {
        return columns * pixel() + GAP;
    }

    private double cellHeight() {
        return imageRows() * pixel() + GAP;
    }

    @Override
    public int widthPx() {
        double ofTitle = Glyphs.width(title, TITLE.size(), true) + 2 * MARGIN;
        return (int) Math.ceil(Math.max(ofTitle, left() + perRow() * cellWidth() - GAP + MARGIN));
    }

    @Override
    public int heightPx() {
        return (int) Math.ceil(top() + rows.size() * cellHeight() - GAP + MARGIN);
    }

    private Scene scene() {
        Scene scene = new Scene(widthPx(), heightPx());
        if (!title.isEmpty()) {
            scene.label(MARGIN, 24, title, TITLE);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double y = top() + i * cellHeight();
            String label = Glyphs.fit(Glyphs.oneLine(row.label()), LABEL.size(), LABEL_ROOM);
            if (!label.isEmpty()) {
                scene.label(left() - 8, y + cellHeight() / 2 + 2, label, LABEL);
            }
            for (int j = 0; j < row.images().size(); j++) {
                scene.add(new Mark.Picture(
                        left() + j * cellWidth(),
                        y,
                        pixel(),
                        columns,
                        row.images().get(j)));
            }
        }
        return scene;
    }

    @Override
    public String svg() {
        return SvgWriter.write(scene(), alt());
    }

    /** Returns a PNG of twice the size on the page, in full color. */
    @Override
    public byte[] png() {
        return Raster.png(scene());
    }

    @Override
    public String text() {
        return ImageGridText.of(title, columns, rows);
    }

    @Override
    public String alt() {
        int images = rows.stream().mapToInt(row -> row.images().size()).sum();
        String labels = String.join(
                ", ",
                rows.stream()
                        .map(Row::label)
                        .filter(label -> !label.isEmpty())
                        .distinct()
                        .toList());
        return (title.isEmpty() ? "" : title + ": ") + images + " images of " + columns + " x " + imageRows()
                + " pixels" + (labels.isEmpty() ? "." : ": " + labels + ".");
    }

    /** Returns a newline and the text, or as many of its lines as fit into 1,000 characters. */
    @Override
    public String toString() {
        return Shortened.of(text(), SHORT);
    }
}
