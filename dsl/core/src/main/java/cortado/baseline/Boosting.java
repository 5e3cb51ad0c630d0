package cortado.baseline;

import cortado.base.Problems;
import cortado.base.Seed;
import java.util.ArrayList;
import java.util.List;
import smile.base.cart.Loss;

/** The steps of gradient boosting: a tree of the residuals, whose values are added to what is predicted. */
final class Boosting {
    /**
     * How it goes on.
     *
     * @param trees steps
     * @param rate what a tree counts
     * @param share of the rows that a tree learns from
     */
    record Options(int trees, double rate, double share) {
        static final Options DEFAULT = new Options(100, 0.1, 1);

        Options trees(int count) {
            return new Options(count, rate, share);
        }

        Options rate(double other) {
            return new Options(trees, other, share);
        }

        Options share(double other) {
            return new Options(trees, rate, other);
        }

        void check(Problems problems) {
            problems.check(trees >= 1, "trees must be at least 1, but was %d. Try trees(100)", trees);
            problems.check(
                    rate > 0 && rate <= 1,
                    "learningRate must be above 0 and at most 1, but was %s. Try learningRate(0.1)",
                    rate);
            problems.check(
                    share > 0 && share <= 1,
                    "subsample must be above 0 and at most 1, but was %s. Try subsample(0.5)",
                    share);
        }

        String text() {
            return (trees == DEFAULT.trees ? "" : ".trees(" + trees + ")")
                    + (rate == DEFAULT.rate ? "" : ".learningRate(" + rate + ")")
                    + (share == DEFAULT.share ? "" : ".subsample(" + share + ")");
        }
    }

    private final Rows rows;
    private final Options options;
    private final TreeGrower grower;
    private final Seed seed;
    private final List<Node> trees = new ArrayList<>();

    Boosting(Rows rows, Options options, Limits limits, Seed seed) {
        this.rows = rows;
        this.options = options;
        this.seed = seed;
        grower = new TreeGrower(rows.x(), limits, rows.width());
    }

    ForestModel learn(Schema schema) {
        if (!rows.isClassification()) {
            return values(schema);
        }
        return rows.classCount() == 2 ? twoClasses(schema) : classes(schema);
    }

    private ForestModel values(Schema schema) {
        Loss loss = Loss.ls();
        double start = loss.intercept(rows.target(0));
        double[] residual = loss.residual();
        for (int step = 0; step < options.trees; step++) {
            Node tree = grown(loss, step);
            for (int row = 0; row < residual.length; row++) {
                residual[row] -= options.rate * tree.leaf(rows.x()[row]).value();
            }
        }
        Sum sum = sum(1);
        return ForestModel.adding(schema, trees, row -> new double[] {start + sum.of(row, 0)});
    }

    /** Half of the logarithm of the odds is learned, as in Friedman's algorithm 5. */
    private ForestModel twoClasses(Schema schema) {
        Loss loss = Loss.logistic(rows.classes());
        double start = loss.intercept(new double[0]);
        double[] output = loss.residual();
        for (int step = 0; step < options.trees; step++) {
            add(grown(loss, step), output);
        }
        Sum sum = sum(1);
        return ForestModel.adding(schema, trees, row -> {
            double second = 1 / (1 + Math.exp(-2 * (start + sum.of(row, 0))));
            return new double[] {1 - second, second};
        });
    }

    private ForestModel classes(Schema schema) {
        int count = rows.classCount();
        double[][] probabilities = new double[rows.size()][count];
        Loss[] losses = new Loss[count];
        for (int c = 0; c < count; c++) {
            losses[c] = Loss.logistic(c, count, rows.classes(), probabilities);
        }
        for (int step = 0; step < options.trees; step++) {
            for (int row = 0; row < probabilities.length; row++) {
                for (int c = 0; c < count; c++) {
                    probabilities[row][c] = losses[c].residual()[row];
                }
                LogLikelihood.toProbabilities(probabilities[row]);
            }
            for (Loss loss : losses) {
                add(grown(loss, step), loss.residual());
            }
        }
        Sum sum = sum(count);
        return ForestModel.adding(schema, trees, row -> {
            double[] scores = new double[count];
            for (int c = 0; c < count; c++) {
                scores[c] = sum.of(row, c);
            }
            LogLikelihood.toProbabilities(scores);
            return scores;
        });
    }

    /** Grows the next tree, of rows that are the same for all trees of a step. */
    private Node grown(Loss loss, int step) {
        int[] samples = TreeGrower.each(rows.size());
        if (options.share < 1) {
            int[] order = seed.child("rows").child(step).permutation(samples.length);
            int count = Math.max(1, (int) Math.round(options.share * samples.length));
            for (int i = count; i < order.length; i++) {
                samples[order[i]] = 0;
            }
        }
        Node tree = grower.ofValues(loss, samples, seed);
        trees.add(tree);
        return tree;
    }

    private void add(Node tree, double[] output) {
        for (int row = 0; row < output.length; row++) {
            output[row] += options.rate * tree.leaf(rows.x()[row]).value();
        }
    }

    private Sum sum(int every) {
        return new Sum(List.copyOf(trees), options.rate, every);
    }

    /** What the trees of a class say together, each of which counts at a rate; every so many-th is its own. */
    private record Sum(List<Node> trees, double rate, int every) {
        double of(double[] row, int first) {
            double sum = 0;
            for (int i = first; i < trees.size(); i += every) {
                sum += rate * trees.get(i).leaf(row).value();
            }
            return sum;
        }
    }
}
