package cortado.engine;

import cortado.base.Shape;
import cortado.graph.Conv2d;
import cortado.graph.ConvTranspose2d;
import cortado.graph.Elementwise;
import cortado.graph.Op;
import cortado.graph.Pool2d;
import cortado.graph.SampleMax;
import cortado.graph.SampleMean;
import cortado.graph.Tensor;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The TorchScript expressions of the operations on images. */
final class ImageTranslations {
    /** What works on whole images, whose channels are then kept in the innermost dimension. */
    static final Set<Class<?>> ON_IMAGES = Set.of(Conv2d.class, ConvTranspose2d.class, Pool2d.class);

    /** The lowest float32, so that it is never the largest of a window. */
    private static final String LEAST = "-3.4028234663852886e+38";

    private ImageTranslations() {}

    static void add(Map<Class<?>, BiFunction<Op, GraphPrinter, String>> translations) {
        translations.put(Conv2d.class, (op, p) -> conv2d((Conv2d) op, p));
        translations.put(ConvTranspose2d.class, (op, p) -> convTranspose2d((ConvTranspose2d) op, p));
        translations.put(Pool2d.class, (op, p) -> pool2d((Pool2d) op, p));
        translations.put(SampleMean.class, (op, p) -> "torch.mean(" + pixels(((SampleMean) op).x(), p) + ", 2)");
        translations.put(SampleMax.class, (op, p) -> "torch.amax(" + pixels(((SampleMax) op).x(), p) + ", [2])");
    }

    private static String pixels(Tensor x, GraphPrinter p) {
        return "torch.flatten(" + p.print(x) + ", 2)";
    }

    /** The weight is laid out like the channels-last images, so that the convolution runs in that layout. */
    private static String channelsLast(Tensor weight, GraphPrinter p) {
        return "torch.contiguous(" + p.print(weight) + ", memory_format=2)";
    }

    private static String optional(@Nullable Tensor bias, GraphPrinter p) {
        return bias == null ? "None" : p.print(bias);
    }

    private static String square(int number) {
        return "[" + number + ", " + number + "]";
    }

    private static String conv2d(Conv2d op, GraphPrinter p) {
        boolean isDepthwise = op.groups() > 1 && op.weight().shape().get(1) == 1;
        String x = isDepthwise ? repeated(op, p) : p.print(op.x());
        String weight = isDepthwise ? spread(op, p) : channelsLast(op.weight(), p);
        if (!isDepthwise && p.hasGradient(op.x()) && isMisread(op.weight(), 0, 1)) {
            x = p.add("torch.cat([" + x + ", torch.zeros_like(" + x + ")], 1)");
            weight = withZeros(op.weight(), p);
        }
        return "torch.conv2d(%s, %s, %s, %s, %s, %s, %d)"
                .formatted(
                        padded(x, op.extra(), "0."),
                        weight,
                        optional(op.bias(), p),
                        square(op.stride()),
                        square(op.padding()),
                        square(isDepthwise ? 1 : op.dilation()),
                        isDepthwise ? op.weight().shape().get(0) : op.groups());
    }

    /**
     * Returns whether oneDNN reads past the end of the weights of a product with their transpose.
     *
     * <p>It works on 16 filters at a time, and oneDNN 3.7 (libtorch 2.7.1) leaves the rest of the last 16 unset when it lays out
     * weights that are not channels-last. Weights of one channel look like both; a second one, of zeros, tells them apart.
     */
    private static boolean isMisread(Tensor weight, int filters, int channels) {
        return weight.shape().get(channels) == 1 && weight.shape().get(filters) % 16 != 0;
    }

    private static String withZeros(Tensor weight, GraphPrinter p) {
        String one = p.print(weight);
        return "torch.contiguous(torch.cat([%s, torch.zeros_like(%s)], 1), memory_format=2)".formatted(one, one);
    }

