package cortado.layer;

/**
 * How the window of a convolution or pooling slides over its input.
 *
 * @param size side of the window, at least 1
 * @param stride step of the window, at least 1
 * @param dilation distance of the values that a window takes, at least 1; 1 for neighbors
 * @param isSame whether the input is padded so that stride 1 keeps its size
 */
public record Sliding(int size, int stride, int dilation, boolean isSame) {
    /** Returns a window of this size that moves by one, without padding. */
    static Sliding of(int size) {
        return new Sliding(size, 1, 1, false);
    }

    Sliding withStride(int newStride) {
        return new Sliding(size, newStride, dilation, isSame);
    }

    Sliding withDilation(int newDilation) {
        return new Sliding(size, stride, newDilation, isSame);
    }

    Sliding same() {
        return new Sliding(size, stride, dilation, true);
    }

    /** Checks the numbers of a convolution; messages give its call as an example. */
    void check(String kind, LayerOptions options, String sizeFix, String example) {
        Settings.atLeastOne(kind, options, "kernel", size, sizeFix);
        Settings.atLeastOne(
                kind, options, "stride", stride, "Pass the step in pixels, e.g. " + example + ".stride(2).");
        Settings.atLeastOne(
                kind,
                options,
                "dilation",
                dilation,
                "Pass the distance of the values that a window takes, e.g. " + example + ".dilation(2).");
    }

    /** Returns how many values are added on each side: half of what the window reaches beyond one, rounded down. */
    int padding() {
        return isSame ? reach() / 2 : 0;
    }

    /** Returns how many more are added at the far end: one if the window has no middle. */
    int extra() {
        return isSame ? reach() % 2 : 0;
    }

    /** Returns the distance of the first and the last value of a window. */
    int reach() {
        return Math.toIntExact((long) dilation * (size - 1));
    }

    /** Returns the settings as a summary shows them, for example {@code kernel 3, stride 2, same}. */
    String settings() {
        return "kernel " + size
                + (stride == 1 ? "" : ", stride " + stride)
                + (dilation == 1 ? "" : ", dilation " + dilation)
                + (isSame ? ", same" : "");
    }
}
