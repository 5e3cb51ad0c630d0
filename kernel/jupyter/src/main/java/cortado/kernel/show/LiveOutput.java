package cortado.kernel.show;

import cortado.display.LiveDisplay;
import cortado.display.MimeBundle;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A display that is replaced at most five times a second; the latest bundle wins and the final one is always shown. */
final class LiveOutput implements LiveDisplay {
    private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(null, task, "cortado-live", 0, false);
        thread.setDaemon(true);
        return thread;
    });

    private final CellOutput output;
    private final String displayId;
    private long sentNanos;
    private @Nullable MimeBundle latest;
    private boolean isScheduled;
    private boolean isFinished;

    LiveOutput(CellOutput output, String displayId, MimeBundle first) {
        this.output = output;
        this.displayId = displayId;
        this.sentNanos = System.nanoTime();
        output.display(first, displayId);
    }

    @Override
    public synchronized void update(MimeBundle interim) {
        if (isFinished) {
            return;
        }
        latest = interim;
        if (isScheduled) {
            return;
        }
        long wait = sentNanos + INTERVAL_NANOS - System.nanoTime();
        if (wait <= 0) {
            sendLatest();
        } else {
            isScheduled = !TIMER.schedule(this::sendScheduled, wait, TimeUnit.NANOSECONDS)
                    .isCancelled();
        }
    }

    @Override
    public synchronized void finish(MimeBundle last) {
        if (!isFinished) {
            isFinished = true;
            latest = null;
            output.update(last, displayId);
        }
    }

    private synchronized void sendScheduled() {
        isScheduled = false;
        sendLatest();
    }

    private void sendLatest() {
        MimeBundle bundle = latest;
        if (bundle != null) {
            latest = null;
            sentNanos = System.nanoTime();
            output.update(bundle, displayId);
        }
    }
}
