package cortado.data;

import com.drew.imaging.jpeg.JpegMetadataReader;
import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads image files that are in memory. */
enum ImageFormat {
    JPEG(0xff, 0xd8, 0xff) {
        @Override
        boolean isWhole(byte[] file) {
            for (int i = file.length - 2; i >= 0; i--) {
                if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xd9) {
                    return true;
                }
            }
            return false;
        }

        /** Decodes into memory of the thread, since fresh memory for each photograph takes longer than decoding it. */
        @Override
        Pixels pixels(ImageReader reader, byte[] file) throws IOException {
            if (Inks.areIn(file)) {
                return Inks.pixels(reader, file);
            }
            BufferedImage kind = reader.getImageTypes(0).next().createBufferedImage(1, 1);
            int channels = kind.getColorModel().getNumComponents();
            if (channels != 1 && channels != 3 || hasProfile(file)) {
                return super.pixels(reader, file);
            }
            Pixels pixels = Scratch.pixels(reader.getHeight(0), reader.getWidth(0), channels);
            ImageReadParam into = reader.getDefaultReadParam();
            into.setDestination(pixels.image());
            BufferedImage read = reader.read(0, into);
            assert read != null;
            return pixels;
        }

        /** Returns whether there is a color profile, which would be applied on the way. */
        private boolean hasProfile(byte[] file) {
            int at = 2;
            while (at + 4 < file.length && file[at] == (byte) 0xff && file[at + 1] != START_OF_SCAN) {
                if (file[at + 1] == PROFILE && file[at + 4] == 'I') {
                    return true;
                }
                at += 2 + ((file[at + 2] & 255) << 8 | file[at + 3] & 255);
            }
            return false;
        }

        @Override
        int orientation(byte[] file) throws IOException {
            try {
                var exif = JpegMetadataReader.readMetadata(new ByteArrayInputStream(file), Set.of(new ExifReader()))
                        .getFirstDirectoryOfType(ExifIFD0Directory.class);
                Integer orientation = exif == null ? null : exif.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
                return orientation == null || orientation < 1 || orientation > 8 ? 1 : orientation;
            } catch (JpegProcessingException damaged) {
                throw new IOException(damaged.getMessage(), damaged);
            }
        }
    },
    PNG(0x89, 'P', 'N', 'G') {
        @Override
        boolean isWhole(byte[] file) {
            String end = new String(file, Math.max(0, file.length - 64), Math.min(64, file.length), LATIN);
            return end.contains("IEND");
        }
    },
    GIF('G', 'I', 'F', '8') {
        @Override
        boolean isWhole(byte[] file) {
            return file[file.length - 1] == ';' || file[file.length - 1] == 0;
        }
    },
    BMP('B', 'M') {
        @Override
        boolean isWhole(byte[] file) {
            return file.length >= 26;
        }
    };

    private static final Charset LATIN = StandardCharsets.ISO_8859_1;

    /** Markers of JPEG segments. */
    private static final byte START_OF_SCAN = (byte) 0xda;

    private static final byte PROFILE = (byte) 0xe2;

    private final byte[] start;

    ImageFormat(int... start) {
        this.start = new byte[start.length];
        for (int i = 0; i < start.length; i++) {
            this.start[i] = (byte) start[i];
        }
    }

    /** Height and width in pixels. */
    record Size(int height, int width) {
        @Override
        public String toString() {
            return width + " x " + height;
        }
    }

    /** Returns whether the file has its end. */
    abstract boolean isWhole(byte[] file);

    /** Returns how EXIF says that the picture lies, 1 to 8; 1 is upright. */
    int orientation(byte[] file) throws IOException {
        return 1;
    }

    /**
     * Returns the format of a file.
     *
     * @throws IOException if it is none of these
     */
    static ImageFormat of(byte[] file) throws IOException {
        for (ImageFormat format : values()) {
            if (file.length > format.start.length
                    && Arrays.equals(file, 0, format.start.length, format.start, 0, format.start.length)) {
                return format;
            }
        }
        throw new IOException(file.length == 0 ? "it is empty" : "it is no JPEG, PNG, GIF or BMP file");
    }

    /**
     * Returns the size of the upright image, from the file's header, after a look at whether the file has its end.
     *
     * @throws IOException if it is no image, or cut off
     */
    static Size size(byte[] file) throws IOException {
        ImageFormat format = of(file);
        if (!format.isWhole(file)) {
            throw new IOException("it is cut off");
        }
        boolean isTurned = format.orientation(file) > 4;
        return read(file, reader -> {
            int height = reader.getHeight(0);
            int width = reader.getWidth(0);
            return isTurned ? new Size(width, height) : new Size(height, width);
        });
    }

    /**
     * Returns the upright image.
     *
     * @throws IOException if it is no image, or damaged
     */
    static Pixels decode(byte[] file) throws IOException {
        ImageFormat format = of(file);
        if (!format.isWhole(file)) {
            throw new IOException("it is cut off");
        }
        Pixels pixels = read(file, reader -> format.pixels(reader, file));
        return pixels.upright(format.orientation(file));
    }

    /** Returns the image as the file has it. */
    Pixels pixels(ImageReader reader, byte[] file) throws IOException {
        return Pixels.of(reader.read(0));
    }

    /** What is done with a reader. */
    @FunctionalInterface
    private interface Action<T> {
        T apply(ImageReader reader) throws IOException;
    }

    private static <T> T read(byte[] file, Action<T> action) throws IOException {
        try (MemoryCacheImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("Java has no reader for it");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return action.apply(reader);
            } catch (RuntimeException broken) {
                // Readers answer damaged files with whatever happens to fail first.
                throw new IOException(String.valueOf(broken.getMessage()), broken);
            } finally {
                reader.dispose();
            }
        }
    }
}
