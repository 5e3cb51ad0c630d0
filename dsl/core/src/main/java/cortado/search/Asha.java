package cortado.search;

import cortado.metric.Score;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asynchronous successive halving: a trial goes on with more epochs as soon as it is among the best of those so far, without
 * waiting for all of its round.
 *
 * @see <a href="https://proceedings.mlsys.org/paper_files/paper/2020/hash/a06f20b349c6cf09a6b171c71b88bbfc-Abstract.html">Li et al.
 *     2020, algorithm 2</a>
 */
final class Asha implements Strategy {
    private final List<Point> points;
    private final List<Integer> rungs;
    private final int factor;
    private final Score score;
    private final int together;

    Asha(List<Point> points, Budget budget, Score score, int together) {
        this.points = points;
        this.rungs = budget.rungs();
        this.factor = budget.factor();
        this.score = score;
        this.together = together;
    }

    @Override
    public List<Planned> next(List<Finished> finished) {
        List<Set<Point>> begun = new ArrayList<>();
        rungs.forEach(epochs -> begun.add(new HashSet<>()));
        for (Finished trial : finished) {
            begun.get(rungs.indexOf(trial.planned().epochs()))
                    .add(trial.planned().point());
        }
        List<Planned> round = new ArrayList<>();
        while (round.size() < together) {
            Planned next = promoted(finished, begun, finished.size() + round.size());
            if (next == null) {
                break;
            }
            begun.get(rungs.indexOf(next.epochs())).add(next.point());
            round.add(next);
        }
        return round;
    }

    private @Nullable Planned promoted(List<Finished> finished, List<Set<Point>> begun, int number) {
        for (int rung = rungs.size() - 2; rung >= 0; rung--) {
            int epochs = rungs.get(rung);
            List<Finished> done = finished.stream()
                    .filter(trial -> trial.planned().epochs() == epochs && trial.isDone())
                    .sorted(Finished.bestFirst(score))
                    .toList();
            for (Finished trial : done.subList(0, done.size() / factor)) {
                if (!begun.get(rung + 1).contains(trial.planned().point())) {
                    return new Planned(number, trial.planned().point(), rungs.get(rung + 1));
                }
            }
        }
        int drawn = begun.get(0).size();
        return drawn < points.size() ? new Planned(number, points.get(drawn), rungs.get(0)) : null;
    }

    /** Returns the draws and, of each round, one in so many that can go on. */
    @Override
    public int trials() {
        int trials = 0;
        int left = points.size();
        for (int i = 0; i < rungs.size() && left > 0; i++) {
            trials += left;
            left /= factor;
        }
        return trials;
    }
}
