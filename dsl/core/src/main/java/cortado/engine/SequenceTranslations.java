package cortado.engine;

import cortado.graph.Attention;
import cortado.graph.Embedding;
import cortado.graph.Op;
import cortado.graph.PaddingMask;
import cortado.graph.Recurrent;
import cortado.graph.Sinusoids;
import cortado.graph.StepPool;
import cortado.graph.Tensor;
import java.util.Map;
import java.util.function.BiFunction;

/** The TorchScript expressions of the operations on sequences. */
final class SequenceTranslations {
    /** What takes a score out of a softmax; finite, so that a row of nothing else stays a number. */
    private static final String BLOCKED = "-1e+30";

    private SequenceTranslations() {}

    static void add(Map<Class<?>, BiFunction<Op, GraphPrinter, String>> translations) {
        translations.put(Embedding.class, (op, p) -> embedding((Embedding) op, p));
        translations.put(PaddingMask.class, (op, p) -> "torch.ne(" + p.print(((PaddingMask) op).x()) + ", 0)");
        translations.put(Sinusoids.class, (op, p) -> sinusoids((Sinusoids) op, p));
        translations.put(Recurrent.class, (op, p) -> RecurrentTranslation.of((Recurrent) op, p));
        translations.put(Attention.class, (op, p) -> attention((Attention) op, p));
        translations.put(StepPool.class, (op, p) -> stepPool((StepPool) op, p));
    }

    private static String embedding(Embedding op, GraphPrinter p) {
        return "torch.embedding(%s, torch.to(%s, 4), %d, False, False)"
                .formatted(p.print(op.weight()), p.print(op.x()), op.isMasked() ? 0 : -1);
    }

    private static String sinusoids(Sinusoids op, GraphPrinter p) {
        String device = "dtype=6, layout=0, device=ops.prim.device(" + p.print(op.x()) + ")";
        int size = op.shape().get(1);
        String steps = p.add("torch.unsqueeze(torch.arange(" + op.shape().get(0) + ", " + device + "), 1)");
        String rates = p.add("torch.exp(torch.mul(torch.arange(0, %d, 2, %s), %s))"
                .formatted(size, device, -Math.log(10_000) / size));
        String angles = p.add("torch.mul(" + steps + ", " + rates + ")");
        return "torch.reshape(torch.stack([torch.sin(%s), torch.cos(%s)], 2), [%d, %d])"
                .formatted(angles, angles, op.shape().get(0), size);
    }

    private static String attention(Attention op, GraphPrinter p) {
        int length = op.shape().get(0);
        int width = op.size() / op.heads();
        String parts = p.add("torch.permute(torch.reshape(%s, [-1, %d, 3, %d, %d]), [2, 0, 3, 1, 4])"
                .formatted(p.print(op.x()), length, op.heads(), width));
        // The queries are scaled, being fewer numbers than the scores.
        String queries = p.add("torch.mul(torch.select(" + parts + ", 0, 0), " + 1 / Math.sqrt(width) + ")");
        String scores =
                p.add("torch.matmul(" + queries + ", torch.transpose(torch.select(" + parts + ", 0, 1), -2, -1))");
        Tensor mask = op.mask();
        if (mask != null) {
            String blocked = "torch.unsqueeze(torch.unsqueeze(torch.logical_not(" + p.print(mask) + "), 1), 1)";
            scores = p.add("torch.masked_fill(" + scores + ", " + blocked + ", " + BLOCKED + ")");
        }
        if (op.isCausal()) {
            String later = "torch.triu(torch.ones([%d, %d], dtype=11, layout=0, device=ops.prim.device(%s)), 1)"
                    .formatted(length, length, scores);
            scores = p.add("torch.masked_fill(" + scores + ", " + later + ", " + BLOCKED + ")");
        }
        String weights = p.add("torch.softmax(" + scores + ", -1)");
        if (op.dropout() > 0 && p.isTraining()) {
            weights = p.add(Translations.dropped(weights, op.dropout(), p));
        }
        return "torch.reshape(torch.transpose(torch.matmul(%s, torch.select(%s, 0, 2)), 1, 2), [-1, %d, %d])"
                .formatted(weights, parts, length, op.size());
    }

    private static String stepPool(StepPool op, GraphPrinter p) {
        String x = p.print(op.x());
        Tensor mask = op.mask();
        if (mask != null) {
            return maskedPool(op.kind(), x, p.print(mask), p);
        }
        return switch (op.kind()) {
            case AVERAGE -> "torch.mean(" + x + ", [1])";
            case MAX -> p.addFirst("torch.max(" + x + ", 1)", 2);
            case LAST -> "torch.select(" + x + ", 1, -1)";
        };
    }

    private static String maskedPool(StepPool.Kind kind, String x, String mask, GraphPrinter p) {
        String counted = p.add("torch.unsqueeze(" + mask + ", 2)");
        String isEmpty = "torch.logical_not(torch.any(" + mask + ", 1, True))";
        return switch (kind) {
            case AVERAGE ->
                "torch.div(torch.sum(torch.mul(%s, %s), [1]), torch.clamp(torch.sum(%s, [1]), 1))"
                        .formatted(x, counted, counted);
            case MAX -> {
                String filled = "torch.masked_fill(%s, torch.logical_not(%s), %s)".formatted(x, counted, BLOCKED);
                yield "torch.masked_fill(%s, %s, 0.)".formatted(p.addFirst("torch.max(" + filled + ", 1)", 2), isEmpty);
            }
            case LAST -> {
                // The first of the largest counts is at the last token.
                String last = p.add("torch.argmax(torch.cumsum(" + mask + ", 1), 1)");
                String rows = "torch.arange(torch.size(%s, 0), dtype=4, layout=0, device=ops.prim.device(%s))"
                        .formatted(x, x);
                yield "torch.masked_fill(torch.index(%s, annotate(List[Optional[Tensor]], [%s, %s])), %s, 0.)"
                        .formatted(x, rows, last, isEmpty);
            }
        };
    }
}
