package cortado.engine;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The pickle of one module object: its class, a {@code training} flag and one tensor for each attribute, and empty lists.
 *
 * <p>Protocol 2, opcodes as in the pickletools module of Python.
 */
final class ModulePickle {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    ModulePickle(Map<String, ScriptModule.Attribute> attributes, List<String> lists) {
        out.write(0x80);
        out.write(2);
        global("__torch__", "Net");
        ops(")\u0081}(");
        string("training");
        bool(false);
        int index = 0;
        for (Map.Entry<String, ScriptModule.Attribute> entry : attributes.entrySet()) {
            string(entry.getKey());
            tensor(index++, entry.getValue());
        }
        for (String list : lists) {
            string(list);
            global("torch.jit._pickle", "build_tensorlist");
            ops("(]tR");
        }
        ops("ub.");
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private void tensor(int index, ScriptModule.Attribute attribute) {
        global("torch._utils", "_rebuild_tensor_v2");
        ops("((");
        string("storage");
        global("torch", attribute.type().storage);
        string(Integer.toString(index));
        string("cpu");
        integer(attribute.bytes().capacity() / attribute.type().bytes);
        ops("tQ");
        integer(0);
        tuple(attribute.shape());
        tuple(contiguousStrides(attribute.shape()));
        bool(attribute.isParameter());
        global("collections", "OrderedDict");
        ops(")RtR");
    }

    private static int[] contiguousStrides(int[] shape) {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    private void tuple(int[] values) {
        ops("(");
        for (int value : values) {
            integer(value);
        }
        ops("t");
    }

    private void global(String module, String name) {
        ops("c" + module + "\n" + name + "\n");
    }

    private void string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write('X');
        littleEndian(bytes.length);
        out.writeBytes(bytes);
    }

    private void integer(int value) {
        out.write('J');
        littleEndian(value);
    }

    private void bool(boolean value) {
        out.write(value ? 0x88 : 0x89);
    }

    private void littleEndian(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    /** Writes opcodes; every character is one byte. */
    private void ops(String opcodes) {
        out.writeBytes(opcodes.getBytes(StandardCharsets.ISO_8859_1));
    }
}
