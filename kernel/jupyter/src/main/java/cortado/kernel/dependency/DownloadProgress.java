package cortado.kernel.dependency;

import cortado.display.Displays;
import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.aether.transfer.AbstractTransferListener;
import org.eclipse.aether.transfer.TransferCancelledException;
import org.eclipse.aether.transfer.TransferEvent;
import org.jspecify.annotations.Nullable;

/** Shows one line that follows downloads, if they take longer than a moment. */
final class DownloadProgress extends AbstractTransferListener implements AutoCloseable {
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(700);
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double MEGABYTE = 1e6;

    private long nextNanos = System.nanoTime() + QUIET_NANOS;
    private final Map<String, Long> received = new ConcurrentHashMap<>();
    private @Nullable LiveDisplay line;
    private boolean isCancelled;

    /** Ends the transfers when their next bytes arrive. */
    synchronized void cancel() {
        isCancelled = true;
    }

    @Override
    public synchronized void transferInitiated(TransferEvent event) throws TransferCancelledException {
        if (isCancelled) {
            throw new TransferCancelledException("the cell was interrupted");
        }
    }

    @Override
    public synchronized void transferProgressed(TransferEvent event) throws TransferCancelledException {
        transferInitiated(event);
        String name = event.getResource().getResourceName();
        received.put(name, event.getTransferredBytes());
        long now = System.nanoTime();
        if (now < nextNanos) {
            return;
        }
        // A large file comes in 100,000 pieces.
        nextNanos = now + PERIOD_NANOS;
        long length = event.getResource().getContentLength();
        String file = name.substring(name.lastIndexOf('/') + 1);
        String size = length > 0
                ? megabytes(event.getTransferredBytes()) + " of " + megabytes(length)
                : megabytes(event.getTransferredBytes());
        MimeBundle text = MimeBundle.text("downloading " + file + ", " + size + " MB");
        LiveDisplay shown = line;
        if (shown == null) {
            line = Displays.host().live(text);
        } else {
            shown.update(text);
        }
    }

    /** Replaces the line by a summary. */
    @Override
    public synchronized void close() {
        LiveDisplay shown = line;
        if (shown != null) {
            long bytes = received.values().stream().mapToLong(Long::longValue).sum();
            shown.finish(MimeBundle.text((isCancelled ? "stopped: " : "downloaded ") + received.size()
                    + (received.size() == 1 ? " file, " : " files, ") + megabytes(bytes) + " MB"));
        }
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEGABYTE);
    }
}
