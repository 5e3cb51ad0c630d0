package cortado.data;

import cortado.base.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Reads the binary version of CIFAR-10: for each image one byte for the class, then the red, the green and the blue pixels. */
final class Cifar10 {
    private static final Shape IMAGE = Shape.of(3, 32, 32);
    private static final int PIXELS = 3 * 32 * 32;
    private static final List<String> NAMES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private Cifar10() {}

    static Split read(Path folder) {
        List<String> names = names(folder);
        return new Split(images(training(folder), names), images(List.of(folder.resolve("test_batch.bin")), names));
    }

    /** Returns the five files of the original, or one that holds them all, as DJL's repository has it. */
    private static List<Path> training(Path folder) {
        Path whole = folder.resolve("data_batch.bin");
        return Files.exists(whole)
                ? List.of(whole)
                : IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> folder.resolve("data_batch_" + i + ".bin"))
                        .toList();
    }

    private static List<String> names(Path folder) {
        Path file = folder.resolve("batches.meta.txt");
        if (!Files.exists(file)) {
            return NAMES;
        }
        return TextFile.read("cifar10: " + file, file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static Dataset images(List<Path> files, List<String> names) {
        List<byte[]> parts = new ArrayList<>();
        int images = 0;
        for (Path file : files) {
            byte[] bytes = bytes(file);
            parts.add(bytes);
            images += bytes.length / (1 + PIXELS);
        }
        float[] values = new float[Math.multiplyExact(images, PIXELS)];
        int[] classes = new int[images];
        int image = 0;
        for (int part = 0; part < parts.size(); part++) {
            byte[] bytes = parts.get(part);
            for (int at = 0; at < bytes.length; at += 1 + PIXELS) {
                classes[image] = checked(files.get(part), at, bytes[at], names);
                for (int i = 0; i < PIXELS; i++) {
                    values[image * PIXELS + i] = (bytes[at + 1 + i] & 255) / 255f;
                }
                image++;
            }
        }
        return DatasetBuilder.owning(values, IMAGE).classes(classes, names);
    }

    private static int checked(Path file, int at, byte found, List<String> names) {
        if (found < 0 || found >= names.size()) {
            throw new IllegalArgumentException(
                    "cifar10: %s, image %d has the class %d, but there are %d. It is damaged; fetch it again."
                            .formatted(file, at / (1 + PIXELS), found & 255, names.size()));
        }
        return found;
    }

    private static byte[] bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            if (bytes.length == 0 || bytes.length % (1 + PIXELS) != 0) {
                throw new IllegalArgumentException(
                        "cifar10: %s has %,d bytes, which is no multiple of the %,d of an image. It is cut off or another version; use the binary one."
                                .formatted(file, bytes.length, 1 + PIXELS));
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException(
                    "cifar10: there is no file " + file
                            + ". Pass the folder of the binary version, cifar-10-batches-bin.",
                    missing);
        } catch (IOException failed) {
            throw new UncheckedIOException("cifar10: " + file + " could not be read", failed);
        }
    }
}
