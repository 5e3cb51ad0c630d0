package cortado.engine;

import cortado.base.Shape;

/**
 * The filters of a convolution over images, laid out like them with channels innermost, so that it runs in that layout.
 *
 * <p>Where each filter sees one channel of many, oneDNN has fast kernels for one filter a channel without gaps only; what it falls back
 * to is slow and, as below, wrong. Such channels are repeated, one copy for each filter, and gaps filled with zeros.
 *
 * @param weight the variable that holds the filters
 * @param shape (filters, channels / groups, rows, columns)
 * @param dilation distance of the pixels of a window
 * @param groups parts of the channels
 * @param hasGradient whether the gradient of the images may be asked for
 */
record Kernels(String weight, Shape shape, int dilation, int groups, boolean hasGradient) {
    /** Weights from which on products do not go to oneDNN as convolutions: half of the fewest that were seen to fail. */
    private static final int LARGE = 1 << 17;

    /**
     * Returns whether oneDNN reads past the end of the weights of a product with their transpose.
     *
     * <p>It works on 16 filters at a time, and oneDNN 3.7 (libtorch 2.7.1) leaves the rest of the last 16 unset when it lays out
     * weights that are not channels-last. Weights of one channel look like both; a second one, of zeros, tells them apart.
     */
    static boolean isMisread(Shape weight) {
        return weight.get(1) == 1 && weight.get(0) % 16 != 0;
    }

    /** Returns the weights with a second channel of zeros. */
    static String withZeros(String weight) {
        return channelsLast("torch.cat([" + weight + ", torch.zeros_like(" + weight + ")], 1)");
    }

    static String channelsLast(String weight) {
        return "torch.contiguous(" + weight + ", memory_format=2)";
    }

    private boolean isDepthwise() {
        return groups > 1 && shape.get(1) == 1;
    }

    private boolean isPaired() {
        return groups == 1 && hasGradient && isMisread(shape);
    }

    /**
     * Returns whether it is a matrix product that must run as one: of single pixels, with many weights or not of every pixel. For some
     * numbers of pixels oneDNN 3.7 (libtorch 2.7.1) divides by zero when it plans such a convolution with many weights; with a stride, its
     * backward pass over channels-last images writes past the end of its memory on processors without AVX-512. Either ends the process.
     */
    boolean isProduct(int stride) {
        return groups == 1 && shape.get(2) == 1 && shape.get(3) == 1 && (shape.size() >= LARGE || stride > 1);
    }

    /** Returns the product of every pixel, or every so many, with the filters. */
    String product(String x, String bias, int stride) {
        String images = stride == 1
                ? x
                : "torch.slice(torch.slice(%s, 2, 0, None, %d), 3, 0, None, %d)".formatted(x, stride, stride);
        return "torch.permute(torch.linear(torch.permute(%s, [0, 2, 3, 1]), torch.reshape(%s, [%d, %d]), %s), [0, 3, 1, 2])"
                .formatted(images, weight, shape.get(0), shape.get(1), bias);
    }

    /** Returns the number of parts that the convolution runs in. */
    int parts() {
        return isDepthwise() ? shape.get(0) : groups;
    }

    /** Returns the dilation that it runs with. */
    int gaps() {
        return isDepthwise() ? 1 : dilation;
    }

    /** Returns the images that it runs on: with a copy of each channel for each of its filters, or a second channel. */
    String images(String x, Shape image, GraphPrinter p) {
        if (isPaired()) {
            return p.add("torch.cat([" + x + ", torch.zeros_like(" + x + ")], 1)");
        }
        int copies = shape.get(0) / groups;
        if (!isDepthwise() || copies == 1) {
            return x;
        }
        String pixels = "torch.unsqueeze(torch.permute(" + x + ", [0, 2, 3, 1]), 4)";
        return p.add(
                "torch.permute(torch.reshape(torch.expand(%s, [-1, -1, -1, -1, %d]), [-1, %d, %d, %d]), [0, 3, 1, 2])"
                        .formatted(pixels, copies, image.get(1), image.get(2), image.get(0) * copies));
    }

    /** Returns the filters that it runs with: with zeros in their gaps, or a second channel. */
    String filters(GraphPrinter p) {
        if (isPaired()) {
            return withZeros(weight);
        }
        if (!isDepthwise() || dilation == 1) {
            return channelsLast(weight);
        }
        int rows = shape.get(2);
        int columns = shape.get(3);
        int below = rows == 1 ? 0 : dilation - 1;
        int beside = columns == 1 ? 0 : dilation - 1;
        String apart = "torch.constant_pad_nd(torch.reshape(%s, [%d, 1, %d, 1, %d, 1]), [0, %d, 0, 0, 0, %d], 0.)"
                .formatted(weight, shape.get(0), rows, columns, beside, below);
        int height = rows * (below + 1);
        int width = columns * (beside + 1);
        return p.add("torch.slice(torch.slice(torch.reshape(%s, [%d, 1, %d, %d]), 2, 0, %d), 3, 0, %d)"
                .formatted(apart, shape.get(0), height, width, height - below, width - beside));
    }
}
