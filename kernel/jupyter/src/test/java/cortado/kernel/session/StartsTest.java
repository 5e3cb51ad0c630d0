package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartsTest {
    @RepeatedTest(5)
    void a_kernel_starts_and_runs_a_cell(@TempDir Path folder) throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            assertThat(kernel.reply(kernel.execute("1 + 1"))
                            .content()
                            .path("status")
                            .asText())
                    .isEqualTo("ok");
        }
    }
}
