package cortado.render;

import java.util.ArrayList;
import java.util.List;

/** Draws images with characters, denser ones for brighter pixels. */
final class ImageGridText {
    private static final String SHADES = " .:-=+*#%@";
    private static final int WIDTH = 80;
    private static final int LARGEST = 26;
    private static final int SMALLEST = 12;
    private static final int MOST_ROWS = 4;

    private ImageGridText() {}

    static String of(String title, int columns, List<ImageGrid.Row> rows) {
        List<String> lines = new ArrayList<>();
        if (!title.isEmpty()) {
            lines.add(Glyphs.oneLine(title));
        }
        int images = rows.stream().mapToInt(row -> row.images().size()).max().orElse(1);
        int shown = Math.max(1, Math.min(images, (WIDTH + 2) / (SMALLEST + 2)));
        int wide = Math.min(columns, Math.min(LARGEST, (WIDTH + 2) / shown - 2));
        for (ImageGrid.Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
            if (!row.label().isEmpty()) {
                lines.add(Glyphs.oneLine(row.label()));
            }
            lines.addAll(
                    drawn(row.images().subList(0, Math.min(shown, row.images().size())), columns, wide));
        }
        if (rows.size() > MOST_ROWS || images > shown) {
            lines.add("(" + rows.size() + " rows of " + images + " images)");
        }
        return String.join("\n", lines);
    }

    private static List<String> drawn(List<int[]> images, int columns, int wide) {
        int height = images.get(0).length / columns;
        // A character is about twice as high as wide.
        int high = Math.max(1, (int) Math.round(wide * height / (2.0 * columns)));
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < high; y++) {
            StringBuilder line = new StringBuilder();
            for (int[] image : images) {
                line.append(line.isEmpty() ? "" : "  ");
                for (int x = 0; x < wide; x++) {
                    double brightness = mean(
                            image,
                            columns,
                            x * columns / wide,
                            Math.max(x * columns / wide + 1, (x + 1) * columns / wide),
                            y * height / high,
                            Math.max(y * height / high + 1, (y + 1) * height / high));
                    line.append(SHADES.charAt((int) Math.min(SHADES.length() - 1, brightness * SHADES.length())));
                }
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static double mean(int[] image, int columns, int left, int right, int top, int bottom) {
        double sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                int pixel = image[y * columns + x];
                sum += 0.299 * (pixel >> 16 & 255) + 0.587 * (pixel >> 8 & 255) + 0.114 * (pixel & 255);
            }
        }
        return sum / 255 / ((right - left) * (bottom - top));
    }
}
