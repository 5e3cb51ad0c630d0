package cortado.train;

import static cortado.Cortado.adam;
import static cortado.Cortado.crossEntropy;
import static cortado.Cortado.dense;
import static cortado.Cortado.dropout;
import static cortado.Cortado.input;
import static cortado.Cortado.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import cortado.data.Dataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that dies while it writes a checkpoint. */
class KilledProcessTest {
    private static final int ROWS = 64;

    /** Trains on and on, saving a few megabytes after each short epoch. */
    public static final class Trainer {
        private Trainer() {}

        public static void main(String[] arguments) {
            Learner learner = learner(1_000_000)
                    .checkpoint(Path.of(arguments[0]))
                    .onEpoch(epoch -> {
                        System.out.println("epoch " + epoch.number());
                        return true;
                    });
            Model unused = learner.fit(data());
            System.out.println(unused);
        }
    }

    private static Learner learner(int epochs) {
        return sequential(
                        input(64), dense(1024).relu(), dropout(0.3), dense(512).relu(), dense(3))
                .compile(adam(1e-3), crossEntropy())
                .epochs(epochs)
                .batchSize(16)
                .quiet();
    }

    private static Dataset data() {
        return new Gen(4).classified(ROWS, 3, 64);
    }

    /** Kills at different distances from the beginning of a save; most of an epoch's time is saving. */
    @ParameterizedTest
    @ValueSource(ints = {0, 3, 8, 15, 25})
    @Timeout(120)
    void leaves_the_checkpoint_of_an_epoch_that_goes_on_exactly(int millis, @TempDir Path folder)
            throws IOException, InterruptedException {
        Path file = folder.resolve("checkpoint");
        int seen = trainAndKill(file, millis);

        Checkpoint checkpoint = Checkpoint.read(file);

        int epochs = checkpoint.model().history().epochs().size();
        assertThat(epochs).isGreaterThanOrEqualTo(seen);
        Model resumed = learner(epochs + 1).resume(file).fit(data());
        Model whole = learner(epochs + 1).fit(data());
        assertThat(resumed.predict(data())).isDeepEqualTo(whole.predict(data()));
    }

    /** Returns the number of the last epoch whose checkpoint the process said it had written. */
    private static int trainAndKill(Path file, int millis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Trainer.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            String line = lines.readLine();
            while (line != null && !line.equals("epoch 2")) {
                line = lines.readLine();
            }
            assertThat(line).as("the process trained two epochs").isEqualTo("epoch 2");
            assertThat(process.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertThat(left.filter(path -> !path.equals(file))).hasSizeLessThanOrEqualTo(1);
        }
        return 2;
    }
}
