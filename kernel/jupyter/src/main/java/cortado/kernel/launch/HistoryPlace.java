package cortado.kernel.launch;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where the cells that were run are kept: the environment variable {@code CORTADO_HISTORY} names a file or says {@code off}. */
final class HistoryPlace {
    private HistoryPlace() {}

    static Optional<Path> of(Map<String, String> environment, Path dataFolder) {
        String chosen = environment.getOrDefault("CORTADO_HISTORY", "");
        if (chosen.isEmpty()) {
            return Optional.of(dataFolder.resolve("cortado").resolve("history.jsonl"));
        }
        return chosen.equals("off")
                ? Optional.empty()
                : Optional.of(Path.of(chosen).toAbsolutePath());
    }
}
