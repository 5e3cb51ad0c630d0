package cortado.render;

/** Widths of text without a font: Helvetica's advance widths for pictures, columns for terminals. */
final class Glyphs {
    /** Advance widths of the characters 32 to 126 in thousandths of the font size. */
    private static final int[] WIDTHS = {
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
                556,
        556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556,
                833,
        722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500,
                556,
        556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500,
                334,
        260, 334, 584
    };

    private static final double BOLD = 1.07;

    private Glyphs() {}

    /** Returns the width of one character for font size 1. */
    static double advance(int c) {
        if (c >= 32 && c < 127) {
            return WIDTHS[c - 32] / 1000.0;
        }
        return switch (columns(c)) {
            case 0 -> 0;
            case 2 -> 1;
            default -> c == '…' ? 1 : 0.6;
        };
    }

    /** Returns the width of a text in pixels. */
    static double width(String text, double size, boolean isBold) {
        double ems = text.codePoints().mapToDouble(Glyphs::advance).sum();
        return ems * size * (isBold ? BOLD : 1);
    }

    /** Returns the text, shortened with an ellipsis to the given width in pixels. */
    static String fit(String text, double size, double widthPx) {
        if (width(text, size, false) <= widthPx) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(text.substring(0, end) + "…", size, false) > widthPx) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    /** Returns the terminal columns of one character: 0 for combining marks, 2 for wide East Asian and emoji, else 1. */
    static int columns(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        boolean isWide = c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF && c != 0x303F
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE6F
                || c >= 0xFF00 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
        return isWide ? 2 : 1;
    }

    /** Returns the terminal columns of a text. */
    static int columns(String text) {
        return text.codePoints().map(Glyphs::columns).sum();
    }

    /** Returns the text, shortened with an ellipsis to the given number of terminal columns. */
    static String fitColumns(String text, int limit) {
        if (columns(text) <= limit) {
            return text;
        }
        int end = text.length();
        while (end > 0 && columns(text.substring(0, end)) > limit - 1) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    /** Returns the text on one line, with controls (also terminal escapes) and lone surrogates made visible as U+FFFD. */
    static String oneLine(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean isBad = Character.isISOControl(c) || c >= 0xD800 && c < 0xE000;
            out.appendCodePoint(c == '\n' || c == '\t' || c == '\r' ? ' ' : isBad ? 0xFFFD : c);
        });
        return out.toString();
    }

    /** Returns the text padded with spaces before it to the given number of terminal columns. */
    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - columns(text))) + text;
    }

    /** Returns the text padded with spaces after it to the given number of terminal columns. */
    static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - columns(text)));
    }
}
