package cortado.data;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An image in memory: {@code channels} bytes a pixel, one after another, row by row.
 *
 * @param values may have more room than the image needs
 * @param channels 1 for grey, 3 for red, green, blue
 */
@SuppressWarnings("ArrayRecordComponent")
record Pixels(byte[] values, int height, int width, int channels) {
    private static final int WHITE = 255;

    /** Returns an image of Java's that writes into these pixels. */
    BufferedImage image() {
        int[] offsets = IntStream.range(0, channels).toArray();
        ColorSpace space = ColorSpace.getInstance(channels == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ColorModel colors = new ComponentColorModel(space, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(values, size()), width, height, channels * width, channels, offsets, null);
        return new BufferedImage(colors, raster, false, null);
    }

    private int size() {
        return height * width * channels;
    }

    /** Returns the pixels of an image, what is transparent on white; color profiles are not applied. */
    static Pixels of(BufferedImage image) {
        ColorModel colors = image.getColorModel();
        int space = colors.getColorSpace().getType();
        boolean isPlain = !(colors instanceof IndexColorModel)
                && (space == ColorSpace.TYPE_GRAY || space == ColorSpace.TYPE_RGB)
                && image.getRaster().getNumBands() == colors.getNumComponents();
        return isPlain ? ofBands(image) : ofColors(image);
    }

    /** Reads the bands, since getRGB brightens grey images and converts each pixel by itself. */
    private static Pixels ofBands(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        boolean hasAlpha = image.getColorModel().hasAlpha();
        int channels = raster.getNumBands() - (hasAlpha ? 1 : 0);
        byte[] values = new byte[width * height * channels];
        if (!hasAlpha
                && raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && buffer.getNumBanks() == 1
                && buffer.getOffset() == 0
                && (channels == 1 || channels == 3)
                && raster.getSampleModelTranslateX() == 0
                && raster.getSampleModelTranslateY() == 0) {
            copy(buffer, model, values, height, width, channels);
            return new Pixels(values, height, width, channels);
        }
        int[] bits = raster.getSampleModel().getSampleSize();
        int[] row = new int[width * raster.getNumBands()];
        for (int y = 0; y < height; y++) {
            raster.getPixels(0, y, width, 1, row);
            for (int x = 0; x < width; x++) {
                int pixel = x * raster.getNumBands();
                int alpha = hasAlpha ? byteOf(row[pixel + channels], bits[channels]) : WHITE;
                for (int c = 0; c < channels; c++) {
                    values[(y * width + x) * channels + c] = onWhite(byteOf(row[pixel + c], bits[c]), alpha);
                }
            }
        }
        return new Pixels(values, height, width, channels);
    }

    private static void copy(
            DataBufferByte buffer,
            PixelInterleavedSampleModel model,
            byte[] values,
            int height,
            int width,
            int channels) {
        byte[] data = buffer.getData();
        int[] offsets = model.getBandOffsets();
        int step = model.getPixelStride();
        int at = 0;
        for (int y = 0; y < height; y++) {
            int pixel = y * model.getScanlineStride();
            if (channels == 3) {
                // Written out, because this takes a third of the time of a loop over the channels.
                int red = pixel + offsets[0];
                int green = pixel + offsets[1];
                int blue = pixel + offsets[2];
                for (int x = 0; x < width * step; x += step) {
                    values[at] = data[red + x];
                    values[at + 1] = data[green + x];
                    values[at + 2] = data[blue + x];
                    at += 3;
                }
            } else {
                for (int x = 0; x < width * step; x += step) {
                    values[at++] = data[pixel + offsets[0] + x];
                }
            }
        }
    }

    private static int byteOf(int sample, int bits) {
        return bits == 8 ? sample : bits > 8 ? sample >> bits - 8 : sample * WHITE / ((1 << bits) - 1);
    }

    private static byte onWhite(int value, int alpha) {
        return (byte) ((value * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE);
    }

    private static Pixels ofColors(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] colors = image.getRGB(0, 0, width, height, null, 0, width);
        byte[] values = new byte[3 * colors.length];
        for (int i = 0; i < colors.length; i++) {
            int alpha = colors[i] >>> 24;
            values[3 * i] = onWhite(colors[i] >> 16 & 255, alpha);
            values[3 * i + 1] = onWhite(colors[i] >> 8 & 255, alpha);
            values[3 * i + 2] = onWhite(colors[i] & 255, alpha);
        }
        return new Pixels(values, height, width, 3);
    }

    /** Returns the image as it stands upright, by the orientation of its EXIF data. */
    Pixels upright(int orientation) {
        if (orientation == 1) {
            return this;
        }
        boolean isTurned = orientation > 4;
        int tall = isTurned ? width : height;
        int wide = isTurned ? height : width;
        boolean isMirroredX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean isMirroredY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        byte[] turned = new byte[size()];
        for (int y = 0; y < tall; y++) {
            for (int x = 0; x < wide; x++) {
                int sourceX = isTurned ? y : x;
                int sourceY = isTurned ? x : y;
                int fromX = isMirroredX ? width - 1 - sourceX : sourceX;
                int fromY = isMirroredY ? height - 1 - sourceY : sourceY;
                System.arraycopy(
                        values, (fromY * width + fromX) * channels, turned, (y * wide + x) * channels, channels);
            }
        }
        return new Pixels(turned, tall, wide, channels);
    }

    /** Returns the image in grey or in color. */
    Pixels inChannels(int count) {
        if (count == channels) {
            return this;
        }
        byte[] converted = new byte[height * width * count];
        for (int i = 0; i < height * width; i++) {
            if (count == 1) {
                int red = values[3 * i] & 255;
                int green = values[3 * i + 1] & 255;
                int blue = values[3 * i + 2] & 255;
                // PIL's weights, 0.299, 0.587 and 0.114 of 65,536.
                converted[i] = (byte) (red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000 >> 16);
            } else {
                converted[3 * i] = values[i];
                converted[3 * i + 1] = values[i];
                converted[3 * i + 2] = values[i];
            }
        }
        return new Pixels(converted, height, width, count);
    }

    /** Returns the image at another size. */
    Pixels resized(int newHeight, int newWidth) {
        if (newHeight == height && newWidth == width) {
            return this;
        }
        float[] narrowed = Scratch.means(height * newWidth * channels);
        Triangles.of(width, newWidth).alongRows(this, narrowed);
        byte[] resized = new byte[newHeight * newWidth * channels];
        Triangles.of(height, newHeight).alongColumns(narrowed, resized, newWidth * channels);
        return new Pixels(resized, newHeight, newWidth, channels);
    }

    /** Returns the bytes channel by channel, as networks take them. */
    byte[] planes() {
        if (channels == 1) {
            return Arrays.copyOf(values, size());
        }
        byte[] planes = new byte[size()];
        int plane = height * width;
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < channels; c++) {
                planes[c * plane + i] = values[i * channels + c];
            }
        }
        return planes;
    }
}
