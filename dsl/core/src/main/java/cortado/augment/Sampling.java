package cortado.augment;

import cortado.base.Shape;

/** Draws a changed image, each pixel mixed of the four that are nearest to where it comes from. */
final class Sampling {
    private Sampling() {}

    /**
     * Changes an image in place.
     *
     * @param image row-major, {@code (channels, height, width)}
     * @param constant what {@link Fill#CONSTANT} fills with
     */
    static void warp(float[] image, Shape shape, Affine from, Fill fill, float constant) {
        int height = shape.get(1);
        int width = shape.get(2);
        float[] source = image.clone();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double sourceX = from.xx() * x + from.xy() * y + from.x0();
                double sourceY = from.yx() * x + from.yy() * y + from.y0();
                int left = (int) Math.floor(sourceX);
                int top = (int) Math.floor(sourceY);
                float right = (float) (sourceX - left);
                float down = (float) (sourceY - top);
                int target = y * width + x;
                if (left >= 0 && top >= 0 && left < width - 1 && top < height - 1) {
                    inside(source, image, shape, target, top * width + left, right, down);
                } else {
                    int x1 = fill.inside(left, width);
                    int x2 = fill.inside(left + 1, width);
                    int y1 = fill.inside(top, height);
                    int y2 = fill.inside(top + 1, height);
                    for (int at = 0; at < image.length; at += width * height) {
                        float above = mix(
                                pixel(source, at, x1, y1, width, constant),
                                pixel(source, at, x2, y1, width, constant),
                                right);
                        float below = mix(
                                pixel(source, at, x1, y2, width, constant),
                                pixel(source, at, x2, y2, width, constant),
                                right);
                        image[at + target] = mix(above, below, down);
                    }
                }
            }
        }
    }

    private static void inside(
            float[] source, float[] image, Shape shape, int target, int first, float right, float down) {
        int width = shape.get(2);
        int plane = shape.get(1) * width;
        for (int at = 0; at < image.length; at += plane) {
            int i = at + first;
            float above = mix(source[i], source[i + 1], right);
            float below = mix(source[i + width], source[i + width + 1], right);
            image[at + target] = mix(above, below, down);
        }
    }

    private static float pixel(float[] source, int plane, int x, int y, int width, float constant) {
        return x < 0 || y < 0 ? constant : source[plane + y * width + x];
    }

    private static float mix(float first, float second, float share) {
        return first + share * (second - first);
    }
}
