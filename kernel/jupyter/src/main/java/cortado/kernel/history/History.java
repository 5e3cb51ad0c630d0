package cortado.kernel.history;

import cortado.kernel.message.HistoryRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cells of this session and of earlier ones. Only the latest 10,000 are kept.
 *
 * <p>A thread of its own does all work on the file, so that no cell waits for a disk and no interrupt closes the file.
 */
public final class History implements AutoCloseable {
    private static final int MOST_OUTPUT_CHARACTERS = 1_000;
    private static final int CLOSE_SECONDS = 1;

    private final Optional<HistoryFile> file;
    private final Consumer<String> log;
    private final Deque<Entry> own = new ArrayDeque<>();
    private final ExecutorService disk = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(null, task, "cortado-history", 0, false);
        thread.setDaemon(true);
        return thread;
    });
    private int session;
    private boolean isBroken;

    /**
     * Returns the history in the file, which need not exist; it is first touched when a cell is run or asked for. Without a
     * file there is only this session's.
     *
     * @param log told once when the file cannot be used; the history then ends with the session
     */
    public History(Optional<Path> file, Consumer<String> log) {
        this.file = file.map(HistoryFile::new);
        this.log = log;
    }

    /** Adds a cell that starts. */
    public void add(int line, String source) {
        Entry entry = new Entry(0, line, source, null);
        synchronized (own) {
            own.addLast(entry);
            if (own.size() > HistoryFile.MOST_ENTRIES) {
                own.removeFirst();
            }
        }
        disk.execute(() -> store(entry));
    }

    /** Remembers the text of the value of the cell that was added last. */
    public void setOutput(String text) {
        synchronized (own) {
            Entry last = own.pollLast();
            if (last != null) {
                own.addLast(last.withOutput(text.substring(0, Math.min(text.length(), MOST_OUTPUT_CHARACTERS))));
            }
        }
    }

    /**
     * Returns the cells asked for, oldest first, each as session, line and source; or, if outputs are asked for, as session,
     * line and a list of source and output.
     *
     * @throws IOException if the thread that waits is interrupted
     */
    public List<List<Object>> find(HistoryRequest request) throws IOException {
        Future<List<Entry>> all = disk.submit(this::entries);
        try {
            return select(all.get(), request).stream()
                    .map(entry -> row(entry, request.output()))
                    .toList();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the search of the history was interrupted", interrupted);
        } catch (ExecutionException broken) {
            throw new IOException(broken.getCause());
        }
    }

    /** Writes what is not written yet; waits for at most a second. */
    @Override
    public void close() {
        disk.shutdown();
        try {
            if (!disk.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                log.accept("cortado: the history could not be written in time.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void store(Entry entry) {
        if (isBroken || file.isEmpty()) {
            return;
        }
        try {
            session = file.get().append(entry.inSession(session));
        } catch (IOException | RuntimeException broken) {
            isBroken = true;
            log.accept("cortado: the history ends with this session: " + broken);
        }
    }

    /** Runs on the thread of the file. */
    private List<Entry> entries() {
        List<Entry> stored = List.of();
        try {
            stored = file.isPresent() ? file.get().read() : stored;
        } catch (IOException | RuntimeException broken) {
            log.accept("cortado: the history of earlier sessions cannot be read: " + broken);
        }
        List<Entry> all = new ArrayList<>();
        int newest = 0;
        for (Entry entry : stored) {
            newest = Math.max(newest, entry.session());
            if (entry.session() != session) {
                all.add(entry);
            }
        }
        int number = session == 0 ? newest + 1 : session;
        synchronized (own) {
            own.forEach(entry -> all.add(entry.inSession(number)));
        }
        return all;
    }

    private List<Entry> select(List<Entry> all, HistoryRequest request) {
        return switch (request.accessType()) {
            case "range" -> range(all, request);
            case "search" -> search(all, request);
            default -> last(all, request.n());
        };
    }

    private List<Entry> range(List<Entry> all, HistoryRequest request) {
        int asked = request.session() == null ? 0 : request.session();
        int current = current(all);
        // As in IPython: 0 is this session, -1 the one before.
        int wanted = asked > 0 ? asked : current + asked;
        int start = request.start() == null ? 0 : request.start();
        int stop = request.stop() == null ? Integer.MAX_VALUE : request.stop();
        return all.stream()
                .filter(entry -> entry.session() == wanted && entry.line() >= start && entry.line() < stop)
                .toList();
    }

    private int current(List<Entry> all) {
        synchronized (own) {
            int newest = all.isEmpty() ? 0 : all.get(all.size() - 1).session();
            return own.isEmpty() ? newest + 1 : newest;
        }
    }

    private static List<Entry> search(List<Entry> all, HistoryRequest request) {
        Pattern pattern = Glob.compile(request.pattern() == null ? "*" : request.pattern());
        List<Entry> found = all.stream()
                .filter(entry -> pattern.matcher(entry.text()).matches())
                .toList();
        if (Boolean.TRUE.equals(request.unique())) {
            Map<String, Entry> latest = new LinkedHashMap<>();
            for (Entry entry : found) {
                Entry earlier = latest.remove(entry.text());
                assert earlier == null || earlier.text().equals(entry.text());
                Entry replaced = latest.put(entry.text(), entry);
                assert replaced == null;
            }
            found = List.copyOf(latest.values());
        }
        return last(found, request.n());
    }

    private static List<Entry> last(List<Entry> entries, @Nullable Integer n) {
        int count = n == null ? entries.size() : Math.max(0, Math.min(n, entries.size()));
        return entries.subList(entries.size() - count, entries.size());
    }

    private static List<Object> row(Entry entry, boolean hasOutput) {
        Object cell = hasOutput ? Arrays.asList(entry.text(), entry.output()) : entry.text();
        return List.of(entry.session(), entry.line(), cell);
    }
}
