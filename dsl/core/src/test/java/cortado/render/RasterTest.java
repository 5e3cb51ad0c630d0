package cortado.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RasterTest {
    @Test
    void every_printable_character_has_strokes_of_its_own() {
        Scene unknown = letter("é");
        int[] box = Png.read(Raster.png(unknown, FontChoice.STROKES)).pixels();
        int[] previous = box;
        for (char c = '!'; c <= '~'; c++) {
            int[] pixels = Png.read(Raster.png(letter(String.valueOf(c)), FontChoice.STROKES))
                    .pixels();
            assertThat(Arrays.stream(pixels).filter(pixel -> pixel != Ink.WHITE).count())
                    .as("ink of %s", c)
                    .isBetween(10L, 900L);
            assertThat(pixels).as("%s", c).isNotEqualTo(box).isNotEqualTo(previous);
            previous = pixels;
        }
    }

    private static Scene letter(String text) {
        Scene scene = new Scene(30, 30);
        scene.label(8, 20, text, Mark.Type.of(16, 0));
        return scene;
    }

    @Test
    void a_chart_without_fonts_differs_only_in_its_text() {
        Scene scene = new MatrixScene(Samples.confusion(3)).draw();
        Png found = Png.read(Raster.png(scene));
        Png strokes = Png.read(Raster.png(scene, FontChoice.STROKES));
        assertThat(strokes.width()).isEqualTo(found.width());
        int[] a = found.pixels();
        int[] b = strokes.pixels();
        long different = IntStream.range(0, a.length).filter(i -> a[i] != b[i]).count();
        assertThat((double) different / a.length).isBetween(0.001, 0.1);
    }

    @Test
    void few_colors_are_kept_exactly() {
        int[] pixels = new SplittableRandom(1)
                .ints(30 * 20, 0, 16)
                .map(i -> i * 0x10305)
                .toArray();
        assertThat(Png.read(PngWriter.write(pixels, 30, 20)).pixels()).isEqualTo(pixels);
        int[] two =
                new SplittableRandom(1).ints(9 * 5, 0, 2).map(i -> i * 0xffffff).toArray();
        assertThat(Png.read(PngWriter.write(two, 9, 5)).pixels()).isEqualTo(two);
        int[] one = new int[7];
        assertThat(Png.read(PngWriter.write(one, 7, 1)).pixels()).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void many_colors_become_64_near_ones(long seed) {
        int[] pixels = new SplittableRandom(seed).ints(4000, 0, 1 << 24).toArray();
        Arrays.fill(pixels, 0, 1000, Ink.WHITE);
        Png png = Png.read(PngWriter.write(pixels, 80, 50));
        assertThat(png.paletteSize()).isEqualTo(64);
        assertThat(Arrays.copyOf(png.pixels(), 1000)).containsOnly(Ink.WHITE);
    }

    @Test
    void stops_and_lack_of_memory_are_not_taken_for_broken_graphics() {
        assertThatThrownBy(() -> Raster.rethrowIfNotOurs(new OutOfMemoryError("full")))
                .isInstanceOf(OutOfMemoryError.class);
        Raster.rethrowIfNotOurs(new InternalError("java.lang.reflect.InvocationTargetException: no fonts"));
    }

    @Test
    void a_display_without_a_server_is_found_out(@TempDir Path sockets) throws IOException {
        Files.createFile(sockets.resolve("X7"));
        assertThat(Headless.isReachable(null, sockets)).isTrue();
        assertThat(Headless.isReachable("a strange name", sockets)).isTrue();
        assertThat(Headless.isReachable(":7.0", sockets)).isTrue();
        assertThat(Headless.isReachable(":8", sockets)).isFalse();
        assertThat(Headless.isReachable("127.0.0.1:" + (closedPort() - 6000), sockets))
                .isFalse();
    }

    /** Returns a port of 6000 to 15999 on which nobody listens. */
    private static int closedPort() throws IOException {
        for (int port = 15000; port < 15999; port++) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
        throw new AssertionError("no free port");
    }
}
