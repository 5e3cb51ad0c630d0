package cortado.kernel.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import cortado.kernel.install.GpuStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuTest {
    @TempDir
    private Path folder;

    private Path program(String script) throws IOException {
        Path program = Files.writeString(folder.resolve("nvidia-smi"), "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    @Test
    void nvidia_smi_tells_driver_and_devices() throws IOException {
        Path program =
                program("echo '535.183.01, NVIDIA H100 80GB HBM3, 81559 MiB'; echo '535.183.01, Tesla T4, 15360 MiB'");

        Optional<Gpu> gpu = Gpu.find(folder.toString());

        assertThat(program).exists();
        assertThat(gpu)
                .contains(new Gpu("535.183.01", List.of("NVIDIA H100 80GB HBM3, 81559 MiB", "Tesla T4, 15360 MiB")));
        assertThat(gpu.get()).hasToString("NVIDIA H100 80GB HBM3, 81559 MiB; Tesla T4, 15360 MiB; driver 535.183.01");
    }

    @Test
    void the_kernel_module_tells_the_driver_where_nvidia_smi_cannot() throws IOException {
        Path module = Files.writeString(
                folder.resolve("version"),
                "NVRM version: NVIDIA UNIX x86_64 Kernel Module  470.57.02  Tue Jul 13 16:14:05 UTC 2021\n");

        assertThat(Gpu.find(Optional.of(program("echo 'Failed to initialize NVML'; exit 9")), module))
                .contains(new Gpu("470.57.02", List.of()));
    }

    @Test
    void no_driver_is_no_gpu() {
        assertThat(Gpu.find(Optional.empty(), folder.resolve("absent"))).isEmpty();
    }

    @Test
    void old_drivers_run_older_stacks() {
        assertThat(new Gpu("440.33", List.of()).stacks()).isEmpty();
        assertThat(new Gpu("470.57.02", List.of()).stacks()).containsExactly("cu118");
        assertThat(new Gpu("580.65", List.of()).stacks()).containsExactly("cu118", "cu124");
        assertThat(new Gpu("525.60.13", List.of()).drives(GpuStack.CU124)).isTrue();
    }
}
