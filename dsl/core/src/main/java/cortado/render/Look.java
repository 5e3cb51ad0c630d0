package cortado.render;

import cortado.render.Mark.Kind;
import cortado.render.Mark.Pen;

/** How the numbered line of a chart differs from the others, in color, dash, marker and terminal character. */
record Look(int color, double[] dash, Kind marker, char sign) {
    private static final double[][] DASHES = {{}, {6, 3}, {2, 2.5}, {9, 3, 2, 3}};
    private static final Kind[] MARKERS = {Kind.DISC, Kind.HOLLOW_SQUARE, Kind.SQUARE, Kind.HOLLOW_DISC};
    private static final char[] SIGNS = {'●', '○', '■', '□', '▲', '△'};

    static Look of(int index) {
        int round = index % DASHES.length;
        return new Look(Ink.series(index), DASHES[round], MARKERS[round], SIGNS[index % SIGNS.length]);
    }

    Pen pen() {
        return new Pen(color, 2, dash);
    }

    /** Returns the pen of the raw line under a smoothed one. */
    Pen faintPen() {
        return Pen.solid(Ink.mix(Ink.WHITE, color, 0.3), 1);
    }
}
