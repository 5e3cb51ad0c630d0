package cortado.search;

import cortado.base.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * How much trials may spend.
 *
 * @param least epochs of the first round
 * @param most epochs of the last round
 * @param factor from round to round, so many times the epochs for one in so many trials
 */
record Budget(int least, int most, int factor) {
    void check(Problems problems) {
        problems.check(
                least >= 1 && most > least,
                "epochs(least, most) must be at least 1 and rising, but was epochs(%d, %d)",
                least,
                most);
        problems.check(factor >= 2, "factor must be at least 2, but was %d", factor);
    }

    /** Returns the epochs of each round, the last one's being the most. */
    List<Integer> rungs() {
        List<Integer> rungs = new ArrayList<>();
        for (double epochs = most; epochs >= least; epochs /= factor) {
            rungs.add(0, (int) Math.round(epochs));
        }
        return List.copyOf(rungs);
    }
}
