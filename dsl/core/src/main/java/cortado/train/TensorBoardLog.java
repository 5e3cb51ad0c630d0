package cortado.train;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Metrics for TensorBoard: the runs {@code train} and {@code validation} of a folder, so that it draws both in one chart. */
final class TensorBoardLog {
    /** Keeps the files of runs apart that start in the same second. */
    private static final AtomicLong NUMBERS = new AtomicLong();

    private static final String VALIDATION = "validation ";
    private final Path folder;
    private final Map<String, EventFile> files = new LinkedHashMap<>();

    TensorBoardLog(Path folder) {
        this.folder = folder;
    }

    void add(Epoch epoch) {
        long now = System.currentTimeMillis();
        epoch.metrics().forEach((name, value) -> {
            boolean isValidation = name.startsWith(VALIDATION);
            String tag = isValidation ? name.substring(VALIDATION.length()) : name;
            files.computeIfAbsent(isValidation ? "validation" : "train", run -> start(run, now))
                    .add(now, epoch.number(), tag, value);
        });
        files.computeIfAbsent("train", run -> start(run, now))
                .add(now, epoch.number(), "learning rate", epoch.learningRate());
    }

    private EventFile start(String run, long now) {
        long number = ProcessHandle.current().pid() * 1000 + NUMBERS.getAndIncrement();
        return EventFile.in(folder.resolve(run), now, number);
    }
}
