package cortado.train;

import cortado.base.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A history as comma-separated values: a line of names, then a line for each epoch; learning rates
 * where they change.
 */
final class CsvLog {
    private CsvLog() {}

    static void write(Path path, History history) {
        List<String> metrics = history.metrics();
        StringBuilder text = new StringBuilder("epoch");
        metrics.forEach(metric -> text.append(',').append(quoted(metric)));
        boolean hasRates = history.hasSchedule();
        text.append(hasRates ? ",learning rate,seconds\n" : ",seconds\n");
        for (Epoch epoch : history.epochs()) {
            text.append(epoch.number())
                    .append(metrics.stream()
                            .map(metric -> "," + epoch.metrics().get(metric))
                            .collect(Collectors.joining()))
                    .append(hasRates ? "," + epoch.learningRate() : "")
                    .append(',')
                    .append(epoch.seconds())
                    .append('\n');
        }
        AtomicFile.write(path, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String name) {
        return name.matches("[^,\"\\n\\r]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
