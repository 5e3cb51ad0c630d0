package cortado.render;

/** A grid of braille characters, each 2 dots wide and 4 high, on which some cells hold a sign instead. */
final class Braille {
    private static final char BLANK = '\u2800';
    /** The bit of each dot, by row and column within a character (Unicode chapter 21.1). */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int[][] dots;
    private final char[][] signs;

    Braille(int columns, int rows) {
        dots = new int[rows][columns];
        signs = new char[rows][columns];
    }

    /** Draws every {@code every}th dot of a line (Bresenham). */
    void line(int x1, int y1, int x2, int y2, int every) {
        int steps = Math.max(Math.max(Math.abs(x2 - x1), Math.abs(y2 - y1)), 1);
        for (int i = 0; i <= steps; i++) {
            if (i % every == 0) {
                int x = x1 + Math.round((float) (x2 - x1) * i / steps);
                int y = y1 + Math.round((float) (y2 - y1) * i / steps);
                dots[y / 4][x / 2] |= BITS[y % 4][x % 2];
            }
        }
    }

    /** Puts a sign into the cell of a dot. */
    void sign(int x, int y, char sign) {
        signs[y / 4][x / 2] = sign;
    }

    /** Returns one row of characters; empty cells are spaces. */
    String row(int row) {
        char[] cells = new char[dots[row].length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = signs[row][i] != 0 ? signs[row][i] : dots[row][i] == 0 ? ' ' : (char) (BLANK + dots[row][i]);
        }
        return new String(cells);
    }
}
