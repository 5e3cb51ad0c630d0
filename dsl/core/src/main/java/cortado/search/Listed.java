package cortado.search;

import java.util.ArrayList;
import java.util.List;

/** All trials are known from the beginning: a grid, or points drawn at random. */
final class Listed implements Strategy {
    private final List<Point> points;
    private final int together;

    /** Makes a strategy that does so many trials side by side, that is without knowledge of each other. */
    Listed(List<Point> points, int together) {
        this.points = points;
        this.together = together;
    }

    @Override
    public List<Planned> next(List<Finished> finished) {
        int from = finished.size();
        int to = Math.min(points.size(), from + together);
        List<Planned> round = new ArrayList<>();
        for (int i = from; i < to; i++) {
            round.add(new Planned(i, points.get(i), 0));
        }
        return round;
    }

    @Override
    public int trials() {
        return points.size();
    }
}
