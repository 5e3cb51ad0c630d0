package cortado.render;

/** Colors as {@code 0xRRGGBB}: Okabe and Ito's qualitative palette, a sequential blue, ink and grid. */
final class Ink {
    static final int WHITE = 0xffffff;
    static final int TEXT = 0x24292f;
    static final int MUTED = 0x57606a;
    static final int FAINT = 0x8c959f;
    static final int GRID = 0xe5e7eb;
    static final int BORDER = 0xd0d7de;

    private static final int[] SERIES = {0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9};
    private static final int[] BLUES = {
        0xf7fbff, 0xdeebf7, 0xc6dbef, 0x9ecae1, 0x6baed6, 0x4292c6, 0x2171b5, 0x08519c, 0x08306b
    };
    /** So few shades fit into a 64-color palette beside text and grid. */
    private static final int SHADES = 32;

    private Ink() {}

    /** Returns the color of the numbered series; colors repeat after six. */
    static int series(int index) {
        return SERIES[index % SERIES.length];
    }

    /** Returns the number of different series colors. */
    static int seriesCount() {
        return SERIES.length;
    }

    /** Returns the color darkened until its contrast with white is at least 4.5, so that text in it is readable. */
    static int readable(int color) {
        int darker = color;
        for (int i = 0; i < 20 && 1.05 / (luminance(darker) + 0.05) < 4.5; i++) {
            darker = mix(darker, TEXT, 0.1);
        }
        return darker;
    }

    /** Returns the shade of blue for a share of the maximum, 0..1. */
    static int blue(double share) {
        double level = Math.rint(Math.max(0, Math.min(1, share)) * (SHADES - 1)) / (SHADES - 1) * (BLUES.length - 1);
        int below = Math.min((int) level, BLUES.length - 2);
        return mix(BLUES[below], BLUES[below + 1], level - below);
    }

    /** Returns white or dark ink, whichever has more contrast with the background. */
    static int on(int background) {
        double luminance = luminance(background) + 0.05;
        return 1.05 / luminance > luminance / (luminance(TEXT) + 0.05) ? WHITE : TEXT;
    }

    /** Returns the color between two colors, {@code share} 0..1 of the second. */
    static int mix(int a, int b, double share) {
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            double from = a >> shift & 0xff;
            double to = b >> shift & 0xff;
            mixed |= (int) Math.round(from + (to - from) * share) << shift;
        }
        return mixed;
    }

    /** Returns the relative luminance, 0..1 (WCAG 2.1). */
    static double luminance(int color) {
        return 0.2126 * linear(color >> 16 & 0xff) + 0.7152 * linear(color >> 8 & 0xff) + 0.0722 * linear(color & 0xff);
    }

    /** Returns the color as {@code #rrggbb}. */
    static String hex(int color) {
        return "#" + Integer.toHexString(0x1000000 | color).substring(1);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
