package cortado.kernel.show;

import cortado.display.MimeBundle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a cell prints and passes it on every 100 ms, when it grows large, and before anything else is shown, so that
 * outputs keep their order.
 */
public final class BufferedOutput implements CellOutput {
    private static final int FLUSH_MILLIS = 100;
    private static final int FLUSH_BYTES = 262_144;
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(null, task, "cortado-flush", 0, false);
        thread.setDaemon(true);
        return thread;
    });

    private final CellOutput target;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private StreamName pendingStream = StreamName.STDOUT;
    private @Nullable ScheduledFuture<?> timer;

    /** Returns a buffer in front of the target. */
    public BufferedOutput(CellOutput target) {
        this.target = target;
    }

    /** Takes UTF-8 text that was printed; a character may be split between two calls. */
    public synchronized void write(StreamName stream, byte[] bytes, int offset, int length) {
        if (stream != pendingStream) {
            send(pending.size());
            pendingStream = stream;
        }
        pending.write(bytes, offset, length);
        if (pending.size() >= FLUSH_BYTES) {
            send(wholeCharacters());
        } else if (timer == null) {
            timer = TIMER.schedule(this::flushInTime, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    /** Passes on what was printed. */
    public synchronized void flush() {
        send(pending.size());
    }

    @Override
    public synchronized void print(StreamName stream, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(stream, bytes, 0, bytes.length);
    }

    @Override
    public synchronized void display(MimeBundle bundle, String displayId) {
        flush();
        target.display(bundle, displayId);
    }

    @Override
    public synchronized void update(MimeBundle bundle, String displayId) {
        flush();
        target.update(bundle, displayId);
    }

    @Override
    public synchronized void result(MimeBundle bundle) {
        flush();
        target.result(bundle);
    }

    @Override
    public synchronized void clear(boolean isDeferred) {
        flush();
        target.clear(isDeferred);
    }

    @Override
    public synchronized void page(MimeBundle bundle) {
        flush();
        target.page(bundle);
    }

    @Override
    public @Nullable String ask(String prompt, boolean isHidden) {
        // The question that the cell printed must be there before the user is asked; others may print meanwhile.
        flush();
        return target.ask(prompt, isHidden);
    }

    @Override
    public synchronized void send(CommPacket packet) {
        flush();
        target.send(packet);
    }

    private synchronized void flushInTime() {
        timer = null;
        send(wholeCharacters());
    }

    private void send(int length) {
        if (length == 0) {
            return;
        }
        byte[] bytes = pending.toByteArray();
        pending.reset();
        pending.write(bytes, length, bytes.length - length);
        target.print(pendingStream, new String(bytes, 0, length, StandardCharsets.UTF_8));
    }

    /** Returns how many bytes end with a whole character. */
    private int wholeCharacters() {
        byte[] bytes = pending.toByteArray();
        int start = bytes.length - 1;
        while (start > 0 && bytes.length - start < 4 && (bytes[start] & 0xC0) == 0x80) {
            start--;
        }
        if (start < 0 || (bytes[start] & 0x80) == 0) {
            return bytes.length;
        }
        int needed = (bytes[start] & 0xE0) == 0xC0 ? 2 : (bytes[start] & 0xF0) == 0xE0 ? 3 : 4;
        return bytes.length - start >= needed ? bytes.length : start;
    }
}
