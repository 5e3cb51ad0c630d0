package cortado.kernel.dependency;

import java.net.URI;
import org.apache.maven.building.StringSource;
import org.apache.maven.model.building.ModelSource2;
import org.jspecify.annotations.Nullable;

/** A pom that is not a file. */
final class PomSource extends StringSource implements ModelSource2 {
    PomSource(String xml, String name) {
        super(xml, name);
    }

    @Override
    public @Nullable ModelSource2 getRelatedSource(String path) {
        return null;
    }

    @Override
    public @Nullable URI getLocationURI() {
        return null;
    }
}
