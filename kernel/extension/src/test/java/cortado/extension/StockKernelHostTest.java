package cortado.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cortado.display.MimeBundle;
import org.junit.jupiter.api.Test;

class StockKernelHostTest {
    @Test
    void showing_without_a_kernel_says_what_to_do() {
        StockKernelHost host = new StockKernelHost();

        assertThat(host.isPresent()).isFalse();
        assertThatThrownBy(() -> host.show(MimeBundle.text("x")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("StockKernelHost: neither IJava nor JJava nor rapaio's kernel runs this program. "
                        + "Call isPresent() before use, or show displays with Displays.show(value).");
    }
}
