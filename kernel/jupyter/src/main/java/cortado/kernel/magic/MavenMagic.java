package cortado.kernel.magic;

import cortado.kernel.dependency.Dependencies;
import cortado.kernel.dependency.DependencyException;
import java.util.List;

/** Adds libraries and all that they need. */
final class MavenMagic implements Command {
    private final Dependencies dependencies;

    MavenMagic(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public List<MagicInfo> forms() {
        return List.of(new MagicInfo(
                "%maven",
                "%maven group:artifact:version[:classifier] …",
                "adds libraries from Maven repositories, with all that they need"));
    }

    @Override
    public List<String> aliases() {
        return List.of("%addMavenDependencies", "%addMavenDependency");
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) throws MagicException, DependencyException {
        if (call.words().isEmpty()) {
            throw new MagicException(
                    "the coordinates are missing. Write for example %maven org.apache.commons:commons-csv:1.11.0");
        }
        return Additions.make(dependencies.maven(call.words()), dependencies, place);
    }
}
