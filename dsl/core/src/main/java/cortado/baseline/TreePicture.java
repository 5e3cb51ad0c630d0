package cortado.baseline;

import cortado.render.Numbers;
import cortado.render.TreeChart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A tree as boxes; of a large one, as many levels as have room. */
final class TreePicture {
    private static final int MOST_LEAVES = 16;

    private final Schema schema;
    private final Wording wording;
    private final int levels;
    private final double least;
    private final double largest;

    private TreePicture(Schema schema, Node root) {
        this.schema = schema;
        wording = new Wording(schema);
        int fitting = 1;
        while (fitting < root.depth() && width(root, fitting + 1) <= MOST_LEAVES) {
            fitting++;
        }
        levels = fitting;
        double[] values = values(root).stream().mapToDouble(Double::doubleValue).toArray();
        least = Arrays.stream(values).min().orElse(0);
        largest = Arrays.stream(values).max().orElse(0);
    }

    static TreeChart of(Schema schema, Node root) {
        TreePicture picture = new TreePicture(schema, root);
        List<String> classes = schema.present().stream()
                .map(number -> schema.classNames().get(number))
                .toList();
        String title = picture.levels < root.depth()
                ? "Decision tree: the first %d of %d levels".formatted(picture.levels, root.depth())
                : "Decision tree";
        return TreeChart.of(title, classes, picture.box(root, 0));
    }

    private static int width(Node node, int levels) {
        return levels == 0 || !(node instanceof Node.Split split)
                ? 1
                : width(split.low(), levels - 1) + width(split.high(), levels - 1);
    }

    private static List<Double> values(Node node) {
        if (node instanceof Node.Split split) {
            List<Double> all = new ArrayList<>(values(split.low()));
            all.addAll(values(split.high()));
            return all;
        }
        return List.of(node.mean());
    }

    private TreeChart.Node box(Node node, int level) {
        boolean isAsked = node instanceof Node.Split && level < levels;
        List<Double> shares = Arrays.stream(node.counts())
                .mapToObj(count -> count / node.rows())
                .toList();
        double shade = largest == least ? 0.5 : (node.mean() - least) / (largest - least);
        if (!isAsked) {
            return new TreeChart.Node(outcome(node), note(node), shares, shade, List.of());
        }
        Node.Split split = (Node.Split) node;
        // The question of a category is asked the other way round, so that yes is yes.
        boolean isCategory = wording.isCategory(split);
        TreeChart.Node low = box(split.low(), level + 1);
        TreeChart.Node high = box(split.high(), level + 1);
        return new TreeChart.Node(
                isCategory ? wording.high(split) : wording.low(split),
                rows(node),
                shares,
                shade,
                isCategory ? List.of(high, low) : List.of(low, high));
    }

    private String outcome(Node node) {
        return schema.isClassification()
                ? wording.className(Scorer.mostOf(node.counts()))
                : Numbers.compact(node.mean());
    }

    private String note(Node node) {
        String more = node instanceof Node.Split ? " …" : "";
        return schema.isClassification()
                ? String.format(
                                Locale.ROOT,
                                "%,d of %,d",
                                (long) Arrays.stream(node.counts()).max().orElse(0),
                                node.rows())
                        + more
                : rows(node) + more;
    }

    private static String rows(Node node) {
        return String.format(Locale.ROOT, node.rows() == 1 ? "%,d row" : "%,d rows", node.rows());
    }
}
