package cortado.kernel.show;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** {@code System.in} of cells: asks the user for a line, as UTF-8, whenever the lines so far are used up. */
final class CellInput extends InputStream {
    private final InputStream outside;
    private final ReentrantLock lock = new ReentrantLock();
    private byte[] line = {};
    private int at;
    private @Nullable CellOutput asked;

    CellInput(InputStream outside) {
        this.outside = outside;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    /** Gives at most what is left of one line, so that nobody waits for a second line that is not needed. */
    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        CellOutput cell = CurrentCell.output();
        if (cell == null) {
            return outside.read(bytes, offset, length);
        }
        if (length == 0) {
            return 0;
        }
        lock();
        try {
            if (!hasMore(cell)) {
                return -1;
            }
            int count = Math.min(length, line.length - at);
            System.arraycopy(line, at, bytes, offset, count);
            at += count;
            return count;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int available() throws IOException {
        CellOutput cell = CurrentCell.output();
        if (cell == null) {
            return outside.available();
        }
        lock();
        try {
            return cell == asked ? line.length - at : 0;
        } finally {
            lock.unlock();
        }
    }

    private void lock() throws IOException {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException stopped) {
            throw interrupted("System.in: interrupted while another thread reads");
        }
    }

    private boolean hasMore(CellOutput cell) throws IOException {
        // What an earlier cell left unread is not meant for this one.
        if (cell == asked && at < line.length) {
            return true;
        }
        asked = cell;
        line = new byte[0];
        at = 0;
        String typed = ask(cell);
        if (typed != null) {
            line = (typed + "\n").getBytes(StandardCharsets.UTF_8);
        }
        return typed != null;
    }

    private static @Nullable String ask(CellOutput cell) throws IOException {
        try {
            return cell.ask("", false);
        } catch (IllegalStateException refused) {
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted("System.in: interrupted while waiting for input");
            }
            // A scanner would turn an IOException into "No line found", which tells nobody why.
            throw refused;
        }
    }

    /** Scanners and readers are left whole by an IOException alone. */
    private static IOException interrupted(String message) {
        Thread.currentThread().interrupt();
        return new InterruptedIOException(message);
    }
}
