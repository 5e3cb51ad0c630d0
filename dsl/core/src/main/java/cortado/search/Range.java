package cortado.search;

import java.util.List;
import java.util.SplittableRandom;

/**
 * The values that a parameter can have. A value is written as a coordinate: the number itself, or the place among choices.
 *
 * <p>Strategies see a coordinate as a place on a line from 0 to 1, along which the values lie evenly.
 */
sealed interface Range permits Choices, Integers, Reals {
    /** Returns the coordinate drawn at random, each value as likely as any other. */
    double draw(SplittableRandom random);

    /** Returns a coordinate near another one; the spread is a share of the line. */
    double drawNear(double center, double spread, SplittableRandom random);

    /** Returns how likely {@link #drawNear} gives the coordinate, as a density over the line, 1 on average. */
    double density(double at, double center, double spread);

    /** Returns the place on the line, 0..1. */
    double place(double at);

    /** Returns the value of a coordinate. */
    Object value(double at);

    /** Returns all coordinates, if they can be listed, else none. */
    List<Double> all();

    /** Returns the values as they are written after the name. */
    String arguments();
}
