package cortado.baseline;

import cortado.base.Problems;

/**
 * How far a tree grows.
 *
 * @param depth questions on a way down, at most
 * @param leaves answers, at most
 * @param leafRows training rows of an answer, at least
 */
record Limits(int depth, int leaves, int leafRows) {
    private static final int NONE = Integer.MAX_VALUE;

    static final Limits UNLIMITED = new Limits(NONE, NONE, 1);

    Limits depth(int most) {
        return new Limits(most, leaves, leafRows);
    }

    Limits leaves(int most) {
        return new Limits(depth, most, leafRows);
    }

    Limits leafRows(int least) {
        return new Limits(depth, leaves, least);
    }

    void check(Problems problems) {
        problems.check(depth >= 1, "depth must be at least 1, but was %d. Try depth(3)", depth);
        problems.check(leaves >= 2, "leaves must be at least 2, but was %d. Try leaves(8)", leaves);
        problems.check(leafRows >= 1, "minLeafRows must be at least 1, but was %d. Try minLeafRows(5)", leafRows);
    }

    /** Returns the options that differ from others. */
    String options(Limits defaults) {
        return (depth == defaults.depth ? "" : ".depth(" + depth + ")")
                + (leaves == defaults.leaves ? "" : ".leaves(" + leaves + ")")
                + (leafRows == defaults.leafRows ? "" : ".minLeafRows(" + leafRows + ")");
    }

    /** Returns the depth as Smile counts it: one more, since its root is at depth 1. */
    int smileDepth() {
        return depth == NONE ? NONE : depth + 1;
    }
}
