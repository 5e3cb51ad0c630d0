package cortado.layer;

import java.util.Locale;

/**
 * How the window of a convolution or pooling slides over its input.
 *
 * @param size side of the window, at least 1
 * @param stride step of the window, at least 1
 * @param dilation distance of the values that a window takes, at least 1; 1 for neighbors
 * @param padding where the input is padded
 */
public record Sliding(int size, int stride, int dilation, Padding padding) {
    /** Where the input is padded. */
    public enum Padding {
        NONE,
        /** Evenly, so that stride 1 keeps the size. */
        SAME,
        /** Before the first value, so that none sees what comes after it. */
        CAUSAL
    }

    /** Returns a window of this size that moves by one, without padding. */
    static Sliding of(int size) {
        return new Sliding(size, 1, 1, Padding.NONE);
    }

    Sliding withStride(int newStride) {
        return new Sliding(size, newStride, dilation, padding);
    }

    Sliding withDilation(int newDilation) {
        return new Sliding(size, stride, newDilation, padding);
    }

    Sliding padded(Padding newPadding) {
        return new Sliding(size, stride, dilation, newPadding);
    }

    boolean isSame() {
        return padding == Padding.SAME;
    }

    /** Checks the numbers of a convolution; messages give its call as an example. */
    void check(String kind, LayerOptions options, String sizeFix, String example) {
        Settings.atLeastOne(kind, options, "kernel", size, sizeFix);
        Settings.atLeastOne(
                kind, options, "stride", stride, "Pass the step" + unit(kind) + ", e.g. " + example + ".stride(2).");
        Settings.atLeastOne(
                kind,
                options,
                "dilation",
                dilation,
                "Pass the distance of the values that a window takes, e.g. " + example + ".dilation(2).");
    }

    private static String unit(String kind) {
        return kind.endsWith("2d") ? " in pixels" : "";
    }

    /** Returns how many values are added before the first. */
    int before() {
        return switch (padding) {
            case NONE -> 0;
            case SAME -> reach() / 2;
            case CAUSAL -> reach();
        };
    }

    /** Returns how many values are added after the last: one more than before it if a window that keeps the size has no middle. */
    int after() {
        return padding == Padding.SAME ? reach() - reach() / 2 : 0;
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
                + paddingSetting();
    }

    /** Returns the padding as a summary shows it, for example {@code , same}. */
    String paddingSetting() {
        return padding == Padding.NONE ? "" : ", " + padding.name().toLowerCase(Locale.ROOT);
    }
}
