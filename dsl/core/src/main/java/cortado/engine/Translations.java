package cortado.engine;

import cortado.graph.Affine;
import cortado.graph.Arithmetic;
import cortado.graph.BatchMean;
import cortado.graph.BatchNorm;
import cortado.graph.ChannelDropout;
import cortado.graph.Concat;
import cortado.graph.Dropout;
import cortado.graph.Elementwise;
import cortado.graph.GroupNorm;
import cortado.graph.LayerNorm;
import cortado.graph.Linear;
import cortado.graph.OneHot;
import cortado.graph.Op;
import cortado.graph.Penalty;
import cortado.graph.Permute;
import cortado.graph.Rectifier;
import cortado.graph.Reshape;
import cortado.graph.Softmax;
import cortado.graph.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The TorchScript expression of each primitive operation. */
final class Translations {
    private static final Map<Class<?>, BiFunction<Op, GraphPrinter, String>> BY_TYPE = new HashMap<>();

    static {
        add(Linear.class, (op, p) -> call("linear", p, op.x(), op.weight(), op.bias()));
        add(BatchNorm.class, Translations::batchNorm);
        add(LayerNorm.class, Translations::layerNorm);
        add(GroupNorm.class, (op, p) -> "torch.group_norm(%s, %d, %s, %s, %s)"
                .formatted(p.print(op.x()), op.groups(), p.print(op.weight()), p.print(op.bias()), op.epsilon()));
        add(Dropout.class, Translations::dropout);
        add(ChannelDropout.class, Translations::channelDropout);
        add(Permute.class, Translations::permute);
        add(Elementwise.class, (op, p) -> call(op.function().name().toLowerCase(Locale.ROOT), p, op.x()));
        add(Rectifier.class, Translations::rectifier);
        add(Arithmetic.class, (op, p) -> call(torchName(op.operator()), p, op.left(), op.right()));
        add(Affine.class, (op, p) -> "torch.add(torch.mul(%s, %s), %s)"
                .formatted(p.print(op.x()), op.scale(), op.offset()));
        add(Softmax.class, (op, p) -> "torch.softmax(" + p.print(op.x()) + ", -1)");
        add(Concat.class, (op, p) -> op.parts().stream()
                .map(p::print)
                .collect(Collectors.joining(", ", "torch.cat([", "], " + (op.axis() + 1) + ")")));
        add(OneHot.class, (op, p) -> "torch.to(torch.one_hot(%s, %d), 6)"
                .formatted(p.print(op.target()), op.classes()));
        add(Reshape.class, Translations::reshape);
        add(BatchMean.class, Translations::batchMean);
        add(Penalty.class, Translations::penalty);
        ImageTranslations.add(BY_TYPE);
        StepTranslations.add(BY_TYPE);
        LossTranslations.add(BY_TYPE);
        SequenceTranslations.add(BY_TYPE);
    }

    /** Dropout keys are numbers from zero to this one. */
    static final int MAX_KEY = (1 << 30) - 1;

    /** What keeps the keys of a step's dropouts apart. */
    private static final long KEY_STEP = 0x1E3779B9;

    private Translations() {}

    /** Returns the expression of the operation, after printing its inputs. */
    static String of(Op op, GraphPrinter printer) {
        BiFunction<Op, GraphPrinter, String> translation = BY_TYPE.get(op.getClass());
        if (translation == null) {
            throw new IllegalStateException("operation " + op.getClass().getSimpleName() + " has no translation");
        }
        return translation.apply(op, printer);
    }

    /** Returns the types that have a translation. */
    static Set<Class<?>> types() {
        return BY_TYPE.keySet();
    }

    private static <T extends Op> void add(Class<T> type, BiFunction<T, GraphPrinter, String> translation) {
        BY_TYPE.put(type, (op, printer) -> translation.apply(type.cast(op), printer));
    }

    private static String call(String function, GraphPrinter printer, Tensor... arguments) {
        return Arrays.stream(arguments)
                .map(printer::print)
                .collect(Collectors.joining(", ", "torch." + function + "(", ")"));
    }

