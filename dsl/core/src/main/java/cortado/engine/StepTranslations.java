package cortado.engine;

import cortado.base.Shape;
import cortado.graph.Conv1d;
import cortado.graph.Op;
import cortado.graph.Pool1d;
import cortado.graph.Pool2d;
import cortado.graph.Tensor;
import cortado.graph.WindowMask;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * The TorchScript expressions of windows over sequences: a sequence (N, T, C) is seen as an image of one row, whose channels are
 * innermost as in all our images, so that nothing is copied.
 */
final class StepTranslations {
    private StepTranslations() {}

    static void add(Map<Class<?>, BiFunction<Op, GraphPrinter, String>> translations) {
        translations.put(Conv1d.class, (op, p) -> conv1d((Conv1d) op, p));
        translations.put(Pool1d.class, (op, p) -> pool1d((Pool1d) op, p));
        translations.put(WindowMask.class, (op, p) -> windowMask((WindowMask) op, p));
    }

    private static String image(String sequence) {
        return "torch.unsqueeze(torch.transpose(" + sequence + ", 1, 2), 2)";
    }

    private static String sequence(String image) {
        return "torch.transpose(torch.squeeze(" + image + ", 2), 1, 2)";
    }

    private static String padded(String image, int before, int after, String value) {
        return before + after == 0
                ? image
                : "torch.constant_pad_nd(%s, [%d, %d], %s)".formatted(image, before, after, value);
    }

    private static String counted(Tensor mask, GraphPrinter p) {
        return p.add("torch.unsqueeze(" + p.print(mask) + ", 2)");
    }

    private static String conv1d(Conv1d op, GraphPrinter p) {
        Tensor mask = op.mask();
        String x = p.print(op.x());
        String tokens = mask == null ? x : p.add("torch.mul(" + x + ", " + counted(mask, p) + ")");
        Shape own = op.weight().shape();
        Shape shape = Shape.of(own.get(0), own.get(1), 1, own.get(2));
        Kernels kernels = new Kernels(
                p.add("torch.unsqueeze(" + p.print(op.weight()) + ", 2)"),
                shape,
                op.dilation(),
                op.groups(),
                p.hasGradient(op.x()));
        Shape strip = Shape.of(op.x().shape().get(1), 1, op.x().shape().get(0));
        if (kernels.isProduct(op.stride()) && op.before() + op.after() == 0) {
            return sequence(kernels.product(image(tokens), ImageTranslations.optional(op.bias(), p), op.stride()));
        }
        boolean isEven = op.before() == op.after();
        String image = kernels.images(image(tokens), strip, p);
        return sequence("torch.conv2d(%s, %s, %s, [1, %d], [0, %d], [1, %d], %d)"
                .formatted(
                        isEven ? image : padded(image, op.before(), op.after(), "0."),
                        kernels.filters(p),
                        ImageTranslations.optional(op.bias(), p),
                        op.stride(),
                        isEven ? op.before() : 0,
                        kernels.gaps(),
                        kernels.parts()));
    }

    private static String pool1d(Pool1d op, GraphPrinter p) {
        String x = p.print(op.x());
        Tensor mask = op.mask();
        String counted = mask == null ? "" : counted(mask, p);
        return op.kind() == Pool2d.Kind.MAX ? maxima(op, x, counted, p) : means(op, x, counted);
    }

    private static String maxima(Pool1d op, String x, String counted, GraphPrinter p) {
        String least = ImageTranslations.LEAST;
        if (counted.isEmpty()) {
            return sequence(pooled("max_pool2d", padded(image(x), op.before(), op.after(), least), op));
        }
        String tokens = "torch.masked_fill(" + x + ", torch.logical_not(" + counted + "), " + least + ")";
        String found = p.add(sequence(pooled("max_pool2d", padded(image(tokens), op.before(), op.after(), least), op)));
        return "torch.masked_fill(%s, torch.le(%s, %s), 0.)".formatted(found, found, least);
    }

    /** The means; where steps do not count, sums divided by counts. */
    private static String means(Pool1d op, String x, String counted) {
        if (counted.isEmpty() && op.before() + op.after() == 0) {
            return sequence(pooled("avg_pool2d", image(x), op));
        }
        String ones = counted.isEmpty()
                ? "torch.new_ones(" + x + ", [1, " + op.x().shape().get(0) + ", 1])"
                : "torch.to(" + counted + ", 6)";
        String tokens = counted.isEmpty() ? x : "torch.mul(" + x + ", " + counted + ")";
        String sums = pooled("avg_pool2d", padded(image(tokens), op.before(), op.after(), "0."), op);
        String counts = pooled("avg_pool2d", padded(image(ones), op.before(), op.after(), "0."), op);
        return sequence("torch.div(" + sums + ", torch.clamp_min(" + counts + ", 1e-12))");
    }

    private static String pooled(String function, String image, Pool1d op) {
        return "torch.%s(%s, [1, %d], [1, %d])".formatted(function, image, op.size(), op.stride());
    }

    private static String windowMask(WindowMask op, GraphPrinter p) {
        return "torch.all(torch.unfold(%s, 1, %d, %d), -1)".formatted(p.print(op.mask()), op.span(), op.stride());
    }
}
