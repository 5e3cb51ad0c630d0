package cortado.augment;

/**
 * Where in an image each pixel of the changed image comes from: from {@code (xx·x + xy·y + x0, yx·x + yy·y + y0)}, pixels counted from 0
 * at their centers.
 */
record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
    static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** Returns what leaves the center of an image where it is. */
    static Affine around(double centerX, double centerY, double xx, double xy, double yx, double yy) {
        return new Affine(xx, xy, centerX - xx * centerX - xy * centerY, yx, yy, centerY - yx * centerX - yy * centerY);
    }

    static Affine translation(double x, double y) {
        return new Affine(1, 0, x, 0, 1, y);
    }

    /** Returns this change followed by another, as one. */
    Affine then(Affine next) {
        return new Affine(
                xx * next.xx + xy * next.yx,
                xx * next.xy + xy * next.yy,
                xx * next.x0 + xy * next.y0 + x0,
                yx * next.xx + yy * next.yx,
                yx * next.xy + yy * next.yy,
                yx * next.x0 + yy * next.y0 + y0);
    }
}
