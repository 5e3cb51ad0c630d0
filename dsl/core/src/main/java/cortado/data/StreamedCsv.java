package cortado.data;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import cortado.base.Names;
import cortado.base.Shape;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A CSV file of numbers whose rows are read when they are needed; only where each begins, and its label, is kept. */
final class StreamedCsv implements RowSource {
    private static final int GROWTH = 1 << 16;

    private final Path path;
    private final char separator;
    private final FileChannel channel;
    private final long[] starts;
    private final int[] places;
    private final String[] names;

    private StreamedCsv(Path path, char separator, FileChannel channel, long[] starts, int[] places, String[] names) {
        this.path = path;
        this.separator = separator;
        this.channel = channel;
        this.starts = starts;
        this.places = places;
        this.names = names;
    }

    /**
     * A file that was looked through once.
     *
     * @param rows reads its features
     * @param labels what the labeled column holds, row by row; empty without one
     */
    record Indexed(StreamedCsv rows, List<String> labels) {}

    /**
     * Looks through a file: where lines begin, whether all cells of features are numbers, and what the label is.
     *
     * @param label the column of labels; empty for none
     */
    static Indexed index(Path path, char separator, Cells.Wanted wanted, String label) {
        String source = "csv: " + path;
        long[] starts = new long[GROWTH];
        int rows = 0;
        List<String> labels = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            Line line = Line.next(in, 0);
            if (line == null) {
                throw new IllegalArgumentException(source + " is empty. The first line names the columns.");
            }
            String[] names = line.cells(separator);
            int ofLabel = label.isEmpty() ? -1 : placed(source, "label", names, label);
            wanted.dropped().forEach(name -> placed(source, "drop", names, name));
            int[] places = IntStream.range(0, names.length)
                    .filter(i -> i != ofLabel && !wanted.dropped().contains(names[i]))
                    .toArray();
            if (places.length == 0) {
                throw new IllegalArgumentException(
                        source + " has no column left for features; there are " + List.of(names) + ".");
            }
            float[] ignored = new float[places.length];
            for (line = Line.next(in, line.end); line != null; line = Line.next(in, line.end)) {
                if (line.isEmpty()) {
                    continue;
                }
                String[] cells = line.cells(separator);
                if (cells.length != names.length) {
                    throw new IllegalArgumentException(
                            source + ", row " + rows + " has " + cells.length + " cells, but there are " + names.length
                                    + " columns. Rows in quotes with line breaks cannot be streamed.");
                }
                numbers(source, rows, names, places, cells, ignored, 0);
                if (ofLabel >= 0) {
                    if (cells[ofLabel].isEmpty()) {
                        throw new IllegalArgumentException(source + ", row " + rows + ", column '" + label
                                + "' has no label. Leave the line out.");
                    }
                    labels.add(cells[ofLabel].intern());
                }
                if (rows + 1 >= starts.length) {
                    starts = Arrays.copyOf(starts, 2 * starts.length);
                }
                starts[rows++] = line.start;
                starts[rows] = line.end;
            }
            if (rows == 0) {
                throw new IllegalArgumentException(
                        source + " has no row after its first line, which names the columns.");
            }
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            return new Indexed(
                    new StreamedCsv(path, separator, channel, Arrays.copyOf(starts, rows + 1), places, names), labels);
        } catch (NoSuchFileException absent) {
            throw new IllegalArgumentException("csv: there is no file " + path + ".", absent);
        } catch (IOException failed) {
            throw new UncheckedIOException(source + " cannot be read", failed);
        }
    }

    @CanIgnoreReturnValue
    private static int placed(String source, String call, String[] names, String wanted) {
        int place = Arrays.asList(names).indexOf(wanted);
        if (place < 0) {
            throw new IllegalArgumentException(source + ": " + call + "(\"" + wanted + "\"): there is no such column"
                    + Names.didYouMean(wanted, List.of(names)));
        }
        return place;
    }

    private static void numbers(
            String source, int row, String[] names, int[] places, String[] cells, float[] into, int at) {
        for (int i = 0; i < places.length; i++) {
            into[at + i] = number(source, row, names[places[i]], cells[places[i]]);
        }
    }

    /** Returns the number in a cell. */
    static float number(String source, int row, String column, String cell) {
        try {
            float number = Float.parseFloat(cell);
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException none) {
            // Said below.
        }
        throw new IllegalArgumentException(source + ", row " + row + ", column '" + column + "' is '" + cell
                + "', which is no number. Streamed files take numbers only: correct it, or leave the column out with drop(\""
                + column + "\").");
    }

    @Override
    public int size() {
        return starts.length - 1;
    }

    @Override
    public Shape shape() {
        return Shape.of(places.length);
    }

    @Override
    public void read(int row, float[] into, int at) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(starts[row + 1] - starts[row]));
        try {
            while (bytes.hasRemaining() && channel.read(bytes, starts[row] + bytes.position()) >= 0) {
                // A read may give a part.
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("csv: " + path + " cannot be read", failed);
        }
        byte[] line = bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
        int end = firstLine(line);
        String[] cells = new Line(0, 0, Arrays.copyOf(line, end)).cells(separator);
        if (cells.length != names.length) {
            throw new IllegalArgumentException(
                    "csv: " + path + " is no longer the file that was read at first. Read it again.");
        }
        numbers("csv: " + path, row, names, places, cells, into, at);
    }

    private static int firstLine(byte[] bytes) {
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    /**
     * A line of a file.
     *
     * @param start where it begins in the file
     * @param end where the next one begins
     * @param bytes without the line break
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Line(long start, long end, byte[] bytes) {
        static @Nullable Line next(InputStream in, long start) throws IOException {
            byte[] bytes = new byte[256];
            int size = 0;
            int read = in.read();
            if (read < 0) {
                return null;
            }
            while (read >= 0 && read != '\n') {
                if (size == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * size);
                }
                bytes[size++] = (byte) read;
                read = in.read();
            }
            return new Line(start, start + size + (read < 0 ? 0 : 1), Arrays.copyOf(bytes, size));
        }

        boolean isEmpty() {
            return new String(bytes, StandardCharsets.UTF_8).isBlank();
        }

        String[] cells(char separator) {
            List<String> cells = new ArrayList<>();
            StringBuilder cell = new StringBuilder();
            boolean isQuoted = false;
            String text = new String(bytes, StandardCharsets.UTF_8);
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"') {
                    boolean isDoubled = isQuoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                    if (isDoubled) {
                        cell.append('"');
                        i++;
                    } else {
                        isQuoted = !isQuoted;
                    }
                } else if (c == separator && !isQuoted) {
                    cells.add(cell.toString().strip());
                    cell.setLength(0);
                } else if (c != '\r') {
                    cell.append(c);
                }
            }
            cells.add(cell.toString().strip());
            return cells.toArray(new String[0]);
        }
    }
}
