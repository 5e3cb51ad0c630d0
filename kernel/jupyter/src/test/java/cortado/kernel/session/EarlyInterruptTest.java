package cortado.kernel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EarlyInterruptTest {
    @TempDir
    private Path folder;

    @Test
    void an_interrupt_counts_from_the_moment_in_which_the_kernel_says_that_it_is_busy() throws IOException {
        try (KernelProcess kernel = new KernelProcess(folder)) {
            String endless = kernel.execute("int turns = 0;\nwhile (true) { turns++; }");
            assertThat(kernel.awaitOutput(endless, "status")
                            .content()
                            .path("execution_state")
                            .asText())
                    .isEqualTo("busy");
            assertThat(kernel.controlReply(kernel.control("interrupt_request"))
                            .content()
                            .path("status")
                            .asText())
                    .isEqualTo("ok");

            assertThat(kernel.reply(endless).content().path("ename").asText()).isEqualTo("KeyboardInterrupt");
            assertThat(kernel.reply(kernel.execute("2 + 2"))
                            .content()
                            .path("status")
                            .asText())
                    .isEqualTo("ok");
        }
    }
}
