package cortado.engine;

import ai.djl.Application;
import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Datasets and networks of DJL's public repository, {@code https://mlrepo.djl.ai}, fetched once, checked by their sums, unpacked and kept
 * in DJL's cache, {@code ~/.djl.ai} unless {@code DJL_CACHE_DIR} names another folder.
 *
 * <p>The system property {@code cortado.repository} names another repository of the same layout, a URL or a folder. Nothing is fetched that
 * was not asked for; what is kept needs no network.
 */
public final class Downloads {
    private final String call;
    private final String instead;
    private final Consumer<String> progress;

    private Downloads(String call, String instead, Consumer<String> progress) {
        this.call = call;
        this.instead = instead;
        this.progress = progress;
    }

    /**
     * Returns downloads for one call of a user.
     *
     * @param call what messages begin with
     * @param instead how a copy on this machine is read, for messages: {@code Datasets.mnist(folder)}
     * @param progress is told when something is fetched
     */
    public static Downloads of(String call, String instead, Consumer<String> progress) {
        return new Downloads(call, instead, progress);
    }

    /**
     * Returns the folder with the files of a dataset of {@code ai.djl.basicdataset}.
     *
     * @param field {@code cv} or {@code nlp}
     * @throws UncheckedIOException if it is not here and cannot be fetched
     */
    public Path dataset(String field, String name) {
        Mirror mirror = Mirror.named();
        return folder(
                mirror,
                MRL.dataset(mirror, Application.of(field), "ai.djl.basicdataset", name, "1.0"),
                "dataset " + name);
    }

    /**
     * Returns the folder with the files of a network of {@code ai.djl.pytorch} for images.
     *
     * @throws UncheckedIOException if it is not here and cannot be fetched
     */
    public Path network(String name) {
        Mirror mirror = Mirror.named();
        MRL place = MRL.model(mirror, Application.of("cv/image_classification"), "ai.djl.pytorch", name, "0.0.1", name);
        return folder(mirror, place, "network " + name);
    }

    private Path folder(Mirror mirror, MRL place, String what) {
        try {
            Artifact artifact = mirror.resolve(place, null);
            if (artifact == null) {
                throw new FileNotFoundException("there is no version " + place.getVersion() + " of it");
            }
            Path folder = mirror.getResourceDirectory(artifact);
            if (!Files.exists(folder)) {
                progress.accept("%s: fetching the %s%s from %s, once."
                        .formatted(call, what, size(artifact), mirror.getBaseUri()));
                mirror.prepare(artifact);
            }
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(message(mirror, place, what, failed), failed);
        }
    }

    private static String size(Artifact artifact) {
        double bytes = artifact.getFiles().values().stream()
                .mapToLong(Artifact.Item::getSize)
                .sum();
        return bytes < 1e6 ? "" : String.format(Locale.ROOT, " (%.0f MB)", bytes / 1e6);
    }

    private String message(Mirror mirror, MRL place, String what, IOException failed) {
        mirror.forget(place);
        return ("%s: the %s is not on this machine, and %s could not be read (%s: %s). It is fetched once, which needs internet, and kept in"
                        + " %s. Without internet, read a copy with %s, or name another repository, a URL or a folder, with"
                        + " System.setProperty(\"%s\", ...).")
                .formatted(
                        call,
                        what,
                        mirror.address(place),
                        failed.getClass().getSimpleName(),
                        failed.getMessage(),
                        mirror.cache(),
                        instead,
                        Mirror.PROPERTY);
    }
}
