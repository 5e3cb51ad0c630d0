package cortado.engine;

import cortado.graph.BinaryCrossEntropy;
import cortado.graph.CrossEntropy;
import cortado.graph.Ctc;
import cortado.graph.KullbackLeibler;
import cortado.graph.MultiMargin;
import cortado.graph.Op;
import cortado.graph.Power;
import cortado.graph.WeightedMean;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The TorchScript expressions of the operations that losses are made of. */
final class LossTranslations {
    /** libtorch's numbers for how a loss is reduced. */
    private static final int NONE = 0;

    private static final int MEAN = 1;

    private LossTranslations() {}

    static void add(Map<Class<?>, BiFunction<Op, GraphPrinter, String>> translations) {
        translations.put(CrossEntropy.class, (op, p) -> crossEntropy((CrossEntropy) op, p, NONE));
        translations.put(BinaryCrossEntropy.class, (op, p) -> binaryCrossEntropy((BinaryCrossEntropy) op, p, NONE));
        translations.put(MultiMargin.class, (op, p) -> multiMargin((MultiMargin) op, p));
        translations.put(KullbackLeibler.class, (op, p) -> kullbackLeibler((KullbackLeibler) op, p));
        translations.put(Ctc.class, (op, p) -> ctc((Ctc) op, p));
        translations.put(Power.class, (op, p) -> power((Power) op, p));
        translations.put(WeightedMean.class, (op, p) -> weightedMean((WeightedMean) op, p));
    }

    /** Returns the mean of an operation's result where libtorch computes both in one. */
    static Optional<String> mean(Op op, GraphPrinter p) {
        if (op instanceof CrossEntropy crossEntropy) {
            return Optional.of(crossEntropy(crossEntropy, p, MEAN));
        }
        return op instanceof BinaryCrossEntropy binary
                ? Optional.of(binaryCrossEntropy(binary, p, MEAN))
                : Optional.empty();
    }

    private static String crossEntropy(CrossEntropy op, GraphPrinter p, int reduction) {
        return "torch.cross_entropy_loss(%s, %s, None, %d, -100, %s)"
                .formatted(p.print(op.logits()), p.print(op.target()), reduction, op.smoothing());
    }

    private static String binaryCrossEntropy(BinaryCrossEntropy op, GraphPrinter p, int reduction) {
        return "torch.binary_cross_entropy_with_logits(%s, %s, None, None, %d)"
                .formatted(p.print(op.logits()), p.print(op.target()), reduction);
    }

    private static String multiMargin(MultiMargin op, GraphPrinter p) {
        return "torch.multi_margin_loss(%s, %s, 1, 1, None, %d)"
                .formatted(p.print(op.scores()), p.print(op.target()), NONE);
    }

    private static String kullbackLeibler(KullbackLeibler op, GraphPrinter p) {
        return "torch.kl_div(torch.log_softmax(%s, -1), %s, %d)"
                .formatted(p.print(op.logits()), p.print(op.target()), NONE);
    }

    /** Not libtorch's mean, which divides each row by its number of labels. */
    private static String ctc(Ctc op, GraphPrinter p) {
        String steps = p.add("torch.permute(torch.log_softmax(" + p.print(op.logits()) + ", -1), [1, 0, 2])");
        String labels = p.add("torch.to(" + p.print(op.target()) + ", 4)");
        String lengths = p.add("torch.sum(torch.gt(" + labels + ", 0), [1])");
        String whole =
                p.add("torch.full_like(" + lengths + ", " + op.logits().shape().get(0) + ")");
        return "torch.ctc_loss(%s, %s, %s, %s, 0, %d, False)".formatted(steps, labels, whole, lengths, NONE);
    }

    private static String power(Power op, GraphPrinter p) {
        return "torch.pow(%s, %s)".formatted(p.print(op.x()), op.exponent());
    }

    private static String weightedMean(WeightedMean op, GraphPrinter p) {
        String x = p.print(op.x());
        String weight = p.print(op.weight());
        String rows = op.x().shape().rank() == 0 ? x : "torch.mean(torch.flatten(" + x + ", 1), [1])";
        return "torch.div(torch.sum(torch.mul(%s, %s)), torch.clamp_min(torch.sum(%s), 1e-12))"
                .formatted(rows, weight, weight);
    }
}
