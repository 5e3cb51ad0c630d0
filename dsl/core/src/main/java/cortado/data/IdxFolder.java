package cortado.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The four IDX files of MNIST and its successors in a folder, packed or not.
 *
 * @param call what messages begin with
 * @param source where the files are found, for messages
 */
record IdxFolder(String call, Path folder, String source) {
    /**
     * Returns the images to train on and to test on, scaled to 0..1.
     *
     * @throws IllegalArgumentException if a file is missing or damaged
     */
    Split read(List<String> classes) {
        return new Split(part("train", classes), part("t10k", classes));
    }

    private Dataset part(String part, List<String> classes) {
        return Idx.read(file(part + "-images", "idx3-ubyte"), file(part + "-labels", "idx1-ubyte"), classes);
    }

    private Path file(String start, String end) {
        return Stream.of("-" + end + ".gz", "-" + end, "." + end + ".gz", "." + end)
                .map(ending -> folder.resolve(start + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "%s: %s has no file %s-%s.gz (nor unpacked). Pass the folder of the four IDX files%s."
                                .formatted(call, folder, start, end, source)));
    }
}
