package cortado.data;

import cortado.base.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Image files as rows, decoded when they are needed and kept while there is room. */
final class ImageFiles implements RowSource {
    private static final Logger LOG = LoggerFactory.getLogger(ImageFiles.class);
    private static final int LISTED = 10;

    private final List<Path> files;
    private final Shape shape;
    private final AtomicReferenceArray<byte[]> kept;
    private final AtomicLong room;

    private ImageFiles(List<Path> files, Shape shape, long memory) {
        this.files = List.copyOf(files);
        this.shape = shape;
        kept = new AtomicReferenceArray<>(files.size());
        room = new AtomicLong(memory);
    }

    /**
     * Files that are images.
     *
     * @param source reads them
     * @param kept their numbers among the files that were given
     */
    record Checked(ImageFiles source, List<Integer> kept) {}

    /** Returns the files that are images; others are refused, or left out if so asked. */
    static Checked check(
            Path folder,
            List<Path> files,
            Optional<ImageFormat.Size> asked,
            boolean isGrey,
            boolean skipsDamaged,
            long memory) {
        List<Look> looks = IntStream.range(0, files.size())
                .parallel()
                .mapToObj(i -> Look.at(i, files.get(i), skipsDamaged))
                .toList();
        List<Look> damaged = looks.stream().filter(look -> look.size.isEmpty()).toList();
        if (!damaged.isEmpty()) {
            if (!skipsDamaged) {
                throw new IllegalArgumentException("imageFolder: " + folder + ": " + listed(folder, damaged)
                        + " Mend or remove " + (damaged.size() == 1 ? "it" : "them")
                        + ", or leave such files out with skipDamaged().");
            }
            LOG.warn("imageFolder: {}: left out: {}", folder, listed(folder, damaged));
        }
        List<Look> whole = looks.stream().filter(look -> look.size.isPresent()).toList();
        List<Path> images = whole.stream().map(look -> look.file).toList();
        ImageFormat.Size size = asked.or(() -> sameSize(folder, whole)).orElse(new ImageFormat.Size(1, 1));
        return new Checked(
                new ImageFiles(images, ImageFolder.shape(size, isGrey), memory),
                whole.stream().map(look -> look.number).toList());
    }

    /**
     * What a look at a file told.
     *
     * @param size of the image, if it is one
     * @param problem why it is none
     */
    private record Look(int number, Path file, Optional<ImageFormat.Size> size, String problem) {
        static Look at(int number, Path file, boolean isThorough) {
            try {
                byte[] bytes = Files.readAllBytes(file);
                if (isThorough) {
                    Pixels pixels = ImageFormat.decode(bytes);
                    return new Look(
                            number, file, Optional.of(new ImageFormat.Size(pixels.height(), pixels.width())), "");
                }
                return new Look(number, file, Optional.of(ImageFormat.size(bytes)), "");
            } catch (IOException damaged) {
                return new Look(number, file, Optional.empty(), String.valueOf(damaged.getMessage()));
            }
        }
    }

    private static String listed(Path folder, List<Look> damaged) {
        List<String> names = new ArrayList<>();
        damaged.stream()
                .limit(LISTED)
                .forEach(look -> names.add("'" + folder.relativize(look.file) + "' (" + look.problem + ")"));
        int more = damaged.size() - names.size();
        return damaged.size()
                + (damaged.size() == 1
                        ? " file is no image that can be read: "
                        : " files are no images that can be read: ")
                + String.join(", ", names) + (more > 0 ? " and " + more + " more" : "") + ".";
    }

    private static Optional<ImageFormat.Size> sameSize(Path folder, List<Look> whole) {
        Optional<ImageFormat.Size> size = whole.stream().findFirst().flatMap(look -> look.size);
        whole.stream().filter(look -> !look.size.equals(size)).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException("imageFolder: %s: images differ in size, '%s' has %s pixels, '%s' %s. %s"
                    .formatted(
                            folder,
                            folder.relativize(whole.get(0).file),
                            size.orElseThrow(),
                            folder.relativize(other.file),
                            other.size.orElseThrow(),
                            "Choose one with resize(height, width), e.g. resize(224, 224)."));
        });
        return size;
    }

    @Override
    public int size() {
        return files.size();
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public void read(int row, float[] into, int at) {
        byte[] planes = kept.get(row);
        if (planes == null) {
            planes = decoded(files.get(row));
            if (room.addAndGet(-planes.length) >= 0) {
                kept.set(row, planes);
            } else {
                room.addAndGet(planes.length);
            }
        }
        for (int i = 0; i < planes.length; i++) {
            into[at + i] = (planes[i] & 255) / 255f;
        }
    }

    private byte[] decoded(Path file) {
        try {
            return ImageFormat.decode(Files.readAllBytes(file))
                    .inChannels(shape.get(0))
                    .resized(shape.get(1), shape.get(2))
                    .planes();
        } catch (IOException damaged) {
            throw new IllegalArgumentException(
                    "imageFolder: " + file + " cannot be read (" + damaged.getMessage()
                            + "). Mend or remove it, or leave such files out with skipDamaged().",
                    damaged);
        }
    }
}
