package cortado.render;

/** One thing in a picture, in CSS pixels from the upper left corner. */
interface Mark {
    /** Draws this mark on a canvas. */
    void drawOn(Canvas canvas);

    /** A back end: something that marks can be drawn on, in order. */
    interface Canvas {
        void box(Box box);

        void path(Path path);

        void area(Area area);

        void dot(Dot dot);

        void label(Label label);

        void runs(Runs runs);

        void picture(Picture picture);
    }

    /** Pixels {@code 0xRRGGBB}, row by row, each drawn as a square {@code size} wide. */
    record Picture(double x, double y, double size, int columns, int[] pixels) implements Mark {
        int rows() {
            return pixels.length / columns;
        }

        @Override
        public void drawOn(Canvas canvas) {
            canvas.picture(this);
        }
    }

    /** A filled rectangle. */
    record Box(double x, double y, double width, double height, int fill) implements Mark {
        @Override
        public void drawOn(Canvas canvas) {
            canvas.box(this);
        }
    }

    /** Horizontal bars of one color, each from {@code (x[i], y[i])} to the right; {@code y} is their middle. */
    record Runs(double[] x, double[] y, double[] length, double thickness, int color) implements Mark {
        @Override
        public void drawOn(Canvas canvas) {
            canvas.runs(this);
        }
    }

    /** An open polyline through points {@code (x[i], y[i])}. */
    record Path(double[] x, double[] y, Pen pen) implements Mark {
        @Override
        public void drawOn(Canvas canvas) {
            canvas.path(this);
        }
    }

    /** A filled polygon through points {@code (x[i], y[i])}, through which what was drawn before is seen. */
    record Area(double[] x, double[] y, int color) implements Mark {
        /** Share of the color, 0..1. */
        static final double OPACITY = 0.15;

        @Override
        public void drawOn(Canvas canvas) {
            canvas.area(this);
        }
    }

    /** How a polyline is drawn; an empty dash is a solid line. */
    record Pen(int color, double width, double[] dash) {
        private static final double[] SOLID = {};

        static Pen solid(int color, double width) {
            return new Pen(color, width, SOLID);
        }
    }

    /** A point of a series, {@code radius} pixels in size. */
    record Dot(double x, double y, double radius, Kind kind, int color) implements Mark {
        @Override
        public void drawOn(Canvas canvas) {
            canvas.dot(this);
        }
    }

    /** Markers that differ without color; hollow ones are filled with white. */
    enum Kind {
        DISC(false, false),
        HOLLOW_SQUARE(true, true),
        SQUARE(true, false),
        HOLLOW_DISC(false, true);

        private final boolean isSquare;
        private final boolean isHollow;

        Kind(boolean isSquare, boolean isHollow) {
            this.isSquare = isSquare;
            this.isHollow = isHollow;
        }

        boolean isSquare() {
            return isSquare;
        }

        boolean isHollow() {
            return isHollow;
        }
    }

    /** A line of text; {@code (x, y)} is its start, middle or end on the baseline. */
    record Label(double x, double y, String text, Type type) implements Mark {
        @Override
        public void drawOn(Canvas canvas) {
            canvas.label(this);
        }
    }

    /** Which point of a label is given. */
    enum Anchor {
        START("start", 0),
        MIDDLE("middle", 0.5),
        END("end", 1);

        private final String svg;
        private final double share;

        Anchor(String svg, double share) {
            this.svg = svg;
            this.share = share;
        }

        String svg() {
            return svg;
        }

        double share() {
            return share;
        }
    }

    /** How text looks: size in pixels, color, anchor, weight, and rotation about its point in degrees, clockwise. */
    record Type(double size, int color, Anchor anchor, boolean isBold, int rotationDeg) {
        static Type of(double size, int color) {
            return new Type(size, color, Anchor.START, false, 0);
        }

        Type middle() {
            return new Type(size, color, Anchor.MIDDLE, isBold, rotationDeg);
        }

        Type end() {
            return new Type(size, color, Anchor.END, isBold, rotationDeg);
        }

        Type bold() {
            return new Type(size, color, anchor, true, rotationDeg);
        }

        Type rotated(int deg) {
            return new Type(size, color, anchor, isBold, deg);
        }
    }
}
