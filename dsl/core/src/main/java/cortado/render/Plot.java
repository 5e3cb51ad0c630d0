package cortado.render;

import java.util.List;

/** What a figure draws, as numbers and words, for who draws it otherwise: an interactive chart, for example. Immutable. */
public sealed interface Plot {
    /** Returns the title; may be empty. */
    String title();

    /** How the points of a series are joined. */
    enum Stroke {
        SOLID,
        DASH,
        DOT,
        DASH_DOT,
        /** Points by themselves. */
        NONE,
        /** One point that is marked. */
        MARK,
        /** The area between two curves, whose points run along the lower one and back along the upper one. */
        AREA
    }

    /**
     * Points of one name.
     *
     * @param name in the legend and beside the pointer
     * @param color {@code #RRGGBB}
     * @param stroke how they are joined
     * @param points {@code {x, y}} of each, not finite where there is a gap
     * @param isInLegend whether the legend names it; each name stands there once
     */
    record Series(String name, String color, Stroke stroke, List<double[]> points, boolean isInLegend) {
        /** Copies the list. */
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * Axes with their series.
     *
     * @param title above it; may be empty
     * @param series those that are drawn first come first
     */
    record Panel(String title, List<Series> series) {
        /** Copies the list. */
        public Panel {
            series = List.copyOf(series);
        }
    }

    /** Curves in panels with one kind of x, side by side or stacked. */
    record Lines(String title, String xLabel, boolean isLog, boolean isStacked, List<Panel> panels) implements Plot {
        /** Copies the list. */
        public Lines {
            panels = List.copyOf(panels);
        }
    }

    /** Horizontal bars, the first one on top. */
    record Bars(String title, String color, List<String> labels, List<Double> values) implements Plot {
        /** Copies the lists. */
        public Bars {
            labels = List.copyOf(labels);
            values = List.copyOf(values);
        }
    }

    /**
     * A confusion matrix.
     *
     * @param labels of rows, from the top, and of columns
     * @param counts {@code counts[actual][predicted]}
     * @param isNormalized whether the cells show their share of the row
     */
    record Cells(String title, List<String> labels, long[][] counts, boolean isNormalized) implements Plot {
        /** Copies labels and counts. */
        public Cells {
            labels = List.copyOf(labels);
            counts = counts.clone();
            for (int i = 0; i < counts.length; i++) {
                counts[i] = counts[i].clone();
            }
        }
    }
}
