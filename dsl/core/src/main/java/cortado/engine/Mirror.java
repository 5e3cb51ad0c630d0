package cortado.engine;

import ai.djl.repository.Artifact;
import ai.djl.repository.MRL;
import ai.djl.repository.Metadata;
import ai.djl.repository.RemoteRepository;
import ai.djl.util.Utils;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** DJL's public repository, or one of the same layout, whose files are kept apart from the public one's. */
final class Mirror extends RemoteRepository {
    /** The system property that names it. */
    static final String PROPERTY = "cortado.repository";

    private static final URI PUBLIC = URI.create("https://mlrepo.djl.ai/");

    /** One letter is a drive. */
    private static final Pattern URL = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*");

    private Mirror(URI base) {
        super("cortado", base);
    }

    /** Returns the repository that the system property names, or the public one. */
    static Mirror named() {
        DjlSettings.apply();
        String place = System.getProperty(PROPERTY, "").strip();
        return new Mirror(place.isEmpty() ? PUBLIC : base(place));
    }

    private static URI base(String place) {
        String url =
                URL.matcher(place).matches() ? place : Path.of(place).toUri().toString();
        try {
            return URI.create(url.endsWith("/") ? url : url + "/");
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    PROPERTY + " must be a URL or a folder, but is '" + place + "'. Correct the system property.",
                    wrong);
        }
    }

    /** Returns what is there of a dataset or network, whose files it looks for here, even where they are said to be at the public one. */
    @Override
    public Metadata locate(MRL place) throws IOException {
        Metadata metadata = super.locate(place);
        for (Artifact artifact : metadata.getArtifacts()) {
            for (Artifact.Item file : artifact.getFiles().values()) {
                String uri = file.getUri();
                if (uri.startsWith(PUBLIC.toString())) {
                    file.setUri(uri.replace(PUBLIC.toString(), getBaseUri().toString()));
                }
            }
        }
        return metadata;
    }

    /** Returns the folder in DJL's cache, the one that DJL itself uses for the public repository. */
    @Override
    public Path getCacheDirectory() throws IOException {
        return Files.createDirectories(cache());
    }

    /** Returns the folder, which is perhaps not there. */
    Path cache() {
        String own = getBaseUri().equals(PUBLIC)
                ? "repo"
                : "repo-%08x".formatted(getBaseUri().hashCode());
        return Utils.getCacheDir().resolve("cache").resolve(own);
    }

    /** Returns where the files of a dataset or network are described. */
    URI address(MRL place) {
        return getBaseUri().resolve(place.toURI());
    }

    /** Removes what is known of files that could not be fetched: perhaps they are at another place by now. */
    void forget(MRL place) {
        Utils.deleteQuietly(cache().resolve(place.toURI().getPath()).resolve("metadata.json"));
    }
}
