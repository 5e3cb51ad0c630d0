package cortado.kernel.show;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Sends what is printed to {@code System.out} and {@code System.err} to the cell that prints it. */
public final class StreamCapture {
    private static final PrintStream LOG =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);

    private StreamCapture() {}

    /** Takes over the standard streams of this process for good. */
    public static void install() {
        System.setOut(stream(StreamName.STDOUT, new FileOutputStream(FileDescriptor.out)));
        System.setErr(stream(StreamName.STDERR, new FileOutputStream(FileDescriptor.err)));
        System.setIn(new CellInput(System.in));
    }

    /** Prints a line where no cell shows it: into the log of whoever started the process. */
    public static void log(String line) {
        LOG.println(line);
    }

    private static PrintStream stream(StreamName name, OutputStream outside) {
        return new PrintStream(new ToCell(name, outside), false, StandardCharsets.UTF_8);
    }

    private static final class ToCell extends OutputStream {
        private final StreamName name;
        private final OutputStream outside;

        ToCell(StreamName name, OutputStream outside) {
            this.name = name;
            this.outside = outside;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            BufferedOutput cell = CurrentCell.output();
            if (cell == null) {
                outside.write(bytes, offset, length);
            } else {
                cell.write(name, bytes, offset, length);
            }
        }
    }
}
