package cortado.kernel.assist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;

/** The first part of a class file, read without loading the class. */
final class ClassHeader {
    private static final int MAGIC_AND_VERSION_BYTES = 8;

    private ClassHeader() {}

    /** Returns whether the class is there and public. */
    static boolean isPublic(ClassLoader loader, String fullName) {
        try (InputStream file = loader.getResourceAsStream(fullName.replace('.', '/') + ".class")) {
            return file != null && Modifier.isPublic(flags(new DataInputStream(new BufferedInputStream(file))));
        } catch (IOException broken) {
            return false;
        }
    }

    /** Passes over the constants, which lie before the flags. */
    private static int flags(DataInputStream file) throws IOException {
        file.skipNBytes(MAGIC_AND_VERSION_BYTES);
        int count = file.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = file.readUnsignedByte();
            file.skipNBytes(
                    switch (tag) {
                        case 1 -> file.readUnsignedShort();
                        case 7, 8, 16, 19, 20 -> 2;
                        case 15 -> 3;
                        case 5, 6 -> 8;
                        default -> 4;
                    });
            // Long and double take two places.
            i += tag == 5 || tag == 6 ? 1 : 0;
        }
        return file.readUnsignedShort();
    }
}
