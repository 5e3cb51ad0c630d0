package cortado.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The colors of an image reduced to a few: the most frequent ones exactly, the others by median cut (Heckbert 1982).
 *
 * <p>Flat charts have a handful of true colors and thousands of faint ones from antialiasing; keeping the former exact keeps
 * white white.
 */
final class Palette {
    private static final int EXACT = 32;

    private final List<Integer> colors = new ArrayList<>();
    private final Map<Integer, Integer> indices = new HashMap<>();

    private record Counted(int color, int count) {
        int channel(int shift) {
            return color >> shift & 0xff;
        }
    }

    private Palette() {}

    /** Returns the palette of an image with at most {@code limit} colors; the same image gives the same palette. */
    static Palette of(int[] pixels, int limit) {
        Map<Integer, Integer> histogram = new HashMap<>();
        for (int pixel : pixels) {
            histogram.merge(pixel & 0xffffff, 1, Integer::sum);
        }
        List<Counted> all = new ArrayList<>();
        histogram.forEach((color, count) -> all.add(new Counted(color, count)));
        all.sort(Comparator.comparingInt(Counted::count).reversed().thenComparingInt(Counted::color));
        Palette palette = new Palette();
        int exact = all.size() <= limit ? all.size() : Math.min(EXACT, limit / 2);
        all.subList(0, exact).forEach(c -> palette.colors.add(c.color()));
        if (exact < all.size()) {
            palette.cut(all.subList(exact, all.size()), limit - exact);
        }
        histogram.keySet().forEach(color -> palette.indices.put(color, palette.nearest(color)));
        return palette;
    }

    int size() {
        return colors.size();
    }

    int index(int color) {
        return indices.getOrDefault(color & 0xffffff, 0);
    }

    byte[] toBytes() {
        byte[] bytes = new byte[3 * colors.size()];
        for (int i = 0; i < colors.size(); i++) {
            bytes[3 * i] = (byte) (colors.get(i) >> 16);
            bytes[3 * i + 1] = (byte) (colors.get(i) >> 8);
            bytes[3 * i + 2] = (byte) (int) colors.get(i);
        }
        return bytes;
    }

    /** Splits the colors into boxes, always the one with the widest channel, and adds each box's mean. */
    private void cut(List<Counted> rest, int count) {
        List<List<Counted>> boxes = new ArrayList<>();
        boxes.add(rest);
        while (boxes.size() < count) {
            List<Counted> widest =
                    boxes.stream().max(Comparator.comparingInt(Palette::spread)).orElseThrow();
            if (spread(widest) == 0) {
                break;
            }
            int shift = widestChannel(widest);
            List<Counted> sorted = new ArrayList<>(widest);
            sorted.sort(Comparator.comparingInt((Counted c) -> c.channel(shift)).thenComparingInt(Counted::color));
            int middle = sorted.size() / 2;
            boxes.remove(widest);
            boxes.add(sorted.subList(0, middle));
            boxes.add(sorted.subList(middle, sorted.size()));
        }
        boxes.forEach(box -> colors.add(mean(box)));
    }

    private static int widestChannel(List<Counted> box) {
        int widest = 0;
        for (int shift = 8; shift <= 16; shift += 8) {
            widest = range(box, shift) > range(box, widest) ? shift : widest;
        }
        return widest;
    }

    private static int spread(List<Counted> box) {
        return range(box, widestChannel(box));
    }

    private static int range(List<Counted> box, int shift) {
        var channel = box.stream().mapToInt(c -> c.channel(shift)).summaryStatistics();
        return channel.getMax() - channel.getMin();
    }

    private static int mean(List<Counted> box) {
        long total = box.stream().mapToLong(Counted::count).sum();
        int mean = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int channel = shift;
            long sum = box.stream()
                    .mapToLong(c -> (long) c.channel(channel) * c.count())
                    .sum();
            mean |= (int) Math.round((double) sum / total) << shift;
        }
        return mean;
    }

    private int nearest(int color) {
        int best = 0;
        for (int i = 1; i < colors.size(); i++) {
            best = distance(color, colors.get(i)) < distance(color, colors.get(best)) ? i : best;
        }
        return best;
    }

    private static int distance(int a, int b) {
        int distance = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int difference = (a >> shift & 0xff) - (b >> shift & 0xff);
            distance += difference * difference;
        }
        return distance;
    }
}
