package cortado.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws marks with Java2D; text falls back to {@link StrokeFont} when the machine's fonts fail. */
final class Java2dCanvas implements Mark.Canvas {
    /** The first of these that the machine has; all have the widths that layouts assume, or narrower ones. */
    private static final String[] FAMILIES = {
        "Helvetica", "Arial", "Liberation Sans", "DejaVu Sans Condensed", "Nimbus Sans"
    };
    /** Once fonts have failed they fail for the whole run, each time slowly. */
    private static volatile boolean areFontsBroken;

    private final Graphics2D graphics;
    private final FontChoice fonts;

    private Java2dCanvas(Graphics2D graphics, FontChoice fonts) {
        this.graphics = graphics;
        this.fonts = fonts;
    }

    /** Returns the pixels of the scene as {@code 0xRRGGBB}, row by row. */
    static int[] draw(Scene scene, int scale, FontChoice fonts) {
        int width = scene.width() * scale;
        int height = scene.height() * scale;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.scale(scale, scale);
            scene.drawOn(new Java2dCanvas(graphics, fonts));
        } finally {
            graphics.dispose();
        }
        return image.getRGB(0, 0, width, height, null, 0, width);
    }

    @Override
    public void box(Mark.Box box) {
        graphics.setColor(new Color(box.fill()));
        graphics.fill(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    }

    @Override
    public void runs(Mark.Runs runs) {
        graphics.setColor(new Color(runs.color()));
        for (int i = 0; i < runs.x().length; i++) {
            double top = runs.y()[i] - runs.thickness() / 2;
            graphics.fill(new Rectangle2D.Double(runs.x()[i], top, runs.length()[i], runs.thickness()));
        }
    }

    @Override
    public void picture(Mark.Picture picture) {
        BufferedImage image = new BufferedImage(picture.columns(), picture.rows(), BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, picture.columns(), picture.rows(), picture.pixels(), 0, picture.columns());
        AffineTransform before = graphics.getTransform();
        graphics.translate(picture.x(), picture.y());
        graphics.scale(picture.size(), picture.size());
        graphics.drawImage(image, 0, 0, null);
        graphics.setTransform(before);
    }

    @Override
    public void path(Mark.Path path) {
        graphics.setColor(new Color(path.pen().color()));
        graphics.setStroke(stroke(path.pen()));
        graphics.draw(polyline(path.x(), path.y()));
    }

    @Override
    public void area(Mark.Area area) {
        graphics.setColor(new Color(area.color() | (int) (255 * Mark.Area.OPACITY) << 24, true));
        graphics.fill(polyline(area.x(), area.y()));
    }

    private static Path2D polyline(double[] x, double[] y) {
        Path2D line = new Path2D.Double();
        line.moveTo(x[0], y[0]);
        for (int i = 1; i < x.length; i++) {
            line.lineTo(x[i], y[i]);
        }
        return line;
    }

    private static BasicStroke stroke(Mark.Pen pen) {
        float width = (float) pen.width();
        if (pen.dash().length == 0) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        float[] dash = new float[pen.dash().length];
        for (int i = 0; i < dash.length; i++) {
            dash[i] = (float) pen.dash()[i];
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0);
    }

    @Override
    public void dot(Mark.Dot dot) {
        double size = 2 * dot.radius();
        double x = dot.x() - dot.radius();
        double y = dot.y() - dot.radius();
        Shape shape = dot.kind().isSquare()
                ? new Rectangle2D.Double(x, y, size, size)
                : new Ellipse2D.Double(x, y, size, size);
        graphics.setColor(dot.kind().isHollow() ? Color.WHITE : new Color(dot.color()));
        graphics.fill(shape);
        if (dot.kind().isHollow()) {
            graphics.setColor(new Color(dot.color()));
            graphics.setStroke(new BasicStroke(1.5f));
            graphics.draw(shape);
        }
    }

    @Override
    public void label(Mark.Label label) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(label.x(), label.y());
        graphics.rotate(Math.toRadians(label.type().rotationDeg()));
        graphics.setColor(new Color(label.type().color()));
        try {
            if (fonts == FontChoice.STROKES || areFontsBroken || !drawWithFont(label)) {
                drawWithStrokes(label);
            }
        } finally {
            graphics.setTransform(before);
        }
    }

    private boolean drawWithFont(Mark.Label label) {
        try {
            Font font = Fonts.of(label);
            double width = font.getStringBounds(label.text(), graphics.getFontRenderContext())
                    .getWidth();
            graphics.setFont(font);
            graphics.drawString(
                    label.text(), (float) (-width * label.type().anchor().share()), 0f);
            return true;
        } catch (Throwable broken) {
            Raster.rethrowIfNotOurs(broken);
            areFontsBroken = true;
            return false;
        }
    }

    private void drawWithStrokes(Mark.Label label) {
        Mark.Type type = label.type();
        double width = Glyphs.width(label.text(), type.size(), type.isBold());
        float pen = (float) (type.size() * (type.isBold() ? 0.13 : 0.085));
        graphics.setStroke(new BasicStroke(pen, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        Path2D strokes = new Path2D.Double();
        for (double[] points :
                StrokeFont.strokes(label.text(), type, -width * type.anchor().share())) {
            strokes.moveTo(points[0], points[1]);
            for (int i = 2; i < points.length; i += 2) {
                strokes.lineTo(points[i], points[i + 1]);
            }
        }
        graphics.draw(strokes);
    }

    /** Found on first use, so that a machine without fonts can draw everything else. */
    private static final class Fonts {
        private static final Font SANS = find();

        private static Font find() {
            for (String family : FAMILIES) {
                Font font = new Font(family, Font.PLAIN, 12);
                if (font.getFamily().equals(family)) {
                    return font;
                }
            }
            return new Font(Font.SANS_SERIF, Font.PLAIN, 12);
        }

        private static Font of(Mark.Label label) {
            int style = label.type().isBold() ? Font.BOLD : Font.PLAIN;
            boolean hasAll = SANS.canDisplayUpTo(label.text()) < 0;
            Font family = hasAll ? SANS : new Font(Font.SANS_SERIF, Font.PLAIN, 12);
            return family.deriveFont(style, (float) label.type().size());
        }
    }
}
