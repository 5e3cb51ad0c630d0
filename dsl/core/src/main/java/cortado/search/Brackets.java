package cortado.search;

import cortado.metric.Score;
import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving, once or, as Hyperband does it, several times with more or fewer trials: all begin with few epochs, and the best
 * part is done again with more.
 *
 * @see <a href="https://jmlr.org/papers/v18/16-558.html">Li et al. 2018, algorithm 1</a>
 */
final class Brackets implements Strategy {
    private final List<Bracket> brackets;
    private final int factor;
    private final Score score;
    private final List<Point> points;

    /** So many trials, and the epochs of each round. */
    private record Bracket(int trials, List<Integer> epochs) {}

    private Brackets(List<Bracket> brackets, int factor, Score score, Draws draws) {
        this.brackets = brackets;
        this.factor = factor;
        this.score = score;
        this.points = draws.first(brackets.stream().mapToInt(Bracket::trials).sum());
    }

    /** Returns one bracket that begins with so many trials. */
    static Brackets halving(int trials, Budget budget, Score score, Draws draws) {
        return new Brackets(List.of(new Bracket(trials, budget.rungs())), budget.factor(), score, draws);
    }

    /** Returns the brackets of Hyperband, the most trials with the fewest epochs first. */
    static Brackets hyperband(Budget budget, Score score, Draws draws) {
        List<Integer> rungs = budget.rungs();
        List<Bracket> brackets = new ArrayList<>();
        for (int s = rungs.size() - 1; s >= 0; s--) {
            double share = (double) rungs.size() / (s + 1);
            int trials = (int) Math.ceil(share * Math.pow(budget.factor(), s) - 1e-9);
            brackets.add(new Bracket(trials, rungs.subList(rungs.size() - 1 - s, rungs.size())));
        }
        return new Brackets(brackets, budget.factor(), score, draws);
    }

    @Override
    public List<Planned> next(List<Finished> finished) {
        int done = 0;
        int drawn = 0;
        for (Bracket bracket : brackets) {
            List<Point> left =
                    points.subList(Math.min(drawn, points.size()), Math.min(drawn + bracket.trials(), points.size()));
            drawn += bracket.trials();
            for (int epochs : bracket.epochs()) {
                if (left.isEmpty()) {
                    break;
                }
                if (finished.size() == done) {
                    return round(left, done, epochs);
                }
                List<Finished> round = finished.subList(done, done + left.size());
                done += left.size();
                left = best(round, Math.max(1, left.size() / factor));
            }
        }
        return List.of();
    }

    private static List<Planned> round(List<Point> points, int from, int epochs) {
        List<Planned> round = new ArrayList<>();
        for (Point point : points) {
            round.add(new Planned(from + round.size(), point, epochs));
        }
        return round;
    }

    private List<Point> best(List<Finished> round, int count) {
        return round.stream()
                .filter(Finished::isDone)
                .sorted(Finished.bestFirst(score))
                .limit(count)
                .map(trial -> trial.planned().point())
                .toList();
    }

    @Override
    public int trials() {
        int trials = 0;
        int drawn = 0;
        for (Bracket bracket : brackets) {
            int left = Math.min(bracket.trials(), Math.max(0, points.size() - drawn));
            drawn += bracket.trials();
            for (int i = 0; i < bracket.epochs().size() && left > 0; i++) {
                trials += left;
                left = Math.max(1, left / factor);
            }
        }
        return trials;
    }
}
