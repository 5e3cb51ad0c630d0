package cortado.search;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonSyntaxException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The finished trials of a search in a file, one JSON object a line, written when a trial is over. A line that a killed program left
 * unfinished is dropped.
 */
final class Journal implements AutoCloseable {
    private static final String FORMAT = "cortado-search";
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    /** Not a channel, which an interrupt would close in the middle of a line. */
    private final RandomAccessFile file;

    private final Map<Integer, Finished> known = new HashMap<>();

    /** The first line: which search on which data. */
    private record Head(
            @Nullable String format, int version, @Nullable String search, int rows) {}

    /** One trial; the values are there for readers, the coordinates for the search. */
    private record Line(
            int trial,
            int epochs,
            Map<String, Double> at,
            Map<String, String> values,
            TrialState state,
            List<Double> scores,
            List<Double> curve,
            double seconds,
            String error) {}

    private Journal(RandomAccessFile file) {
        this.file = file;
    }

    /**
     * Opens the journal of a search, making it if there is none.
     *
     * @throws IllegalArgumentException if it is of another search or damaged
     * @throws IllegalStateException if another program writes it
     * @throws UncheckedIOException if it cannot be read or written
     */
    static Journal open(Path path, String search, int rows) {
        try {
            RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
            Journal journal = new Journal(file);
            try {
                lock(file.getChannel(), path);
                journal.read(path, search, rows);
                return journal;
            } catch (RuntimeException | IOException failed) {
                file.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("journal " + path + ": cannot be opened. " + failed, failed);
        }
    }

    private static void lock(FileChannel file, Path path) throws IOException {
        @Nullable FileLock lock = null;
        try {
            lock = file.tryLock();
        } catch (OverlappingFileLockException isHere) {
            // The same program: as good as another one.
        }
        if (lock == null) {
            throw new IllegalStateException(
                    "journal " + path + ": another search is writing it. Wait for it or name another file.");
        }
    }

    private void read(Path path, String search, int rows) throws IOException {
        byte[] content = new byte[(int) file.length()];
        file.readFully(content);
        String text = new String(content, StandardCharsets.UTF_8);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        if (whole.isEmpty() && text.isEmpty()) {
            write(new Head(FORMAT, 1, search, rows));
            return;
        }
        List<String> lines = text.lines().toList();
        check(parsed(lines.get(0), Head.class), path, search, rows);
        for (int i = 1; i < whole.lines().count(); i++) {
            Line line = parsed(lines.get(i), Line.class);
            if (line == null) {
                throw new IllegalArgumentException(
                        "journal " + path + ": line " + (i + 1) + " is damaged. Remove it; its trial is done again.");
            }
            Planned planned = new Planned(line.trial(), new Point(line.at()), line.epochs());
            known.put(
                    line.trial(),
                    new Finished(planned, line.state(), line.scores(), line.curve(), line.seconds(), line.error()));
        }
        file.setLength(whole.getBytes(StandardCharsets.UTF_8).length);
        file.seek(file.length());
    }

    private static void check(@Nullable Head head, Path path, String search, int rows) {
        if (head == null || !FORMAT.equals(head.format())) {
            throw new IllegalArgumentException("journal " + path + ": is no journal of a search. Name another file.");
        }
        if (!search.equals(head.search()) || rows != head.rows()) {
            throw new IllegalArgumentException(
                    "journal %s: is of another search.%n  there: %s on %,d rows%n  here:  %s on %,d rows%nName another file, or search as there."
                            .formatted(path, head.search(), head.rows(), search, rows)
                            .replace(System.lineSeparator(), "\n"));
        }
    }

    /** Returns the object of a line, none if it is damaged. */
    private static <T> @Nullable T parsed(String line, Class<T> type) {
        try {
            return GSON.fromJson(line, type);
        } catch (JsonSyntaxException damaged) {
            return null;
        }
    }

    /**
     * Returns what came of a trial, if it is known.
     *
     * @throws IllegalArgumentException if the trial there is another one
     */
    @Nullable
    Finished known(Planned planned) {
        Finished finished = known.get(planned.number());
        if (finished != null && !finished.planned().equals(planned)) {
            throw new IllegalArgumentException("journal: trial " + planned.number() + " is another one there: "
                    + finished.planned().point().coordinates() + ", not "
                    + planned.point().coordinates() + ". Name another file.");
        }
        return finished;
    }

    /** Writes what came of a trial. */
    void add(Finished trial, Map<String, Object> values) {
        Map<String, String> shown = new LinkedHashMap<>();
        values.forEach((name, value) -> shown.put(name, String.valueOf(value)));
        Planned planned = trial.planned();
        try {
            write(new Line(
                    planned.number(),
                    planned.epochs(),
                    planned.point().coordinates(),
                    shown,
                    trial.state(),
                    trial.scores(),
                    trial.curve(),
                    trial.seconds(),
                    trial.error()));
        } catch (IOException failed) {
            throw new UncheckedIOException("journal: a trial cannot be written. " + failed, failed);
        }
    }

    private void write(Object line) throws IOException {
        file.write((GSON.toJson(line) + "\n").getBytes(StandardCharsets.UTF_8));
        file.getFD().sync();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failed) {
            throw new UncheckedIOException("journal: cannot be closed. " + failed, failed);
        }
    }
}
