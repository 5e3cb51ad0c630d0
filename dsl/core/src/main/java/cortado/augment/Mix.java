package cortado.augment;

import cortado.base.Shape;
import cortado.data.Mixing;
import java.util.SplittableRandom;

/**
 * Mixes rows of a batch, as wholes or by a rectangle.
 *
 * @param name how it is written
 * @param alpha of the beta distribution that draws the share
 * @param isCut whether a rectangle of the partner is put into each image
 */
record Mix(String name, double alpha, boolean isCut) implements Mixing {
    private static final double MOST = 4;

    static Mix up(double alpha) {
        return new Mix("mixup", alpha, false);
    }

    static Mix cut(double alpha) {
        return new Mix("cutmix", alpha, true);
    }

    Mix {
        Ranges.check(name, alpha, 0.01, MOST, "alpha of the beta distribution", name + "(" + (isCut ? 1.0 : 0.2) + ")");
    }

    @Override
    public void check(Shape shape) {
        if (isCut) {
            Ranges.checkImage(toString(), shape);
        }
    }

    @Override
    public double mix(float[] rows, float[] partners, Shape shape, SplittableRandom random) {
        double share = beta(random);
        if (isCut) {
            return cut(rows, partners, shape, share, random);
        }
        float own = (float) share;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = own * rows[i] + (1 - own) * partners[i];
        }
        return share;
    }

    /** Puts a rectangle of about the rest of the share into each image; its center is anywhere. */
    private static double cut(float[] rows, float[] partners, Shape shape, double share, SplittableRandom random) {
        int height = shape.get(1);
        int width = shape.get(2);
        double side = Math.sqrt(1 - share);
        int tall = (int) (height * side);
        int wide = (int) (width * side);
        int centerY = random.nextInt(height);
        int centerX = random.nextInt(width);
        int top = Math.max(0, centerY - tall / 2);
        int bottom = Math.min(height, centerY + tall / 2);
        int left = Math.max(0, centerX - wide / 2);
        int right = Math.min(width, centerX + wide / 2);
        for (int plane = 0; plane < rows.length; plane += height * width) {
            for (int y = top; y < bottom; y++) {
                int from = plane + y * width + left;
                System.arraycopy(partners, from, rows, from, Math.max(0, right - left));
            }
        }
        return 1 - (double) Math.max(0, bottom - top) * Math.max(0, right - left) / (height * width);
    }

    /** Draws from the symmetric beta distribution, by the ratio of two powers of uniform numbers (Jöhnk 1964). */
    private double beta(SplittableRandom random) {
        while (true) {
            double first = Math.log(random.nextDouble()) / alpha;
            double second = Math.log(random.nextDouble()) / alpha;
            double most = Math.max(first, second);
            if (most + Math.log(Math.exp(first - most) + Math.exp(second - most)) <= 0) {
                return 1 / (1 + Math.exp(second - first));
            }
        }
    }

    @Override
    public String toString() {
        return name + "(" + alpha + ")";
    }
}
