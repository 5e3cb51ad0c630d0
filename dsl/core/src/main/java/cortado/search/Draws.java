package cortado.search;

import cortado.base.Seed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Points drawn at random, none of them twice. */
record Draws(Space space, Seed seed) {
    /** So many draws in a row that give a known point mean that there is no other. */
    private static final int TRIES = 1_000;

    /** Returns the first points: always the same ones, fewer if the space has no more. */
    List<Point> first(int count) {
        Set<Point> points = new LinkedHashSet<>();
        while (points.size() < count) {
            Optional<Point> next = unlike(points, points.size());
            if (next.isEmpty()) {
                break;
            }
            points.add(next.get());
        }
        return new ArrayList<>(points);
    }

    /** Returns a point that is none of the known ones, if there is one. */
    Optional<Point> unlike(Collection<Point> known, long purpose) {
        var random = seed.child(purpose).random();
        for (int i = 0; i < TRIES; i++) {
            Point point = space.draw(random);
            if (!known.contains(point)) {
                return Optional.of(point);
            }
        }
        return Optional.empty();
    }
}
