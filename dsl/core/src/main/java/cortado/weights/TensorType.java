package cortado.weights;

import java.nio.ByteBuffer;
import java.util.function.ToDoubleFunction;

/** The element types of the format, and how each is read. */
enum TensorType {
    F64(8, ByteBuffer::getDouble),
    F32(4, ByteBuffer::getFloat),
    F16(2, bytes -> ofHalf(bytes.getShort())),
    BF16(2, bytes -> Float.intBitsToFloat(bytes.getShort() << 16)),
    I64(8, bytes -> exactly(bytes.getLong())),
    I32(4, ByteBuffer::getInt),
    I16(2, ByteBuffer::getShort),
    I8(1, ByteBuffer::get),
    U8(1, bytes -> bytes.get() & 0xFF),
    BOOL(1, bytes -> bytes.get() == 0 ? 0 : 1);

    private final int bytes;
    private final ToDoubleFunction<ByteBuffer> reader;

    TensorType(int bytes, ToDoubleFunction<ByteBuffer> reader) {
        this.bytes = bytes;
        this.reader = reader;
    }

    /** Returns the size of an element. */
    int bytes() {
        return bytes;
    }

    /**
     * Returns the next element.
     *
     * @throws IllegalArgumentException if it is finite or whole, but float32 cannot hold it so
     */
    float read(ByteBuffer in) {
        double value = reader.applyAsDouble(in);
        float narrow = (float) value;
        boolean isFloat = this == F64 || this == F32 || this == F16 || this == BF16;
        if (isFloat ? Float.isInfinite(narrow) && !Double.isInfinite(value) : narrow != value) {
            throw new IllegalArgumentException("holds " + (isFloat ? value : String.format("%.0f", value)));
        }
        return narrow;
    }

    /** A long that double cannot hold is none that float32 can. */
    private static double exactly(long value) {
        if (value == Long.MAX_VALUE || value != (long) (double) value) {
            throw new IllegalArgumentException("holds " + value);
        }
        return value;
    }

    /** IEEE 754 binary16: one bit of sign, five of exponent, ten of fraction. */
    private static float ofHalf(short half) {
        int exponent = half >> 10 & 0x1F;
        int fraction = half & 0x3FF;
        int sign = (half & 0x8000) << 16;
        if (exponent == 0) {
            float size = fraction * 0x1p-24f;
            return sign == 0 ? size : -size;
        }
        int wide = exponent == 0x1F ? 0xFF : exponent - 15 + 127;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
