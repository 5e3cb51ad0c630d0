package cortado.kernel.magic;

import cortado.kernel.dependency.Dependencies;
import cortado.kernel.dependency.DependencyException;
import java.util.List;

/** Adds a place where libraries are looked for. */
final class MavenRepoMagic implements Command {
    private final Dependencies dependencies;

    MavenRepoMagic(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public List<MagicInfo> forms() {
        return List.of(
                new MagicInfo("%mavenRepo", "%mavenRepo id url", "looks for libraries in this Maven repository too"));
    }

    @Override
    public List<String> aliases() {
        return List.of("%addMavenRepo");
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) throws MagicException, DependencyException {
        if (call.words().size() != 2) {
            throw new MagicException("a name and an address are needed. Write for example "
                    + "%mavenRepo mine https://repo.example.com/maven2");
        }
        dependencies.addRepository(call.words().get(0), call.words().get(1));
        return List.of();
    }
}
