package cortado.augment;

import cortado.base.Shape;
import cortado.data.Augmentation;
import java.util.SplittableRandom;

/**
 * Normally distributed noise of each number, whatever the shape.
 *
 * @param deviation its standard deviation
 */
record Noise(double deviation) implements Augmentation {
    Noise {
        Ranges.check("gaussianNoise", deviation, 0, 1e6, "standard deviation", "gaussianNoise(0.05)");
    }

    @Override
    public void change(float[] row, Shape shape, SplittableRandom random) {
        for (int i = 0; i < row.length; i++) {
            row[i] += (float) (deviation * random.nextGaussian());
        }
    }

    @Override
    public String toString() {
        return "gaussianNoise(" + deviation + ")";
    }
}
