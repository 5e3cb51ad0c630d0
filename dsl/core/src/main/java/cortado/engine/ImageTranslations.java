package cortado.engine;

import cortado.graph.Conv2d;
import cortado.graph.ConvTranspose2d;
import cortado.graph.Elementwise;
import cortado.graph.Op;
import cortado.graph.Pool2d;
import cortado.graph.SampleMax;
import cortado.graph.SampleMean;
import cortado.graph.Tensor;
import cortado.graph.Upsample;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The TorchScript expressions of the operations on images. */
final class ImageTranslations {
    /** What works on whole images, whose channels are then kept in the innermost dimension. */
    static final Set<Class<?>> ON_IMAGES = Set.of(Conv2d.class, ConvTranspose2d.class, Pool2d.class, Upsample.class);

    /** The lowest float32, so that it is never the largest of a window. */
    static final String LEAST = "-3.4028234663852886e+38";

    private ImageTranslations() {}

    static void add(Map<Class<?>, BiFunction<Op, GraphPrinter, String>> translations) {
        translations.put(Conv2d.class, (op, p) -> conv2d((Conv2d) op, p));
        translations.put(ConvTranspose2d.class, (op, p) -> convTranspose2d((ConvTranspose2d) op, p));
        translations.put(Upsample.class, (op, p) -> upsample((Upsample) op, p));
        translations.put(Pool2d.class, (op, p) -> pool2d((Pool2d) op, p));
        translations.put(SampleMean.class, (op, p) -> "torch.mean(" + pixels(((SampleMean) op).x(), p) + ", 2)");
        translations.put(SampleMax.class, (op, p) -> "torch.amax(" + pixels(((SampleMax) op).x(), p) + ", [2])");
    }

    private static String pixels(Tensor x, GraphPrinter p) {
        return "torch.flatten(" + p.print(x) + ", 2)";
    }

    static String optional(@Nullable Tensor bias, GraphPrinter p) {
        return bias == null ? "None" : p.print(bias);
    }

    private static String square(int number) {
        return "[" + number + ", " + number + "]";
    }

    private static String conv2d(Conv2d op, GraphPrinter p) {
        Kernels kernels = new Kernels(
                p.print(op.weight()), op.weight().shape(), op.dilation(), op.groups(), p.hasGradient(op.x()));
        if (kernels.isProduct(op.stride()) && op.padding() + op.extra() == 0) {
            return kernels.product(p.print(op.x()), optional(op.bias(), p), op.stride());
        }
        return "torch.conv2d(%s, %s, %s, %s, %s, %s, %d)"
                .formatted(
                        padded(kernels.images(p.print(op.x()), op.x().shape(), p), op.extra(), "0."),
                        kernels.filters(p),
                        optional(op.bias(), p),
                        square(op.stride()),
                        square(op.padding()),
                        square(kernels.gaps()),
                        kernels.parts());
    }

    /** The images with rows below and columns to the right. */
    private static String padded(String x, int extra, String value) {
        return extra == 0 ? x : "torch.constant_pad_nd(%s, [0, %d, 0, %d], %s)".formatted(x, extra, extra, value);
    }

    private static String convTranspose2d(ConvTranspose2d op, GraphPrinter p) {
        boolean isMisread = Kernels.isMisread(op.weight().shape());
        String bias = optional(op.bias(), p);
        String result = "torch.conv_transpose2d(%s, %s, %s, %s, %s, %s, 1, %s)"
                .formatted(
                        p.print(op.x()),
                        isMisread
                                ? Kernels.withZeros(p.print(op.weight()))
                                : Kernels.channelsLast(p.print(op.weight())),
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

    private static String upsample(Upsample op, GraphPrinter p) {
        String size = "[%d, %d]".formatted(op.shape().get(1), op.shape().get(2));
        return op.mode() == Upsample.Mode.NEAREST
                ? "torch.upsample_nearest2d(" + p.print(op.x()) + ", " + size + ", None, None)"
                : "torch.upsample_bilinear2d(" + p.print(op.x()) + ", " + size + ", False, None, None)";
    }
}
