package cortado.data;

import cortado.base.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder of JPEG, PNG, GIF and BMP images, to be read by {@link #labeled} or {@link #unlabeled}: {@code
 * Datasets.imageFolder(path).resize(224, 224).labeled()}. Immutable.
 *
 * <p>Features {@code (3, height, width)} float32 0..1, red, green, blue; {@code (1, height, width)} after {@link #grey}. Photographs
 * are turned as their EXIF data says; what is transparent lies on white; of a moving GIF the first frame counts. Color profiles are not
 * applied, as in PIL.
 *
 * <p>Images are decoded when they are needed, on all cores, and kept, as bytes, while they fit into {@link #memory}; a folder may be
 * larger than memory. Files and folders whose names begin with a dot are left out.
 */
public final class ImageFolder {
    private static final String CALL = "imageFolder";

    private final Path folder;
    private final Optional<ImageFormat.Size> size;
    private final boolean isGrey;
    private final boolean skipsDamaged;
    private final long memory;

    private ImageFolder(
            Path folder, Optional<ImageFormat.Size> size, boolean isGrey, boolean skipsDamaged, long memory) {
        this.folder = folder;
        this.size = size;
        this.isGrey = isGrey;
        this.skipsDamaged = skipsDamaged;
        this.memory = memory;
    }

    /** Returns the color images of a folder, all of the same size, as they are. */
    public static ImageFolder of(Path folder) {
        return new ImageFolder(
                folder, Optional.empty(), false, false, Runtime.getRuntime().maxMemory() / 4);
    }

    /**
     * Returns the folder with all images at one size, whatever their sides; default the size that all have. Each pixel is the mean of
     * those around it, weighted by a triangle as wide as the image becomes smaller, as PIL's {@code BILINEAR} and PyTorch's {@code
     * interpolate(antialias=True)} do.
     *
     * @throws IllegalArgumentException if a side is below 1
     */
    public ImageFolder resize(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("imageFolder: resize needs a height and a width of at least 1, but got "
                    + height + " and " + width + ". Try resize(224, 224).");
        }
        return new ImageFolder(folder, Optional.of(new ImageFormat.Size(height, width)), isGrey, skipsDamaged, memory);
    }

    /** Returns the folder with grey images, of one channel: 0.299 red, 0.587 green, 0.114 blue. */
    public ImageFolder grey() {
        return new ImageFolder(folder, size, true, skipsDamaged, memory);
    }

    /**
     * Returns the folder without files that are no images or damaged, which are else refused. All files are decoded at once, to find
     * them, and those left out are listed in the log.
     */
    public ImageFolder skipDamaged() {
        return new ImageFolder(folder, size, isGrey, true, memory);
    }

    /**
     * Returns the folder with another limit for images that are kept in memory; default a quarter of the largest heap.
     *
     * @param megabytes at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public ImageFolder memory(int megabytes) {
        if (megabytes < 0) {
            throw new IllegalArgumentException(
                    "imageFolder: memory must be at least 0 MB, but was " + megabytes + ". Try memory(500).");
        }
        return new ImageFolder(folder, size, isGrey, skipsDamaged, (long) megabytes << 20);
    }

    /**
     * Returns the images with the names of their folders as classes, in natural order: {@code roses/1.jpg} is a rose. Images may lie
     * deeper in these folders.
     *
     * @throws IllegalArgumentException if there is no folder or a folder without images, a file is no image, or, without {@link
     *     #resize}, images differ in size
     */
    public Dataset labeled() {
        ClassFolders folders = ClassFolders.of(CALL, folder, "image");
        ImageFiles.Checked checked = checked(folders.files());
        int[] kept = checked.kept().stream().mapToInt(folders.classes()::get).toArray();
        return Dataset.of(checked.source(), kept, folders.names());
    }

    /**
     * Returns all images of the folder and of those in it without classes, ordered by their paths, for prediction.
     *
     * @throws IllegalArgumentException as {@link #labeled}
     */
    public Dataset unlabeled() {
        List<Path> files = ClassFolders.files(CALL, folder);
        if (files.isEmpty()) {
            throw ClassFolders.refused(CALL, folder, "it has no image. Pass a folder of JPEG, PNG, GIF or BMP files");
        }
        return Dataset.of(checked(files).source());
    }

    private ImageFiles.Checked checked(List<Path> files) {
        ImageFiles.Checked checked = ImageFiles.check(folder, files, size, isGrey, skipsDamaged, memory);
        if (checked.kept().isEmpty()) {
            throw ClassFolders.refused(
                    CALL, folder, "none of its " + files.size() + " files is an image. Pass another folder");
        }
        return checked;
    }

    /** Returns the shape of an image of this kind. */
    static Shape shape(ImageFormat.Size size, boolean isGrey) {
        return Shape.of(isGrey ? 1 : 3, size.height(), size.width());
    }
}
