package cortado.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cortado.base.Shape;
import cortado.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTensorsTest {
    @TempDir
    Path folder;

    private static byte[] file(long length, byte[] header, int data) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + header.length + data).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.putLong(length).put(header).array();
    }

    private static byte[] file(String header, int data) {
        byte[] text = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return file(text.length, text, data);
    }

    private static String array(String name, String type, String shape, long from, long to) {
        return "'%s':{'dtype':'%s','shape':[%s],'data_offsets':[%d,%d]}".formatted(name, type, shape, from, to);
    }

    private static Arguments refusal(byte[] file, String message) {
        return Arguments.of(file, message);
    }

    static Stream<Arguments> refusals() {
        String a = array("a", "F32", "2", 0, 8);
        return Stream.of(
                refusal(new byte[7], "it has 7 bytes, fewer than the length of a header takes"),
                refusal(
                        file(100, new byte[0], 4),
                        "its header would be 100 bytes long, but the file has 4 after its length"),
                refusal(
                        file(-1, new byte[0], 4),
                        "its header would be 18446744073709551615 bytes long, but the file has 4 after its length"),
                refusal(
                        file(Long.MAX_VALUE, new byte[0], 4),
                        "its header would be 9223372036854775807 bytes long, but the file has 4 after its length"),
                refusal(file("", 0), "its header is not the JSON of safetensors"),
                refusal(file("[1]", 0), "its header is not the JSON of safetensors"),
                refusal(file("{" + a, 8), "its header is not the JSON of safetensors"),
                refusal(file("{" + a + "} x", 8), "its header is not the JSON of safetensors"),
                refusal(file("{'a':3}", 8), "its header is not the JSON of safetensors"),
                refusal(file("{'a':" + "[".repeat(100_000), 0), "its header is not the JSON of safetensors"),
                refusal(file("{'a':{'x':" + "[".repeat(100_000), 0), "its header is not the JSON of safetensors"),
                refusal(file(2, new byte[] {(byte) 0xC3, 0x28}, 0), "its header is no UTF-8 text"),
                refusal(file("{" + a + "," + a + "}", 8), "its header names 'a' twice"),
                refusal(
                        file("{'a':{'dtype':'F32','shape':[2]}}", 8),
                        "array 'a' does not have one each of dtype, shape and two data_offsets"),
                refusal(
                        file("{'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8,8]}}", 8),
                        "array 'a' does not have one each of dtype, shape and two data_offsets"),
                refusal(
                        file("{" + array("a", "F8_E4M3", "8", 0, 8) + "}", 8),
                        "array 'a' is of type 'F8_E4M3'; those that can be read are"
                                + " [F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL]"),
                refusal(
                        file("{" + array("a", "F32", "3", 0, 8) + "}", 8),
                        "array 'a' of type F32 and shape [3] has the data_offsets [0, 8]"),
                refusal(
                        file("{" + array("a", "F32", "-2,-1", 0, 8) + "}", 8),
                        "array 'a' of type F32 and shape [-2, -1] has the data_offsets [0, 8]"),
                refusal(
                        file("{" + array("a", "F32", "4294967296,4294967296", 0, 0) + "}", 8),
                        "array 'a' of type F32 and shape [4294967296, 4294967296] has the data_offsets [0, 0]"),
                refusal(
                        file("{" + array("a", "F32", "2", -8, 0) + "}", 8),
                        "array 'a' of type F32 and shape [2] has the data_offsets [-8, 0]"),
                refusal(
                        file("{" + array("a", "F32", "2", 8, 0) + "}", 8),
                        "array 'a' of type F32 and shape [2] has the data_offsets [8, 0]"),
                refusal(
                        file("{" + a + "," + array("b", "F32", "2", 4, 12) + "}", 12),
                        "array 'b' begins at byte 4 of the data, where the array before it ends at 8"),
                refusal(
                        file("{" + a + "," + array("b", "F32", "2", 12, 20) + "}", 20),
                        "array 'b' begins at byte 12 of the data, where the array before it ends at 8"),
                refusal(file("{" + a + "}", 4), "its arrays have 8 bytes, but the file has 4 after its header"),
                refusal(file("{" + a + "}", 12), "its arrays have 8 bytes, but the file has 12 after its header"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_hostile_file_is_refused(byte[] file, String message) throws IOException {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SafeTensors.decode(file))
                .withMessage(message);
        Path path = Files.write(folder.resolve("hostile"), file);
        try (FileChannel channel = FileChannel.open(path)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SafeTensors.of(channel).entries().clear())
                    .withMessage(message);
        }
    }

    @Test
    void metadata_and_empty_arrays_are_allowed() {
        byte[] file = file("{'__metadata__':{'format':'pt'}," + array("a", "F32", "1", 0, 4) + "}", 4);

        assertThat(SafeTensors.decode(file).names()).containsExactly("a");
        assertThatCode(() -> {
                    Path path =
                            Files.write(folder.resolve("empty"), file("{" + array("e", "F32", "0,3", 0, 0) + "}", 0));
                    try (FileChannel channel = FileChannel.open(path)) {
                        assertThat(SafeTensors.of(channel).values("e")).isEmpty();
                    }
                })
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void a_file_with_any_bytes_changed_is_read_or_refused_in_words(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] whole = SafeTensors.encode(Weights.of(Map.of(
                "layer.weight", new Weights.Values(Shape.of(2, 3), new float[6]),
                "layer.bias", new Weights.Values(Shape.of(2), new float[2]))));
        for (int i = 0; i < 500; i++) {
            byte[] changed = whole.clone();
            for (int j = random.nextInt(1, 4); j > 0; j--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(SafeTensors.decode(changed).names()).hasSizeLessThanOrEqualTo(2);
            } catch (IllegalArgumentException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }

    private float[] values(String type, ByteBuffer data) throws IOException {
        int size = data.position();
        int count = size / TensorType.valueOf(type).bytes();
        byte[] file = file("{" + array("a", type, Integer.toString(count), 0, size) + "}", size);
        System.arraycopy(data.array(), 0, file, file.length - size, size);
        Path path = Files.write(folder.resolve("values"), file);
        try (FileChannel channel = FileChannel.open(path)) {
            return SafeTensors.of(channel).values("a");
        }
    }

    private static ByteBuffer bytes() {
        return ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void half_precision_is_read_exactly() throws IOException {
        ByteBuffer halves = bytes();
        for (int bits : new int[] {0x3C00, 0xC000, 0x7BFF, 0x0001, 0x8400, 0x03FF, 0x7C00, 0xFC00, 0x3555, 0x8000}) {
            halves.putShort((short) bits);
        }

        float[] read = values("F16", halves);

        assertThat(read)
                .containsExactly(
                        1,
                        -2,
                        65504,
                        0x1p-24f,
                        -0x1p-14f,
                        0x1.FF8p-15f,
                        Float.POSITIVE_INFINITY,
                        Float.NEGATIVE_INFINITY,
                        0.333251953125f,
                        -0.0f);
        assertThat(values("F16", bytes().putShort((short) 0x7E00))[0]).isNaN();
        assertThat(values("BF16", bytes().putShort((short) 0x3F80).putShort((short) 0xC2F7)))
                .containsExactly(1, -123.5f);
    }

    @Test
    void whole_numbers_are_read_exactly_or_refused() throws IOException {
        assertThat(values("I64", bytes().putLong(-5).putLong(1L << 60))).containsExactly(-5, 1L << 60);
        assertThat(values("I32", bytes().putInt(-16777216))).containsExactly(-16777216);
        assertThat(values("I16", bytes().putShort((short) -7))).containsExactly(-7);
        assertThat(values("I8", bytes().put((byte) -1))).containsExactly(-1);
        assertThat(values("U8", bytes().put((byte) -1))).containsExactly(255);
        assertThat(values("BOOL", bytes().put((byte) 1).put((byte) 0))).containsExactly(1, 0);
        assertThat(values("F64", bytes().putDouble(0.1).putDouble(Double.NEGATIVE_INFINITY)))
                .containsExactly(0.1f, Float.NEGATIVE_INFINITY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values("I64", bytes().putLong(Long.MAX_VALUE)))
                .withMessage("array 'a' of type I64 holds 9223372036854775807, which float32 cannot hold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values("I32", bytes().putInt(16777217)))
                .withMessage("array 'a' of type I32 holds 16777217, which float32 cannot hold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> values("F64", bytes().putDouble(1e300)))
                .withMessage("array 'a' of type F64 holds 1.0E300, which float32 cannot hold");
    }
}
