package cortado.baseline;

import cortado.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import smile.base.svm.KernelMachine;
import smile.base.svm.LASVM;
import smile.classification.PlattScaling;
import smile.math.kernel.MercerKernel;

/** A machine for each pair of classes, which vote. */
final class Pairs implements Scorer {
    private static final double TOLERANCE = 1e-3;
    private static final int FOLDS = 5;

    /**
     * A machine that tells two classes apart.
     *
     * @param first class, whose decision values are positive
     * @param second class
     * @param machine that gives decision values
     * @param sigmoid that makes probabilities of the first class of them
     */
    private record Pair(int first, int second, KernelMachine<double[]> machine, PlattScaling sigmoid) {}

    private final int classes;
    private final List<Pair> pairs;

    private Pairs(int classes, List<Pair> pairs) {
        this.classes = classes;
        this.pairs = pairs;
    }

    static Pairs of(Rows rows, MercerKernel<double[]> kernel, double c, Seed seed) {
        List<Pair> pairs = new ArrayList<>();
        for (int first = 0; first < rows.classCount(); first++) {
            for (int second = first + 1; second < rows.classCount(); second++) {
                pairs.add(pair(rows, first, second, new Trainer(kernel, c, seed.child(pairs.size()))));
            }
        }
        return new Pairs(rows.classCount(), List.copyOf(pairs));
    }

    private static Pair pair(Rows rows, int first, int second, Trainer trainer) {
        int[] chosen = IntStream.range(0, rows.size())
                .filter(row -> rows.classes()[row] == first || rows.classes()[row] == second)
                .toArray();
        double[][] x = new double[chosen.length][];
        int[] signs = new int[chosen.length];
        for (int i = 0; i < chosen.length; i++) {
            x[i] = rows.x()[chosen[i]];
            signs[i] = rows.classes()[chosen[i]] == first ? 1 : -1;
        }
        KernelMachine<double[]> machine = trainer.machine(x, signs);
        return new Pair(first, second, machine, PlattScaling.fit(trainer.leftOut(x, signs), signs));
    }

    /** How machines are trained. */
    private record Trainer(MercerKernel<double[]> kernel, double c, Seed seed) {
        KernelMachine<double[]> machine(double[][] x, int[] signs) {
            return new LASVM<>(kernel, c, TOLERANCE).fit(x, signs);
        }

        /** Returns the decision value of each row by a machine that has not seen it, as far as both classes are left. */
        double[] leftOut(double[][] x, int[] signs) {
            int[] order = seed.permutation(x.length);
            double[] values = new double[x.length];
            for (int fold = 0; fold < FOLDS; fold++) {
                int own = fold;
                int[] seen = IntStream.range(0, x.length)
                        .filter(i -> i % FOLDS != own)
                        .map(i -> order[i])
                        .toArray();
                double[][] others = IntStream.of(seen).mapToObj(i -> x[i]).toArray(double[][]::new);
                int[] theirs = IntStream.of(seen).map(i -> signs[i]).toArray();
                int sum = IntStream.of(theirs).sum();
                boolean isOne = Math.abs(sum) == theirs.length;
                KernelMachine<double[]> machine = isOne ? null : machine(others, theirs);
                for (int i = own; i < x.length; i += FOLDS) {
                    values[order[i]] = machine == null ? Integer.signum(sum) : machine.score(x[order[i]]);
                }
            }
            return values;
        }
    }

    /** Returns the number of rows that machines keep, summed. */
    int vectors() {
        return pairs.stream().mapToInt(pair -> pair.machine.weights().length).sum();
    }

    @Override
    public double[] score(double[] row) {
        double[][] first = new double[classes][classes];
        for (Pair pair : pairs) {
            double probability = pair.sigmoid.scale(pair.machine.score(row));
            probability = Math.max(1e-7, Math.min(1 - 1e-7, probability));
            first[pair.first][pair.second] = probability;
            first[pair.second][pair.first] = 1 - probability;
        }
        if (classes == 2) {
            return new double[] {first[0][1], first[1][0]};
        }
        return Coupling.of(first);
    }

    @Override
    public int classOf(double[] row) {
        double[] votes = new double[classes];
        for (Pair pair : pairs) {
            votes[pair.machine.score(row) > 0 ? pair.first : pair.second]++;
        }
        return Scorer.mostOf(votes);
    }
}
