package cortado.kernel.wire;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One connection of a ZeroMQ socket that gets back the frames it sends.
 *
 * @see <a href="https://rfc.zeromq.org/spec/23/">ZMTP 3.0</a>: greeting, mechanism NULL, READY, then frames
 * @see <a href="https://rfc.zeromq.org/spec/37/">ZMTP 3.1</a>: PING and PONG
 */
final class ZmtpEcho {
    private static final int MORE = 1;
    private static final int LONG = 2;
    private static final int COMMAND = 4;
    private static final int SIGNATURE_BYTES = 10;
    private static final int GREETING_BYTES = 64;
    private static final int MECHANISM_BYTES = 20;
    /** Beats are tiny; whoever sends more is no front end. */
    private static final int MOST_BYTES = 65_536;

    private static final int BUFFER_BYTES = 1_024;

    private static final byte[] NULL = Arrays.copyOf(ascii("NULL"), MECHANISM_BYTES);

    private final ByteChannel channel;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES).flip();

    ZmtpEcho(ByteChannel channel) {
        this.channel = channel;
    }

    /**
     * Greets and echoes until the other side goes away.
     *
     * @throws IOException if it does so, or does not speak ZMTP 3
     */
    void run() throws IOException {
        greet();
        write(ready());
        while (true) {
            echo();
        }
    }

    /** In three steps, as libzmq does, so that each side learns early what the other speaks. */
    private void greet() throws IOException {
        ByteBuffer greeting = ByteBuffer.allocate(GREETING_BYTES);
        greeting.put((byte) 0xFF).position(SIGNATURE_BYTES - 1).put((byte) 0x7F).put((byte) 3);
        greeting.put((byte) 0).put(NULL).rewind();
        write(greeting.slice(0, SIGNATURE_BYTES));
        byte[] signature = read(SIGNATURE_BYTES);
        if (signature[0] != (byte) 0xFF || signature[SIGNATURE_BYTES - 1] != 0x7F) {
            throw new ProtocolException("not ZMTP");
        }
        write(greeting.slice(SIGNATURE_BYTES, 1));
        int version = read(1)[0];
        write(greeting.slice(SIGNATURE_BYTES + 1, GREETING_BYTES - SIGNATURE_BYTES - 1));
        byte[] rest = read(GREETING_BYTES - SIGNATURE_BYTES - 1);
        if (version < 3 || !Arrays.equals(rest, 1, 1 + MECHANISM_BYTES, NULL, 0, MECHANISM_BYTES)) {
            throw new ProtocolException("not ZMTP 3 without security");
        }
    }

    private static ByteBuffer ready() {
        byte[] name = ascii("Socket-Type");
        byte[] type = ascii("ROUTER");
        ByteBuffer body = ByteBuffer.allocate(BUFFER_BYTES);
        body.put((byte) name.length).put(name).putInt(type.length).put(type).flip();
        return command("READY", body);
    }

    private void echo() throws IOException {
        int flags = read(1)[0];
        long length = (flags & LONG) == 0
                ? read(1)[0] & 0xFF
                : ByteBuffer.wrap(read(Long.BYTES)).getLong();
        if (length < 0 || length > MOST_BYTES) {
            throw new ProtocolException("a frame of " + length + " bytes");
        }
        byte[] body = read((int) length);
        if ((flags & COMMAND) == 0) {
            write(frame(flags & MORE, body));
        } else if (isPing(body)) {
            int context = 1 + "PING".length() + Short.BYTES;
            write(command("PONG", ByteBuffer.wrap(body, context, body.length - context)));
        }
    }

    private static boolean isPing(byte[] command) {
        return command.length >= 1 + "PING".length() + Short.BYTES
                && new String(command, 1, command[0] & 0x7, StandardCharsets.US_ASCII).equals("PING");
    }

    private static ByteBuffer command(String name, ByteBuffer data) {
        ByteBuffer body = ByteBuffer.allocate(1 + name.length() + data.remaining());
        body.put((byte) name.length()).put(ascii(name)).put(data);
        return frame(COMMAND, body.array());
    }

    private static ByteBuffer frame(int flags, byte[] body) {
        ByteBuffer frame = ByteBuffer.allocate(1 + Long.BYTES + body.length);
        if (body.length > 0xFF) {
            frame.put((byte) (flags | LONG)).putLong(body.length);
        } else {
            frame.put((byte) flags).put((byte) body.length);
        }
        return frame.put(body).flip();
    }

    private byte[] read(int length) throws IOException {
        byte[] bytes = new byte[length];
        int at = 0;
        while (at < length) {
            if (!in.hasRemaining()) {
                fill();
            }
            int count = Math.min(length - at, in.remaining());
            in.get(bytes, at, count);
            at += count;
        }
        return bytes;
    }

    private void fill() throws IOException {
        int count = channel.read(in.clear());
        ByteBuffer filled = in.flip();
        assert filled.remaining() == Math.max(0, count);
        if (count < 0) {
            throw new EOFException("the other side went away");
        }
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int written = channel.write(bytes);
            assert written >= 0;
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