    private static String rectifier(Rectifier op, GraphPrinter p) {
        String x = p.print(op.x());
        return switch (op.kind()) {
            case LEAKY -> "torch.leaky_relu(" + x + ", " + op.value() + ")";
            case EXPONENTIAL -> "torch.elu(" + x + ", " + op.value() + ")";
            case CAPPED -> "torch.hardtanh(" + x + ", 0., " + op.value() + ")";
        };
    }

    private static String torchName(Arithmetic.Operator operator) {
        return switch (operator) {
            case ADD -> "add";
            case SUBTRACT -> "sub";
            case MULTIPLY -> "mul";
            case DIVIDE -> "div";
        };
    }

    private static String batchMean(BatchMean op, GraphPrinter p) {
        return p.isPrinted(op.x())
                ? call("mean", p, op.x())
                : LossTranslations.mean(op.x().op(), p).orElseGet(() -> call("mean", p, op.x()));
    }

    private static String penalty(Penalty op, GraphPrinter p) {
        String w = p.print(op.weight());
        String absolute = "torch.mul(torch.sum(torch.abs(" + w + ")), " + op.l1() + ")";
        String square = "torch.mul(torch.sum(torch.mul(" + w + ", " + w + ")), " + op.l2() + ")";
        if (op.l1() == 0 || op.l2() == 0) {
            return op.l1() == 0 ? square : absolute;
        }
        return "torch.add(" + absolute + ", " + square + ")";
    }

    private static String batchNorm(BatchNorm op, GraphPrinter p) {
        return "torch.batch_norm(%s, %s, %s, %s, %s, %s, %s, %s, False)"
                .formatted(
                        p.print(op.x()),
                        p.print(op.weight()),
                        p.print(op.bias()),
                        p.print(op.mean()),
                        p.print(op.variance()),
                        p.isUpdated(op.mean()) ? "True" : "False",
                        op.momentum(),
                        op.epsilon());
    }

    private static String dropout(Dropout op, GraphPrinter p) {
        if (!p.isTraining()) {
            return p.print(op.x());
        }
        return dropped(p.print(op.x()), op.rate(), p);
    }

    /** A dropout of ones, one for each channel, which the channels' values are multiplied by. */
    private static String channelDropout(ChannelDropout op, GraphPrinter p) {
        String x = p.print(op.x());
        if (!p.isTraining()) {
            return x;
        }
        int channels = op.shape().get(op.shape().rank() == 3 ? 0 : 1);
        String shape = op.shape().rank() == 3 ? channels + ", 1, 1" : "1, " + channels;
        String ones = p.add("torch.new_ones(" + x + ", [torch.size(" + x + ", 0), " + shape + "])");
        return "torch.mul(" + x + ", " + dropped(ones, op.rate(), p) + ")";
    }

    private static String permute(Permute op, GraphPrinter p) {
        String axes = op.order().stream().map(axis -> ", " + (axis + 1)).collect(Collectors.joining("", "[0", "]"));
        return "torch.permute(" + p.print(op.x()) + ", " + axes + ")";
    }

    /** Returns the expression of a variable after dropout. */
    static String dropped(String x, double rate, GraphPrinter p) {
        long limit = Math.min(Math.round((1 - rate) * (1L << 32)) - (1L << 31), Integer.MAX_VALUE);
        return "(self).drop(%s, %d, %s, torch.__and__(torch.add(key, %d), %d))"
                .formatted(x, limit, 1 / (1 - rate), p.nextDropout() * KEY_STEP, MAX_KEY);
    }

    private static String layerNorm(LayerNorm op, GraphPrinter p) {
        String shape = Arrays.stream(op.weight().shape().toArray())
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", "));
        return "torch.layer_norm(%s, [%s], %s, %s, %s)"
                .formatted(p.print(op.x()), shape, p.print(op.weight()), p.print(op.bias()), op.epsilon());
    }

    private static String reshape(Reshape op, GraphPrinter p) {
        String dimensions =
                Arrays.stream(op.shape().toArray()).mapToObj(d -> ", " + d).collect(Collectors.joining());
        return "torch.reshape(" + p.print(op.x()) + ", [-1" + dimensions + "])";
    }
}
