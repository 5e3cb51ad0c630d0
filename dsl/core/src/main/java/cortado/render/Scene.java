package cortado.render;

import cortado.render.Mark.Anchor;
import cortado.render.Mark.Box;
import cortado.render.Mark.Label;
import cortado.render.Mark.Path;
import cortado.render.Mark.Pen;
import cortado.render.Mark.Type;
import java.util.ArrayList;
import java.util.List;

/** A picture under construction: its size and its marks, in drawing order. The first mark is the white card. */
final class Scene {
    private final int width;
    private final int height;
    private final List<Mark> marks = new ArrayList<>();

    Scene(int width, int height) {
        this.width = width;
        this.height = height;
        box(0, 0, width, height, Ink.WHITE);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    List<Mark> marks() {
        return marks;
    }

    void add(Mark mark) {
        marks.add(mark);
    }

    void box(double x, double y, double boxWidth, double boxHeight, int fill) {
        add(new Box(x, y, boxWidth, boxHeight, fill));
    }

    void line(double x1, double y1, double x2, double y2, Pen pen) {
        add(new Path(new double[] {x1, x2}, new double[] {y1, y2}, pen));
    }

    /** Adds one line of text; controls in it become visible. */
    void label(double x, double y, String text, Type type) {
        add(new Label(x, y, Glyphs.oneLine(text), type));
    }

    /** Adds text turned a quarter to the left, centered on the point. */
    void sideways(double x, double y, String text, Type type) {
        label(x, y, text, new Type(type.size(), type.color(), Anchor.MIDDLE, type.isBold(), -90));
    }

    /** Returns whether there are pixels in it, whose colors a palette would spoil. */
    boolean hasPictures() {
        return marks.stream().anyMatch(mark -> mark instanceof Mark.Picture);
    }

    void drawOn(Mark.Canvas canvas) {
        marks.forEach(mark -> mark.drawOn(canvas));
    }
}
