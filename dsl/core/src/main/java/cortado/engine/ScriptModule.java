package cortado.engine;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript module put together in Java: tensors as attributes, methods as source text, written as the archive that
 * {@code torch.jit.load} reads.
 *
 * <p>The archive is a zip of stored entries: the pickled object, the raw tensors and the source of its class.
 */
final class ScriptModule {
    /** The element types of attributes. */
    enum Type {
        FLOAT32("FloatStorage", 4),
        FLOAT64("DoubleStorage", 8),
        INT64("LongStorage", 8);

        final String storage;
        final int bytes;

        Type(String storage, int bytes) {
            this.storage = storage;
            this.bytes = bytes;
        }
    }

    /** One tensor attribute. */
    record Attribute(Type type, int[] shape, ByteBuffer bytes, boolean isParameter) {}

    private static final String ROOT = "cortado/";

    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final List<String> lists = new ArrayList<>();
    private final StringBuilder methods = new StringBuilder();

    /** Adds a float32 tensor; a parameter has a gradient, a buffer has none. */
    void addFloats(String name, int[] shape, float[] values, boolean isParameter) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        attributes.put(name, new Attribute(Type.FLOAT32, shape, bytes, isParameter));
    }

    /** Returns the names of the float32 tensors that have no gradient, in the order in which they were added. */
    List<String> floatBuffers() {
        return attributes.entrySet().stream()
                .filter(entry -> entry.getValue().type() == Type.FLOAT32
                        && !entry.getValue().isParameter())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the shape of a tensor. */
    int[] shape(String name) {
        return Objects.requireNonNull(attributes.get(name), name).shape();
    }

    /** Lets a float32 tensor start with other values. */
    void replaceFloats(String name, float[] values) {
        addFloats(name, shape(name), values, false);
    }

    /** Adds a scalar buffer that starts at zero. */
    void addZero(String name, Type type) {
        attributes.put(name, new Attribute(type, new int[0], ByteBuffer.allocate(type.bytes), false));
    }

    /** Adds an attribute that holds a list of tensors, empty at first. */
    void addList(String name) {
        lists.add(name);
    }

    /**
     * Adds a method.
     *
     * @param signature for example {@code forward(self, x: Tensor) -> Tensor}
     */
    void addMethod(String signature, List<String> statements) {
        methods.append("  def ")
                .append(signature.replace("(self", "(self: __torch__.Net"))
                .append(":\n");
        statements.forEach(statement -> methods.append("    ").append(statement).append('\n'));
    }

    /** Returns the archive. */
    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.setMethod(ZipOutputStream.STORED);
            store(zip, "data.pkl", new ModulePickle(attributes, lists).toBytes());
            int index = 0;
            for (Attribute attribute : attributes.values()) {
                store(zip, "data/" + index++, attribute.bytes().array());
            }
            store(zip, "code/__torch__.py", source().getBytes(StandardCharsets.UTF_8));
            store(zip, "constants.pkl", new byte[] {(byte) 0x80, 2, ')', '.'});
            store(zip, "version", "3\n".getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /** Returns the source of the module's class. */
    String source() {
        List<String> parameters = new ArrayList<>();
        List<String> buffers = new ArrayList<>();
        attributes.forEach(
                (name, attribute) -> (attribute.isParameter() ? parameters : buffers).add('"' + name + "\", "));
        StringBuilder source = new StringBuilder("class Net(Module):\n");
        source.append("  __parameters__ = [")
                .append(String.join("", parameters))
                .append("]\n");
        source.append("  __buffers__ = [").append(String.join("", buffers)).append("]\n");
        source.append("  training : bool\n");
        attributes.keySet().forEach(name -> source.append("  ").append(name).append(" : Tensor\n"));
        lists.forEach(name -> source.append("  ").append(name).append(" : List[Tensor]\n"));
        return source.append(methods).toString();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(ROOT + name);
        entry.setSize(content.length);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setCrc(checksum.getValue());
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
