package cortado.data;

import java.util.Arrays;

/**
 * Means along one side of an image that becomes longer or shorter: for each new place, from where on and with which weights.
 *
 * @param first the first old place of each new one
 * @param weights of the old places from there on; they sum to 1
 */
@SuppressWarnings("ArrayRecordComponent")
record Triangles(int[] first, float[][] weights) {
    static Triangles of(int size, int newSize) {
        double scale = size / (double) newSize;
        double reach = Math.max(1, scale);
        int[] first = new int[newSize];
        float[][] weights = new float[newSize][];
        for (int i = 0; i < newSize; i++) {
            double center = (i + 0.5) * scale;
            first[i] = (int) Math.max(0, Math.floor(center - reach + 0.5));
            int end = (int) Math.min(size, Math.floor(center + reach + 0.5));
            double[] heights = new double[end - first[i]];
            double sum = 0;
            for (int j = 0; j < heights.length; j++) {
                heights[j] = Math.max(0, 1 - Math.abs(first[i] + j + 0.5 - center) / reach);
                sum += heights[j];
            }
            weights[i] = new float[heights.length];
            for (int j = 0; j < heights.length; j++) {
                weights[i][j] = (float) (heights[j] / sum);
            }
        }
        return new Triangles(first, weights);
    }

    /** Makes each row of an image shorter or longer. */
    void alongRows(Pixels image, float[] to) {
        byte[] from = image.values();
        int channels = image.channels();
        for (int row = 0; row < image.height(); row++) {
            for (int i = 0; i < first.length; i++) {
                int begin = (row * image.width() + first[i]) * channels;
                int at = (row * first.length + i) * channels;
                if (channels == 3) {
                    alongColors(from, begin, weights[i], to, at);
                } else {
                    float sum = 0;
                    for (int j = 0; j < weights[i].length; j++) {
                        sum += weights[i][j] * (from[begin + j] & 255);
                    }
                    to[at] = sum;
                }
            }
        }
    }

    private static void alongColors(byte[] from, int begin, float[] shares, float[] to, int at) {
        float red = 0;
        float green = 0;
        float blue = 0;
        int pixel = begin;
        for (float share : shares) {
            red += share * (from[pixel] & 255);
            green += share * (from[pixel + 1] & 255);
            blue += share * (from[pixel + 2] & 255);
            pixel += 3;
        }
        to[at] = red;
        to[at + 1] = green;
        to[at + 2] = blue;
    }

    /** Makes columns shorter or longer; a row has so many numbers. */
    void alongColumns(float[] from, byte[] to, int width) {
        float[] sums = new float[width];
        for (int i = 0; i < first.length; i++) {
            Arrays.fill(sums, 0.5f);
            for (int j = 0; j < weights[i].length; j++) {
                float weight = weights[i][j];
                int row = (first[i] + j) * width;
                for (int x = 0; x < width; x++) {
                    sums[x] += weight * from[row + x];
                }
            }
            for (int x = 0; x < width; x++) {
                to[i * width + x] = (byte) Math.min(255, (int) sums[x]);
            }
        }
    }
}
