package cortado.kernel.magic;

import cortado.kernel.dependency.Addition;
import cortado.kernel.dependency.Dependencies;
import cortado.kernel.dependency.DependencyException;
import java.nio.file.Path;
import java.util.List;

/** Adds the dependencies of a pom file, or of a pom in the cell. */
final class LoadFromPomMagic implements Command {
    private final Dependencies dependencies;

    LoadFromPomMagic(Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public List<MagicInfo> forms() {
        return List.of(
                new MagicInfo("%loadFromPOM", "%loadFromPOM file [scope …]", "adds the dependencies of a pom file"),
                new MagicInfo(
                        "%%loadFromPOM",
                        "%%loadFromPOM [scope …]", "adds the <dependency> elements on the next lines of the cell"));
    }

    @Override
    public String judge(String body) {
        return Dependencies.judge(body);
    }

    @Override
    public List<String> run(MagicCall call, Workplace place) throws MagicException, DependencyException {
        List<String> words = call.words();
        if (call.name().startsWith("%%")) {
            return make(dependencies.pomText(call.body(), words), place);
        }
        if (words.isEmpty()) {
            throw new MagicException("the file is missing. Write for example %loadFromPOM pom.xml");
        }
        return make(dependencies.pomFile(Path.of(words.get(0)), words.subList(1, words.size())), place);
    }

    private List<String> make(Addition addition, Workplace place) {
        return Additions.make(addition, dependencies, place);
    }
}