    /**
     * Each channel once for each of its filters. oneDNN has fast kernels for one filter a channel without gaps only; what it falls back to
     * is slow, and gives wrong numbers on some processors (libtorch 2.7.1, AMD Zen 5).
     */
    private static String repeated(Conv2d op, GraphPrinter p) {
        int filters = op.weight().shape().get(0) / op.groups();
        String x = p.print(op.x());
        if (filters == 1) {
            return x;
        }
        Shape image = op.x().shape();
        String pixels = "torch.unsqueeze(torch.permute(" + x + ", [0, 2, 3, 1]), 4)";
        return p.add(
                "torch.permute(torch.reshape(torch.expand(%s, [-1, -1, -1, -1, %d]), [-1, %d, %d, %d]), [0, 3, 1, 2])"
                        .formatted(pixels, filters, image.get(1), image.get(2), image.get(0) * filters));
    }

    /** The filters with zeros for their gaps. */
    private static String spread(Conv2d op, GraphPrinter p) {
        if (op.dilation() == 1) {
            return channelsLast(op.weight(), p);
        }
        int filters = op.weight().shape().get(0);
        int size = op.weight().shape().get(2);
        int gap = op.dilation() - 1;
        int side = size * op.dilation();
        String apart = "torch.constant_pad_nd(torch.reshape(%s, [%d, 1, %d, 1, %d, 1]), [0, %d, 0, 0, 0, %d], 0.)"
                .formatted(p.print(op.weight()), filters, size, size, gap, gap);
        return p.add("torch.slice(torch.slice(torch.reshape(%s, [%d, 1, %d, %d]), 2, 0, %d), 3, 0, %d)"
                .formatted(apart, filters, side, side, side - gap, side - gap));
    }

    /** The images with rows below and columns to the right. */
    private static String padded(String x, int extra, String value) {
        return extra == 0 ? x : "torch.constant_pad_nd(%s, [0, %d, 0, %d], %s)".formatted(x, extra, extra, value);
    }

    private static String convTranspose2d(ConvTranspose2d op, GraphPrinter p) {
        boolean isMisread = isMisread(op.weight(), 0, 1);
        String bias = optional(op.bias(), p);
        String result = "torch.conv_transpose2d(%s, %s, %s, %s, %s, %s, 1, %s)"
                .formatted(
                        p.print(op.x()),
                        isMisread ? withZeros(op.weight(), p) : channelsLast(op.weight(), p),
                        isMisread && op.bias() != null ? "torch.cat([" + bias + ", " + bias + "])" : bias,
                        square(op.stride()),
                        square(op.padding()),
                        square(Math.max(0, op.extra())),
                        square(op.dilation()));
        if (isMisread) {
            result = "torch.slice(" + result + ", 1, 0, 1)";
        }
        return op.extra() >= 0
                ? result
                : "torch.slice(torch.slice(%s, 2, 0, %d), 3, 0, %d)"
                        .formatted(result, op.shape().get(1), op.shape().get(2));
    }

    private static String pool2d(Pool2d op, GraphPrinter p) {
        if (op.kind() == Pool2d.Kind.AVERAGE) {
            return averages(op, p);
        }
        if (op.x().op() instanceof Elementwise last
                && last.function() == Elementwise.Function.RELU
                && !p.isPrinted(op.x())) {
            // The largest of the positive parts is the positive part of the largest: same values, on a fraction of the
            // elements.
            return "torch.relu(" + pooled("max_pool2d", padded(p.print(last.x()), op.extra(), LEAST), op, "") + ")";
        }
        return pooled("max_pool2d", padded(p.print(op.x()), op.extra(), LEAST), op, "");
    }

    /** The means; where padding is uneven, sums divided by counts. */
    private static String averages(Pool2d op, GraphPrinter p) {
        String x = p.print(op.x());
        if (op.extra() == 0) {
            return pooled("avg_pool2d", x, op, ", False, False");
        }
        String ones = "torch.new_ones(%s, [1, 1, %d, %d])"
                .formatted(x, op.x().shape().get(1), op.x().shape().get(2));
        return "torch.div(%s, %s)"
                .formatted(
                        pooled("avg_pool2d", padded(x, op.extra(), "0."), op, ""),
                        pooled("avg_pool2d", padded(ones, op.extra(), "0."), op, ""));
    }

    private static String pooled(String function, String x, Pool2d op, String more) {
        return "torch.%s(%s, %s, %s, %s%s)"
                .formatted(function, x, square(op.size()), square(op.stride()), square(op.padding()), more);
    }
}
