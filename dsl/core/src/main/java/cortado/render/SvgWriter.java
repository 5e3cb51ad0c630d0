package cortado.render;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** Writes a scene as a self-contained SVG document, without AWT. */
final class SvgWriter implements Mark.Canvas {
    private static final String FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif";

    private final StringBuilder out = new StringBuilder(8192);

    private SvgWriter() {}

    /** Returns the document; {@code alt} becomes its title. */
    static String write(Scene scene, String alt) {
        SvgWriter writer = new SvgWriter();
        String size = scene.width() + "\" height=\"" + scene.height();
        writer.out
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(size)
                .append("\" viewBox=\"0 0 " + scene.width() + " " + scene.height())
                .append("\" role=\"img\" font-family=\"" + FONTS + "\"><title>")
                .append(Html.escape(alt))
                .append("</title>\n");
        scene.drawOn(writer);
        return writer.out.append("</svg>\n").toString();
    }

    @Override
    public void box(Mark.Box box) {
        open("rect", "x", box.x(), "y", box.y(), "width", box.width(), "height", box.height());
        out.append(" fill=\"").append(Ink.hex(box.fill())).append("\"/>\n");
    }

    @Override
    public void picture(Mark.Picture picture) {
        byte[] png = PngWriter.writeColors(picture.pixels(), picture.columns(), picture.rows());
        double size = picture.size();
        open(
                "image",
                "x",
                picture.x(),
                "y",
                picture.y(),
                "width",
                size * picture.columns(),
                "height",
                size * picture.rows());
        out.append(" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"data:image/png;base64,")
                .append(Base64.getEncoder().encodeToString(png))
                .append("\"/>\n");
    }

    @Override
    public void path(Mark.Path path) {
        out.append("<polyline");
        points(path.x(), path.y());
        Mark.Pen pen = path.pen();
        out.append(" fill=\"none\" stroke=\"").append(Ink.hex(pen.color()));
        out.append("\" stroke-width=\"").append(number(pen.width()));
        if (pen.dash().length > 0) {
            out.append("\" stroke-dasharray=\"")
                    .append(DoubleStream.of(pen.dash())
                            .mapToObj(SvgWriter::number)
                            .collect(Collectors.joining(" ")));
        }
        out.append("\" stroke-linejoin=\"round\"/>\n");
    }

    @Override
    public void area(Mark.Area area) {
        out.append("<polygon");
        points(area.x(), area.y());
        out.append(" fill=\"").append(Ink.hex(area.color()));
        out.append("\" fill-opacity=\"").append(number(Mark.Area.OPACITY)).append("\"/>\n");
    }

    private void points(double[] x, double[] y) {
        out.append(" points=\"");
        for (int i = 0; i < x.length; i++) {
            out.append(i == 0 ? "" : " ").append(number(x[i])).append(',').append(number(y[i]));
        }
        out.append('"');
    }

    @Override
    public void dot(Mark.Dot dot) {
        double r = dot.radius();
        if (dot.kind().isSquare()) {
            open("rect", "x", dot.x() - r, "y", dot.y() - r, "width", 2 * r, "height", 2 * r);
        } else {
            open("circle", "cx", dot.x(), "cy", dot.y(), "r", r);
        }
        String color = Ink.hex(dot.color());
        out.append(dot.kind().isHollow() ? " fill=\"#ffffff\" stroke-width=\"1.5\" stroke=\"" : " fill=\"");
        out.append(color).append("\"/>\n");
    }

    @Override
    public void label(Mark.Label label) {
        Mark.Type type = label.type();
        open("text", "x", label.x(), "y", label.y(), "font-size", type.size());
        out.append(" fill=\"").append(Ink.hex(type.color())).append('"');
        if (type.anchor() != Mark.Anchor.START) {
            out.append(" text-anchor=\"").append(type.anchor().svg()).append('"');
        }
        if (type.isBold()) {
            out.append(" font-weight=\"bold\"");
        }
        if (type.rotationDeg() != 0) {
            out.append(" transform=\"rotate(" + type.rotationDeg() + " " + number(label.x()) + " " + number(label.y())
                    + ")\"");
        }
        out.append('>').append(Html.escape(label.text())).append("</text>\n");
    }

    @Override
    public void runs(Mark.Runs runs) {
        out.append("<path d=\"");
        for (int i = 0; i < runs.x().length; i++) {
            out.append('M').append(number(runs.x()[i])).append(' ').append(number(runs.y()[i]));
            out.append('h').append(number(runs.length()[i]));
        }
        out.append("\" stroke=\"").append(Ink.hex(runs.color()));
        out.append("\" stroke-width=\"").append(number(runs.thickness())).append("\"/>\n");
    }

    /** Appends an element's name and its numeric attributes, given as name and value by turns. */
    private void open(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(number((Double) attributes[i + 1]))
                    .append('"');
        }
    }

    /** Returns a coordinate with at most two decimals. */
    static String number(double value) {
        long hundredths = Math.round(value * 100);
        String sign = hundredths < 0 ? "-" : "";
        long size = Math.abs(hundredths);
        String whole = sign + size / 100;
        return switch ((int) (size % 100)) {
            case 0 -> whole;
            default -> {
                String decimals = String.valueOf(100 + size % 100).substring(1);
                yield whole + "." + (decimals.endsWith("0") ? decimals.substring(0, 1) : decimals);
            }
        };
    }
}
