package cortado.augment;

import cortado.base.Shape;
import cortado.data.Augmentation;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A random turn, shift, shear, zoom, flip or crop of images {@code (channels, height, width)}. Immutable.
 *
 * <p>Several in a row are drawn as one, so that an image is interpolated only once; pixels are mixed bilinearly of the nearest four.
 */
public final class Warp implements Augmentation {
    /** Draws where pixels come from. */
    @FunctionalInterface
    interface Draw {
        Affine of(int height, int width, SplittableRandom random);
    }

    /** A kind of change and how it is written. */
    private record Step(String name, Draw draw) {}

    private final List<Step> steps;
    private final Fill fill;
    private final float constant;

    private Warp(List<Step> steps, Fill fill, float constant) {
        this.steps = List.copyOf(steps);
        this.fill = fill;
        this.constant = constant;
    }

    private Warp(String name, Draw draw) {
        this(List.of(new Step(name, draw)), Fill.NEAREST, 0);
    }

    /** Returns a turn around the center; see {@code Cortado.rotationDeg}. */
    public static Warp rotationDeg(double degrees) {
        Ranges.check("rotationDeg", degrees, 0, 180, "degrees", "rotationDeg(15)");
        return new Warp(
                "rotationDeg(" + degrees + ")",
                (height, width, random) -> turned(height, width, Math.toRadians(Ranges.around(0, degrees, random))));
    }

    /** Returns a shift; see {@code Cortado.shift}. */
    public static Warp shift(double ofWidth, double ofHeight) {
        Ranges.check("shift", ofWidth, 0, 1, "share of the width", "shift(0.1, 0.1)");
        Ranges.check("shift", ofHeight, 0, 1, "share of the height", "shift(0.1, 0.1)");
        return new Warp(
                "shift(" + ofWidth + ", " + ofHeight + ")",
                (height, width, random) -> Affine.translation(
                        Ranges.around(0, ofWidth, random) * width, Ranges.around(0, ofHeight, random) * height));
    }

    /** Returns a horizontal shear; see {@code Cortado.shearDeg}. */
    public static Warp shearDeg(double degrees) {
        Ranges.check("shearDeg", degrees, 0, 89, "degrees", "shearDeg(10)");
        return new Warp(
                "shearDeg(" + degrees + ")",
                (height, width, random) ->
                        centered(height, width, 1, Math.tan(Math.toRadians(Ranges.around(0, degrees, random))), 0, 1));
    }

    /** Returns a zoom; see {@code Cortado.zoom}. */
    public static Warp zoom(double share) {
        Ranges.check("zoom", share, 0, 0.99, "share of the size", "zoom(0.2)");
        return new Warp("zoom(" + share + ")", (height, width, random) -> {
            double scale = 1 / Ranges.around(1, share, random);
            return centered(height, width, scale, 0, 0, scale);
        });
    }

    /** Returns a flip of left and right; see {@code Cortado.flipHorizontal}. */
    public static Warp flipHorizontal() {
        return new Warp(
                "flipHorizontal()",
                (height, width, random) ->
                        random.nextBoolean() ? centered(height, width, -1, 0, 0, 1) : Affine.IDENTITY);
    }

    /** Returns a flip of top and bottom; see {@code Cortado.flipVertical}. */
    public static Warp flipVertical() {
        return new Warp(
                "flipVertical()",
                (height, width, random) ->
                        random.nextBoolean() ? centered(height, width, 1, 0, 0, -1) : Affine.IDENTITY);
    }

    /** Returns a part of the padded image; see {@code Cortado.paddedCrop}. */
    public static Warp paddedCrop(int paddingPx) {
        Ranges.check("paddedCrop", paddingPx, 1, 10_000, "pixels", "paddedCrop(4)");
        Warp shifted = new Warp(
                "paddedCrop(" + paddingPx + ")",
                (height, width, random) -> Affine.translation(
                        random.nextInt(-paddingPx, paddingPx + 1), random.nextInt(-paddingPx, paddingPx + 1)));
        return shifted.fill(0);
    }

    /** Returns a part of the image at full size; see {@code Cortado.resizedCrop}. */
    public static Warp resizedCrop(double leastArea) {
        Ranges.check("resizedCrop", leastArea, 0.01, 1, "share of the area", "resizedCrop(0.5)");
        return new Warp("resizedCrop(" + leastArea + ")", (height, width, random) -> {
            double area = Ranges.between(leastArea, 1, random);
            double aspect = Math.exp(Ranges.around(0, Math.log(4.0 / 3), random));
            double shareX = Math.min(1, Math.sqrt(area * aspect));
            double shareY = Math.min(1, Math.sqrt(area / aspect));
            double x = random.nextDouble() * (1 - shareX) * width;
            double y = random.nextDouble() * (1 - shareY) * height;
            return new Affine(shareX, 0, x + shareX / 2 - 0.5, 0, shareY, y + shareY / 2 - 0.5);
        });
    }

    static Affine turned(int height, int width, double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return centered(height, width, cos, sin, -sin, cos);
    }

    static Affine centered(int height, int width, double xx, double xy, double yx, double yy) {
        return Affine.around((width - 1) / 2.0, (height - 1) / 2.0, xx, xy, yx, yy);
    }

    /** Returns this change with another continuation beyond the image's border; default {@link Fill#NEAREST}. */
    public Warp fill(Fill beyond) {
        return new Warp(steps, beyond, 0);
    }

    /**
     * Returns this change with one value beyond the image's border.
     *
     * @param value for example 0
     */
    public Warp fill(double value) {
        return new Warp(steps, Fill.CONSTANT, (float) value);
    }

    @Override
    public void check(Shape shape) {
        Ranges.checkImage(steps.get(0).name(), shape);
    }

    /** Returns one change of both, where the same lies beyond the border. */
    @Override
    public Augmentation then(Augmentation next) {
        if (!(next instanceof Warp warp) || warp.fill != fill || warp.constant != constant) {
            return Augmentation.super.then(next);
        }
        List<Step> both = new ArrayList<>(steps);
        both.addAll(warp.steps);
        return new Warp(both, fill, constant);
    }

    @Override
    public void change(float[] row, Shape shape, SplittableRandom random) {
        Affine all = Affine.IDENTITY;
        for (Step step : steps) {
            all = all.then(step.draw().of(shape.get(1), shape.get(2), random));
        }
        if (!all.equals(Affine.IDENTITY)) {
            Sampling.warp(row, shape, all, fill, constant);
        }
    }

    @Override
    public String toString() {
        String ending = fill == Fill.NEAREST
                ? ""
                : fill == Fill.CONSTANT ? ".fill(" + constant + ")" : ".fill(Fill." + fill + ")";
        return steps.stream().map(step -> step.name() + ending).collect(Collectors.joining(", "));
    }
}
