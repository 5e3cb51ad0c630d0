package cortado.augment;

import cortado.base.Shape;
import java.util.Arrays;

/**
 * Changes of the colors of an image {@code (channels, height, width)} with values 0..1, in place, by a given strength.
 *
 * @see <a href="https://docs.pytorch.org/vision/stable/transforms.html">torchvision's functional transforms, which these equal</a>
 */
final class Tones {
    private static final float RED = 0.2989f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;
    private static final int LEVELS = 256;

    private Tones() {}

    /** Changes an image by a strength. */
    @FunctionalInterface
    interface Change {
        void apply(float[] image, Shape shape, double strength);
    }

    /** Returns a value within 0..1. */
    static float clipped(float value) {
        return Math.max(0, Math.min(1, value));
    }

    static void brightness(float[] image, Shape shape, double factor) {
        for (int i = 0; i < image.length; i++) {
            image[i] = clipped(image[i] * (float) factor);
        }
    }

    /** Mixes the image with the mean of its grey. */
    static void contrast(float[] image, Shape shape, double factor) {
        double sum = 0;
        float[] grey = grey(image, shape);
        for (float value : grey) {
            sum += value;
        }
        float mean = (float) (sum / grey.length);
        for (int i = 0; i < image.length; i++) {
            image[i] = clipped(mean + (float) factor * (image[i] - mean));
        }
    }

    /** Mixes the image with its grey. */
    static void saturation(float[] image, Shape shape, double factor) {
        float[] grey = grey(image, shape);
        for (int i = 0; i < image.length; i++) {
            float base = grey[i % grey.length];
            image[i] = clipped(base + (float) factor * (image[i] - base));
        }
    }

    private static float[] grey(float[] image, Shape shape) {
        int plane = shape.get(1) * shape.get(2);
        if (shape.get(0) != 3) {
            return image;
        }
        float[] grey = new float[plane];
        for (int i = 0; i < plane; i++) {
            grey[i] = RED * image[i] + GREEN * image[plane + i] + BLUE * image[2 * plane + i];
        }
        return grey;
    }

    /** Turns the hue of each pixel by a share of the circle. */
    static void hue(float[] image, Shape shape, double share) {
        int plane = shape.get(1) * shape.get(2);
        for (int i = 0; i < plane; i++) {
            float red = image[i];
            float green = image[plane + i];
            float blue = image[2 * plane + i];
            float most = Math.max(red, Math.max(green, blue));
            float chroma = most - Math.min(red, Math.min(green, blue));
            if (chroma > 0) {
                double turned = 6 * wrapped(sixths(red, green, blue, most, chroma) / 6 + share);
                image[i] = channel(turned, 5, most, chroma);
                image[plane + i] = channel(turned, 3, most, chroma);
                image[2 * plane + i] = channel(turned, 1, most, chroma);
            }
        }
    }

    private static double wrapped(double hue) {
        return hue - Math.floor(hue);
    }

    private static double sixths(float red, float green, float blue, float most, float chroma) {
        if (most == red) {
            return (green - blue) / (double) chroma;
        }
        return most == green ? 2 + (blue - red) / (double) chroma : 4 + (red - green) / (double) chroma;
    }

    /** Returns one channel of a color of a hue, in sixths of the circle. */
    private static float channel(double hue, int offset, float value, float chroma) {
        double place = (offset + hue) % 6;
        return (float) (value - chroma * Math.max(0, Math.min(1, Math.min(place, 4 - place))));
    }

    /** Mixes the image with a blurred one, but for the pixels at its border. */
    static void sharpness(float[] image, Shape shape, double factor) {
        int height = shape.get(1);
        int width = shape.get(2);
        float[] source = image.clone();
        for (int at = 0; at < image.length; at += height * width) {
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x < width - 1; x++) {
                    int i = at + y * width + x;
                    float sum = 4 * source[i];
                    for (int row = i - width; row <= i + width; row += width) {
                        sum += source[row - 1] + source[row] + source[row + 1];
                    }
                    float blurred = sum / 13;
                    image[i] = clipped(blurred + (float) factor * (source[i] - blurred));
                }
            }
        }
    }

    /** Stretches each channel to 0..1. */
    static void autoContrast(float[] image, Shape shape, double ignored) {
        int plane = shape.get(1) * shape.get(2);
        for (int at = 0; at < image.length; at += plane) {
            float least = Float.POSITIVE_INFINITY;
            float most = Float.NEGATIVE_INFINITY;
            for (int i = at; i < at + plane; i++) {
                least = Math.min(least, image[i]);
                most = Math.max(most, image[i]);
            }
            for (int i = at; i < at + plane && most > least; i++) {
                image[i] = clipped((image[i] - least) / (most - least));
            }
        }
    }

    /** Makes each of 256 levels of a channel about as frequent as the others. */
    static void equalize(float[] image, Shape shape, double ignored) {
        int plane = shape.get(1) * shape.get(2);
        for (int at = 0; at < image.length; at += plane) {
            int[] counts = new int[LEVELS];
            int highest = 0;
            for (int i = at; i < at + plane; i++) {
                counts[level(image[i])]++;
                highest = Math.max(highest, level(image[i]));
            }
            int step = (plane - counts[highest]) / (LEVELS - 1);
            if (step > 0) {
                int[] levels = new int[LEVELS];
                int below = step / 2;
                for (int level = 0; level < LEVELS; level++) {
                    levels[level] = Math.min(LEVELS - 1, below / step);
                    below += counts[level];
                }
                for (int i = at; i < at + plane; i++) {
                    image[i] = levels[level(image[i])] / (float) (LEVELS - 1);
                }
            }
        }
    }

    /** Keeps the highest bits of each of 256 levels. */
    static void posterize(float[] image, Shape shape, double bits) {
        int mask = -(1 << 8 - (int) bits);
        for (int i = 0; i < image.length; i++) {
            image[i] = (level(image[i]) & mask) / (float) (LEVELS - 1);
        }
    }

    /** Inverts what is at least as bright as a threshold. */
    static void solarize(float[] image, Shape shape, double threshold) {
        for (int i = 0; i < image.length; i++) {
            image[i] = image[i] >= threshold ? 1 - image[i] : image[i];
        }
    }

    private static int level(float value) {
        return Math.round(clipped(value) * (LEVELS - 1));
    }

    /** Refuses an image with values that are not 0..1. */
    static void checkRange(String name, float[] image) {
        for (float value : image) {
            if (!(value >= 0 && value <= 1)) {
                float[] ends = image.clone();
                Arrays.sort(ends);
                throw new IllegalArgumentException(
                        "augment: %s needs images with values 0..1, but there is one with values from %s to %s. %s"
                                .formatted(
                                        name,
                                        ends[0],
                                        ends[ends.length - 1],
                                        "Scale them first, e.g. data.rescale(1.0 / 255), or leave standardizing to the network's input."));
            }
        }
    }
}
