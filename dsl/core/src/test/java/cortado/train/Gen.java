package cortado.train;

import cortado.base.Seed;
import cortado.base.Shape;
import cortado.data.Dataset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random data for properties that hold for any data. */
final class Gen {
    private final SplittableRandom random;

    Gen(long seed) {
        random = new Seed(seed).child("gen").random();
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    float[] floats(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (2 * random.nextDouble() - 1);
        }
        return values;
    }

    /** Returns rows with random features and random classes, each class at least once. */
    Dataset classified(int rows, int classes, int... shape) {
        Shape sample = Shape.of(shape);
        int[] labels = IntStream.range(0, rows)
                .map(row -> row < classes ? row : random.nextInt(classes))
                .toArray();
        List<String> names =
                IntStream.range(0, classes).mapToObj(c -> "class " + c).toList();
        return Dataset.of(floats(rows * (int) sample.size()), sample, labels, names);
    }

    /** Returns rows with random features and random targets. */
    Dataset valued(int rows, int targets, int... shape) {
        Shape sample = Shape.of(shape);
        return Dataset.of(floats(rows * (int) sample.size()), sample, floats(rows * targets), targets);
    }
}
